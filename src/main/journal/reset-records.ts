import { agentsOf } from './agents';
import type { JournalFiles } from './files';
import type { RecordedReset, ResetAct } from './journal';
import type { JournalKeys } from './journal-keys';
import { openAccountId } from './pseudonyms';
import { monthOf, type JournalRecord } from './record';
import { firstRecord, recordsWithMark } from './records-with-mark';
import { listJournal } from './recovery';

const resetActs = ['reset.link', 'reset.mail', 'reset.force'] as const satisfies readonly ResetAct[];
const mark = '"act":"reset.';

/**
 * The resets that were asked for since a moment, oldest first, with the account each was for. Only lines that tell of a reset
 * are parsed, and no file is opened that is older than one which begins before the moment. A month whose key is gone names nobody any more, so its
 * resets are left out.
 *
 * @param since ISO 8601 UTC with milliseconds
 */
export async function readResets(
  files: JournalFiles,
  keys: Pick<JournalKeys, 'ofPastMonth'>,
  since: string,
): Promise<readonly RecordedReset[]> {
  const resets: RecordedReset[] = [];
  const outcomes = new Map<string, JournalRecord>();
  for (const { name } of [...(await listJournal(files))].reverse()) {
    const bytes = await files.read(name);
    for (const record of recordsWithMark(bytes, mark).reverse()) {
      if (record.ref !== undefined) outcomes.set(record.ref, record);
      else if (record.ts >= since) {
        const reset = await resetOf(record, outcomes.get(record.id), keys);
        if (reset !== null) resets.push(reset);
      }
    }
    if (beginsBefore(bytes, since)) break;
  }
  return resets.reverse();
}

/** Whether nothing before this file can be young enough. A file whose beginning can't be read tells nothing. */
function beginsBefore(bytes: Buffer, since: string): boolean {
  const record = firstRecord(bytes);
  return record !== null && record.ts < since;
}

async function resetOf(
  record: JournalRecord,
  outcome: JournalRecord | undefined,
  keys: Pick<JournalKeys, 'ofPastMonth'>,
): Promise<RecordedReset | null> {
  const { id, ts: at, kind, conn, vendor, acct, ticket = null } = record;
  const act = resetActs.find((candidate) => candidate === record.act);
  if (kind !== 'intent' || act === undefined || conn === undefined || vendor === undefined || acct === undefined) {
    return null;
  }
  const key = await keys.ofPastMonth(monthOf(at));
  const accountId = key === null ? null : openAccountId(key, id, acct);
  if (accountId === null) return null;
  const subject = { vendor, ref: { connectionId: conn, accountId } };
  const { agent } = agentsOf(record.agent);
  return { id, at, agent, act, subject, ticket, outcome: outcomeOf(outcome) };
}

function outcomeOf(outcome: JournalRecord | undefined): RecordedReset['outcome'] {
  if (outcome?.out === undefined) return null;
  const { out, tok } = outcome;
  return { out, expiresAt: tok === undefined ? null : new Date(tok.exp * 1_000).toISOString() };
}
