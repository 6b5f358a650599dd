import { randomUUID } from 'node:crypto';
import type {
  Journal,
  JournalAct,
  JournalIntent,
  JournalOutcome,
  JournalSubject,
  RecordedReset,
} from '../../src/main/journal/journal';
import type { HistoryEntry } from '../../src/shared/contract/journal';
import { fail, type Failure, type FailureCode } from '../../src/shared/domain/failure';
import type { Clock } from '../../src/shared/lib/clock';
import { createFixedClock } from './fixed-clock';

export interface MemoryJournalEvent {
  readonly act: JournalAct;
  readonly subject?: JournalSubject;
  readonly code?: FailureCode;
  readonly count?: number;
  readonly second?: string | null;
}

/** What was recorded, in the order in which it was. */
export type MemoryJournalRecord =
  | { readonly kind: 'intent'; readonly id: string; readonly at: number; readonly intent: JournalIntent }
  | { readonly kind: 'outcome'; readonly id: string; readonly at: number; readonly outcome: JournalOutcome }
  | { readonly kind: 'event'; readonly id: string; readonly at: number; readonly event: MemoryJournalEvent };

export interface MemoryJournal extends Journal {
  readonly records: readonly MemoryJournalRecord[];
  /** From now on nothing can be recorded; null heals the journal. */
  failWith(failure: Failure | null): void;
}

const agent = 'os:test';

export function createMemoryJournal(clock: Clock = createFixedClock()): MemoryJournal {
  const records: MemoryJournalRecord[] = [];
  let problem: Failure | null = null;

  function outcomeOf(id: string): JournalOutcome | null {
    const found = records.find((record) => record.kind === 'outcome' && record.id === id);
    return found?.kind === 'outcome' ? found.outcome : null;
  }

  function entryOf(record: MemoryJournalRecord, subject: JournalSubject): HistoryEntry | null {
    if (record.kind === 'intent' && sameAccount(record.intent.subject, subject)) {
      const { act, why, ticket } = record.intent;
      const outcome = outcomeOf(record.id);
      return {
        ...{
          id: record.id,
          at: new Date(record.at).toISOString(),
          agent,
          second: record.intent.second ?? null,
          act,
          reason: why,
          ticket,
        },
        ...{ outcome: outcome?.out ?? 'open', failureCode: outcome?.code ?? null },
      };
    }
    if (record.kind === 'event' && record.event.subject && sameAccount(record.event.subject, subject)) {
      const { act, code = null } = record.event;
      if (act === 'lookup' || act === 'account.open') return null;
      return {
        ...{
          id: record.id,
          at: new Date(record.at).toISOString(),
          agent,
          second: record.event.second ?? null,
          act,
          reason: null,
          ticket: null,
        },
        ...{ outcome: code === null ? 'ok' : 'denied', failureCode: code },
      };
    }
    return null;
  }

  return {
    records,
    intent: async (intent) => {
      if (problem !== null) throw fail(problem);
      const id = randomUUID();
      records.push({ kind: 'intent', id, at: clock.now(), intent });
      return id;
    },
    outcome: async (intentId, outcome) => {
      if (problem !== null) throw fail(problem);
      const known = records.some((record) => record.kind === 'intent' && record.id === intentId);
      if (!known) throw new Error('an outcome without its intent');
      if (outcomeOf(intentId) !== null) throw new Error('a second outcome for one intent');
      records.push({ kind: 'outcome', id: intentId, at: clock.now(), outcome });
    },
    event: (act, details = {}) => {
      records.push({ kind: 'event', id: randomUUID(), at: clock.now(), event: { act, ...details } });
    },
    history: async (subject) =>
      records
        .map((record) => entryOf(record, subject))
        .filter((entry) => entry !== null)
        .reverse()
        .slice(0, 50),
    async *verify() {
      const nothingChecked = { headMatched: false, seals: 0, clockRanBack: 0, strangeSeals: null };
      yield { step: 'good', records: records.length, firstSeq: null, head: null, ...nothingChecked };
    },
    trail: async () => {
      throw fail({ code: 'journal-unavailable' });
    },
    resets: async (sinceMs) => records.flatMap((record) => resetOf(record, outcomeOf, sinceMs)),
    erasableMonths: async () => [],
    eraseMonth: async () => {
      throw fail({ code: 'invalid-input', field: 'month', problem: 'not-over' });
    },
    problem: () => problem,
    close: async () => undefined,
    failWith: (next) => {
      problem = next;
    },
  };
}

function sameAccount(a: JournalSubject, b: JournalSubject): boolean {
  return a.vendor === b.vendor && a.ref.connectionId === b.ref.connectionId && a.ref.accountId === b.ref.accountId;
}

function resetOf(
  record: MemoryJournalRecord,
  outcomeOf: (id: string) => JournalOutcome | null,
  sinceMs: number,
): RecordedReset[] {
  if (record.kind !== 'intent' || record.at < sinceMs) return [];
  const { act, subject, ticket } = record.intent;
  if (act !== 'reset.link' && act !== 'reset.mail' && act !== 'reset.force') return [];
  const outcome = outcomeOf(record.id);
  const exp = outcome?.token?.exp ?? null;
  return [
    {
      ...{ id: record.id, at: new Date(record.at).toISOString(), agent, act, subject, ticket },
      outcome:
        outcome === null
          ? null
          : { out: outcome.out, expiresAt: exp === null ? null : new Date(exp * 1_000).toISOString() },
    },
  ];
}
