import type { JournalEntry, JournalPage } from '../../../src/shared/domain/journal-entry';

/** An entry of the journal; what is not said is as in an ordinary reset. */
export function journalEntry(changes: Partial<JournalEntry> = {}): JournalEntry {
  const seq = changes.seq ?? 7;
  return {
    ...{
      seq,
      id: `entry-${String(seq)}`,
      at: '2026-10-30T08:15:00.000Z',
      agent: 'os:anna',
      second: null,
      device: 'desk-07',
    },
    ...{ version: '0.1.0', kind: 'intent', act: 'reset.link', connectionId: 'norce', vendor: 'norce' },
    ...{ pseudonym: 'vl_DOoTDn6VuPphsV3kKQQ', reason: 'forgot-password', ticket: 'INC-1042' },
    ...{ callerCheck: 'order-number', outcome: 'ok', failureCode: null, count: null, clockOffsetMs: null },
    ...{ linkExpiresAt: null, hash: 'CkbX2yJfKmSoDKURdJfJ9AFAeg18DGhlgIvYjDIrNyc', previousHash: '' },
    outcomeRecord: {
      ...{ seq: seq + 1, at: '2026-10-30T08:15:01.000Z' },
      hash: 'VS8z-Cy0s5PGCGRwPM3TQ93dSJ0bp-TGt6wMpPNfaVU',
    },
    ...changes,
  };
}

/** A page that holds all there is. */
export function lastPage(entries: readonly JournalEntry[]): JournalPage {
  return { entries: [...entries], next: null, searchedTo: entries.at(-1)?.at.slice(0, 10) ?? null };
}
