import type { AccountRef } from '../../shared/domain/account';
import type { CallerCheck, WriteReason } from '../../shared/domain/action';
import type { Failure, FailureCode } from '../../shared/domain/failure';
import type { HistoryEntry } from '../../shared/contract/journal';
import type { JournalCheckEvent, JournalHead } from '../../shared/domain/journal-check';
import type { JournalAct } from '../../shared/domain/journal-entry';
import type { VendorId } from '../../shared/domain/vendor';
import type { JournalFiles } from './files';

export type { JournalAct };

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
  /** The colleague who agreed; null or left out where nobody had to. */
  readonly second?: string | null;
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

/** The journal as files: what reading it takes, and nothing that could change it. */
export interface JournalTrail {
  readonly files: Pick<JournalFiles, 'list' | 'size' | 'readPart' | 'readEnds'>;
  /** The key that pseudonyms of a month, `YYYY-MM`, are made with; null when it was deleted or never made. */
  monthKey(month: string): Promise<Buffer | null>;
}

/** The acts that let a shopper choose a new password. */
export type ResetAct = Extract<JournalAct, `reset.${string}`>;

/** A reset as the journal tells of it. */
export interface RecordedReset {
  /** Id of the intent's record. */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly agent: string;
  readonly act: ResetAct;
  readonly subject: JournalSubject;
  readonly ticket: string | null;
  /** Null as long as none was recorded. `expiresAt` is null where the record has no link's time. */
  readonly outcome: { readonly out: JournalOutcome['out']; readonly expiresAt: string | null } | null;
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
    details?: {
      readonly subject?: JournalSubject;
      readonly code?: FailureCode;
      readonly count?: number;
      /** As in an intent. */
      readonly second?: string | null;
    },
  ): void;
  /** What was done to one account, newest first, intent and outcome as one. */
  history(subject: JournalSubject): Promise<readonly HistoryEntry[]>;
  /**
   * Checks every record there is now, against a head that was kept elsewhere if there is one.
   *
   * @throws KeydeskError `journal-unavailable` when the journal can't be read
   */
  verify(against: JournalHead | null, signal: AbortSignal): AsyncGenerator<JournalCheckEvent>;
  /** Where the records are, for those who read many of them. Everything recorded so far is on the disk when it resolves. */
  trail(): Promise<JournalTrail>;
  /** The resets that were asked for since a moment (ms since 1970), oldest first. */
  resets(sinceMs: number): Promise<readonly RecordedReset[]>;
  /** Past months, `YYYY-MM`, whose records can still be linked to accounts and may be cut loose. */
  erasableMonths(): Promise<readonly string[]>;
  /**
   * Destroys the key of a past month, so that none of its records can be linked to an account again, here or at a
   * collector. The records and their chain stay. That it was done is recorded.
   *
   * @throws KeydeskError `invalid-input` (`month`, `not-over`), `journal-unavailable`, or what the keychain says
   */
  eraseMonth(month: string): Promise<void>;
  /** Why writes can't be recorded, or null. */
  problem(): Failure | null;
  /** Writes what is grouped, seals nothing, closes the file. */
  close(): Promise<void>;
}
