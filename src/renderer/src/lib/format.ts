import type { Clock } from '../../../shared/lib/clock';

/** Dates as the agent's language writes them. */
export interface Format {
  /** A time of day for today, else day and month, with the year when it is another one. */
  moment(iso: string): string;
  /** Always the day, never the time. */
  day(iso: string): string;
  /** Time of day with minutes. */
  time(iso: string): string;
  /** `["a", "b"]` as "a and b". */
  list(items: readonly string[]): string;
}

export function createFormat(locale: string, clock: Clock): Format {
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayOfAnyYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });

  // A date that can't be read is shown as it came: hiding it would hide a vendor's mistake.
  const read = (iso: string, show: (date: Date) => string): string => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : show(date);
  };
  const day = (iso: string): string =>
    read(iso, (date) =>
      (date.getFullYear() === new Date(clock.now()).getFullYear() ? dayOfYear : dayOfAnyYear).format(date),
    );
  const time = (iso: string): string => read(iso, (date) => hours.format(date));

  return {
    day,
    time,
    moment: (iso) =>
      read(iso, (date) =>
        date.toDateString() === new Date(clock.now()).toDateString() ? time(iso) : `${day(iso)}, ${time(iso)}`,
      ),
    list: (items) => conjunction.format(items),
  };
}
