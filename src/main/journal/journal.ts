import type { AccountRef } from '../../shared/domain/account';
import type { CallerCheck, WriteReason } from '../../shared/domain/action';
import type { Failure, FailureCode } from '../../shared/domain/failure';
import type { HistoryEntry } from '../../shared/contract/journal';
import type { JournalCheckEvent, JournalHead } from '../../shared/domain/journal-check';
import type { VendorId } from '../../shared/domain/vendor';

/** What a record can be about; the closed list of `docs/journal.md`. */
export type JournalAct =
  | 'journal.open'
  | 'app.start'
  | 'app.fault'
  | 'lookup'
  | 'account.open'
  | 'account.activate'
  | 'account.deactivate'
  | 'reset.link'
  | 'reset.mail'
  | 'reset.force'
  | 'link.reveal'
  | 'shopper.register'
  | 'session.end'
  | 'sign-in-as'
  | 'bulk.start'
  | 'bulk.end'
  | 'secret.set'
  | 'secret.delete'
  | 'connection.change'
  | 'policy.change'
  | 'port.refused'
  | 'limit.hit'
  | 'export.gap';

export interface JournalSubject {
  readonly vendor: VendorId;
  readonly ref: AccountRef;
}

export interface JournalIntent {
  readonly act: JournalAct;
  readonly subject: JournalSubject;
  readonly why: WriteReason;
  readonly ticket: string | null;
  readonly check: CallerCheck | null;
}

/** What is known of a Keydesk token without the token: enough for the ledger, useless for signing in. */
export interface TokenTrace {
  readonly kid: string;
  /** Seconds since 1970. */
  readonly exp: number;
  /** The token's `jti`; the journal keeps only a keyed fingerprint of it. */
  readonly jti: string;
}

export interface JournalOutcome {
  readonly out: 'ok' | 'noop' | 'denied' | 'failed' | 'unknown';
  readonly code: FailureCode | null;
  readonly token: TokenTrace | null;
}

/**
 * The tamper-evident record of what agents did.
 *
 * @throws KeydeskError `journal-unavailable` from `intent`: then nothing may be sent to a vendor.
 */
export interface Journal {
  /** Durable on disk before it resolves, with the id of the record. */
  intent(intent: JournalIntent): Promise<string>;
  outcome(intentId: string, outcome: JournalOutcome): Promise<void>;
  /** A record that is neither: look-ups, starts, refusals. May be grouped; never blocks a look-up. */
  event(
    act: JournalAct,
    details?: { readonly subject?: JournalSubject; readonly code?: FailureCode; readonly count?: number },
  ): void;
  /** What was done to one account, newest first, intent and outcome as one. */
  history(subject: JournalSubject): Promise<readonly HistoryEntry[]>;
  /**
   * Checks every record there is now, against a head that was kept elsewhere if there is one.
   *
   * @throws KeydeskError `journal-unavailable` when the journal can't be read
   */
  verify(against: JournalHead | null, signal: AbortSignal): AsyncGenerator<JournalCheckEvent>;
  /** Why writes can't be recorded, or null. */
  problem(): Failure | null;
  /** Writes what is grouped, seals nothing, closes the file. */
  close(): Promise<void>;
}
