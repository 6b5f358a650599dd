import type { JournalFilter } from '../../shared/domain/journal-entry';
import { agentsOf } from '../journal/agents';
import type { JournalSubject } from '../journal/journal';
import { subjectPseudonym } from '../journal/pseudonyms';
import { dayOf, type JournalRecord } from '../journal/record';

/** A filter as it applies to the records of one file, which are all of one day and so of one month. */
export interface FileFilter {
  /** Bytes that every wanted record has, the rarest first: what is without them need not be parsed. */
  readonly marks: readonly Buffer[];
  /** Nothing is left out, so a line that can't be read isn't either. */
  readonly all: boolean;
  wants(record: JournalRecord): boolean;
}

/** What is wanted, with the account as main knows it. */
export type PageFilter = Omit<JournalFilter, 'account'> & { readonly subject?: JournalSubject | undefined };

/**
 * @param day of the file's records, `YYYY-MM-DD`; null when it isn't known
 * @param sealDay of the seal at its end, which is written when the next file begins; null when it isn't known
 * @param monthKey null when the month has none any more: then its records name nobody
 * @returns null when the file can't have anything that is wanted
 */
export function filterForFile(
  filter: PageFilter,
  { day, sealDay }: { readonly day: string | null; readonly sealDay: string | null },
  monthKey: Buffer | null,
): FileFilter | null {
  const { from, to, connectionId, ticket, subject, acts } = filter;
  if (day !== null && sealDay !== null && from !== undefined && [day, sealDay].every((one) => one < dayOf(from)))
    return null;
  if (day !== null && to !== undefined && day > dayOf(to)) return null;
  if (subject !== undefined && monthKey === null) return null;
  const subj = subject === undefined || monthKey === null ? undefined : subjectPseudonym(monthKey, subject);
  const agent = agentOf(filter);
  const wantedActs = acts === undefined ? null : new Set<string>(acts);
  return {
    marks: marksOf([
      ['subj', subj],
      ['ticket', ticket],
      ['conn', connectionId],
      ['act', acts?.length === 1 ? acts[0] : undefined],
      ['kind', filter.outcome === undefined ? undefined : 'intent'],
    ]).concat(agent === undefined ? [] : markOfAgent(agent)),
    all: Object.values(filter).every((value) => value === undefined),
    wants: (record) =>
      (from === undefined || record.ts >= from) &&
      (to === undefined || record.ts <= to) &&
      (subj === undefined || record.subj === subj) &&
      (ticket === undefined || record.ticket === ticket) &&
      (connectionId === undefined || record.conn === connectionId) &&
      (wantedActs?.has(record.act) ?? true) &&
      (agent === undefined || agentsOf(record.agent).agent === agent),
  };
}

/** Whether an intent with this outcome is wanted; null stands for an intent without one. */
export function wantsOutcome({ outcome }: PageFilter, line: Buffer | null): boolean {
  if (outcome === undefined) return true;
  return outcome === 'open' ? line === null : (line?.includes(`"out":"${outcome}"`) ?? false);
}

/** Agents are typed as people know them: `anna` is the account of the computer. */
function agentOf({ agent }: PageFilter): string | undefined {
  return agent === undefined || agent === 'none' || agent.includes(':') ? agent : `os:${agent}`;
}

/** The beginning of the member: a second person may stand behind the agent. */
function markOfAgent(agent: string): Buffer {
  return Buffer.from(`"agent":${JSON.stringify(agent).slice(0, -1)}`);
}

/** Members as the journal writes them. Within a text the quotation marks would be escaped, so these stand nowhere else. */
function marksOf(members: readonly (readonly [name: string, value: string | undefined])[]): readonly Buffer[] {
  return members.flatMap(([name, value]) =>
    value === undefined ? [] : [Buffer.from(`"${name}":${JSON.stringify(value)}`)],
  );
}
