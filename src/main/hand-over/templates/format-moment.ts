import { fail } from '../../../shared/domain/failure';
import type { Language } from '../../../shared/domain/language';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE', nb: 'nb-NO', fi: 'fi-FI' };

export interface MomentOptions {
  readonly language: Language;
  /** IANA name, such as `Europe/Stockholm`; left out for the computer's own. */
  readonly timeZone?: string | undefined;
}

/**
 * Day and time as they are written in a language, with the name of the time zone: a shopper may live in another one.
 *
 * @param instant ISO 8601
 * @throws KeydeskError `invalid-input` for a text that is no instant
 */
export function formatMoment(instant: string, { language, timeZone }: MomentOptions): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw fail({ code: 'invalid-input', field: 'instant', problem: 'malformed' });
  const format = new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  // Narrow and unbreakable blanks become ordinary ones: a mail client may show them as boxes.
  return format.format(time).replace(/\s/gu, ' ');
}
