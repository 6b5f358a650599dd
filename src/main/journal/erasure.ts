import { fail } from '../../shared/domain/failure';
import type { JournalFiles } from './files';
import type { JournalKeys } from './journal-keys';
import { listJournal } from './recovery';
import { monthOfFile } from './retention';

/** So long after its end a month's key is still needed: the limits on resets and the list of resets are read with it. */
const neededAfterDays = 7;
const dayMs = 86_400_000;

/** The months, `YYYY-MM`, oldest first, whose records can still be linked to accounts, and need not be any more. */
export async function erasableMonths(
  files: JournalFiles,
  keys: Pick<JournalKeys, 'ofPastMonth'>,
  nowMs: number,
): Promise<readonly string[]> {
  const months = new Set<string>();
  for (const { name } of await listJournal(files)) {
    const month = await monthOfFile(files, name);
    if (month !== null && isOver(month, nowMs)) months.add(month);
  }
  const erasable: string[] = [];
  for (const month of months) if ((await keys.ofPastMonth(month)) !== null) erasable.push(month);
  return erasable.sort();
}

/**
 * Destroys the key of a month: its records stay, and so does the chain, but nobody can tell any more which accounts they
 * are about.
 *
 * @throws KeydeskError `invalid-input` (`month`, `not-over`) before it has been over for a week; whatever the keychain throws
 */
export async function eraseMonth(keys: Pick<JournalKeys, 'forget'>, month: string, nowMs: number): Promise<void> {
  if (!isOver(month, nowMs)) throw fail({ code: 'invalid-input', field: 'month', problem: 'not-over' });
  await keys.forget(month);
}

/** The month as a number that a record can hold: 202701 for `2027-01`. */
export function monthAsNumber(month: string): number {
  return Number(month.replace('-', ''));
}

function isOver(month: string, nowMs: number): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month)) return false;
  const end = new Date(`${month}-01T00:00:00.000Z`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return nowMs >= end.getTime() + neededAfterDays * dayMs;
}
