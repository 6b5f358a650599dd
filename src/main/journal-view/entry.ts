import type { JournalEntry } from '../../shared/domain/journal-entry';
import { agentsOf } from '../journal/agents';
import type { JournalRecord } from '../journal/record';

/** A record as the window shows it, told together with its outcome; null for an outcome, which its intent tells. */
export function entryOf(record: JournalRecord, outcome: JournalRecord | null): JournalEntry | null {
  const { kind } = record;
  if (kind === 'outcome') return null;
  return {
    ...{ seq: record.seq, id: record.id, at: record.ts, hash: record.hash, previousHash: record.prev },
    ...agentsOf(record.agent),
    ...{ device: record.dev, version: record.app, kind, act: record.act },
    connectionId: record.conn ?? null,
    vendor: record.vendor ?? null,
    pseudonym: record.subj ?? null,
    reason: record.why ?? null,
    ticket: record.ticket ?? null,
    callerCheck: record.check ?? null,
    outcome: kind === 'intent' ? (outcome?.out ?? 'open') : null,
    failureCode: (outcome ?? record).code ?? null,
    count: record.n ?? null,
    clockOffsetMs: record.clk ?? null,
    linkExpiresAt: outcome?.tok === undefined ? null : new Date(outcome.tok.exp * 1000).toISOString(),
    outcomeRecord: outcome === null ? null : { seq: outcome.seq, at: outcome.ts, hash: outcome.hash },
  };
}

/** Stands for a line that is no record: a journal that somebody changed must not look shorter than it is. */
export function unreadableEntry(name: string, offset: number): JournalEntry {
  return {
    ...{ seq: 0, id: `${name}:${offset}`, at: '', hash: '', previousHash: '' },
    ...{ agent: '', second: null, device: '', version: '', kind: 'unreadable', act: '' },
    ...{ connectionId: null, vendor: null, pseudonym: null, reason: null, ticket: null, callerCheck: null },
    ...{ outcome: null, failureCode: null, count: null, clockOffsetMs: null, linkExpiresAt: null, outcomeRecord: null },
  };
}
