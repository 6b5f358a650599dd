import type { HistoryEntry } from '../../shared/contract/journal';
import { agentsOf } from './agents';
import type { JournalFiles } from './files';
import type { JournalSubject } from './journal';
import type { JournalKeys } from './journal-keys';
import { subjectPseudonym } from './pseudonyms';
import { monthOf, type JournalRecord } from './record';
import { firstRecord, recordsWithMark } from './records-with-mark';
import { listJournal } from './recovery';

/** As many as the window shows. */
export const maxHistory = 50;

/** What was only looked at is in the journal, but is not something done to the account. */
const looks: ReadonlySet<JournalRecord['act']> = new Set(['lookup', 'account.open']);

/**
 * What was done to one account, newest first. Files are searched for the account's pseudonym of their month as bytes, and
 * only the lines that have it are parsed: a million records are searched in a fraction of a second.
 *
 * A month whose key is gone names nobody any more, so it is passed over.
 */
export async function readHistory(
  files: JournalFiles,
  keys: Pick<JournalKeys, 'ofPastMonth'>,
  subject: JournalSubject,
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  const outcomes = new Map<string, JournalRecord>();
  for (const { name } of [...(await listJournal(files))].reverse()) {
    const bytes = await files.read(name);
    const month = monthOfFile(bytes);
    const key = month === null ? null : await keys.ofPastMonth(month);
    if (key === null) continue;
    for (const record of recordsWithMark(bytes, `"subj":"${subjectPseudonym(key, subject)}"`).reverse()) {
      if (record.ref !== undefined) outcomes.set(record.ref, record);
      const entry = entryOf(record, outcomes.get(record.id));
      if (entry !== null && entries.push(entry) === maxHistory) return entries;
    }
  }
  return entries;
}

/** A file holds one day, so its first record tells its month. */
function monthOfFile(bytes: Buffer): string | null {
  const first = firstRecord(bytes);
  return first === null ? null : monthOf(first.ts);
}

function entryOf(record: JournalRecord, outcome: JournalRecord | undefined): HistoryEntry | null {
  const { id, ts: at, act } = record;
  const who = agentsOf(record.agent);
  switch (record.kind) {
    case 'intent':
      return {
        ...{ id, at, ...who, act, reason: record.why ?? null, ticket: record.ticket ?? null },
        ...{ outcome: outcome?.out ?? 'open', failureCode: outcome?.code ?? null },
      };
    case 'event':
    case 'alarm':
      if (looks.has(act)) return null;
      return {
        ...{ id, at, ...who, act, reason: null, ticket: null },
        ...{ outcome: record.code === undefined ? 'ok' : 'denied', failureCode: record.code ?? null },
      };
    default:
      return null;
  }
}
