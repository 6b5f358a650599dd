import type { JournalRecord } from '../../journal/record';
import type { Policy } from '../../policy/schema';

/** Where records go as they are written; the policy names it. */
export type LogTarget = NonNullable<Policy['logTarget']>;

/** A record that is to be sent, as its line and as data. */
export interface OutgoingRecord {
  readonly line: Buffer;
  readonly record: JournalRecord;
}

/**
 * Hands records over. Resolves when the collector has them, as far as its protocol can say.
 *
 * @throws KeydeskError `offline`, `timeout`, `unavailable`, `rate-limited`, `auth`, `tls-untrusted` or `rejected`
 */
export type SendRecords = (records: readonly OutgoingRecord[], signal: AbortSignal) => Promise<void>;
