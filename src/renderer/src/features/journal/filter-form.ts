import type { AccountRef } from '../../../../shared/domain/account';
import { ticketSchema } from '../../../../shared/domain/action';
import { entryOutcomes, type EntryOutcome, type JournalFilter } from '../../../../shared/domain/journal-entry';
import { actGroupNames, actGroups, type ActGroup } from './act-groups';

/** The filter as it stands in the fields; an empty text is no wish. Days are the agent's own, as `YYYY-MM-DD`. */
export interface FilterForm {
  readonly from: string;
  readonly to: string;
  readonly agent: string;
  readonly store: string;
  readonly group: ActGroup | '';
  readonly outcome: EntryOutcome | '';
  readonly ticket: string;
}

export const emptyForm: FilterForm = { from: '', to: '', agent: '', store: '', group: '', outcome: '', ticket: '' };

export function isEmptyForm(form: FilterForm): boolean {
  return Object.values(form).every((value) => value === '');
}

export function groupOf(value: string): ActGroup | '' {
  return actGroupNames.find((name) => name === value) ?? '';
}

export function outcomeOf(value: string): EntryOutcome | '' {
  return entryOutcomes.find((name) => name === value) ?? '';
}

/** What the main process is asked for. A ticket that can't be one is not searched for. */
export function filterOf(form: FilterForm, account: AccountRef | null): JournalFilter {
  const from = dayStart(form.from, 0);
  const end = dayStart(form.to, 1);
  const ticket = ticketSchema.safeParse(form.ticket.trim());
  const agent = form.agent.trim();
  return {
    ...(from === null ? {} : { from: new Date(from).toISOString() }),
    ...(end === null ? {} : { to: new Date(end - 1).toISOString() }),
    ...(agent === '' ? {} : { agent }),
    ...(form.store === '' ? {} : { connectionId: form.store }),
    ...(form.group === '' ? {} : { acts: [...actGroups[form.group]] }),
    ...(form.outcome === '' ? {} : { outcome: form.outcome }),
    ...(ticket.success ? { ticket: ticket.data } : {}),
    ...(account === null ? {} : { account }),
  };
}

/** Midnight at the agent's place, some days later; null for what is no day. */
function dayStart(day: string, later: number): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  if (parts === null) return null;
  const [year, month, date] = parts.slice(1).map(Number);
  const moment = new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + later).getTime();
  return Number.isNaN(moment) ? null : moment;
}
