import { checkToken } from '../main/reset-links/check-token';
import { allowedSkewSeconds, type ResetClaims } from '../main/reset-links/token-format';
import type { ShopperAccount } from '../shared/domain/account';
import type { Clock } from '../shared/lib/clock';
import { accountHash, createStandingCheck, type NotStanding, type TokenTrace } from './account-standing';
import { findAccount, readLimitMs } from './find-account';
import type { KeyedLock } from './keyed-lock';
import { findKey, stampMoves, type ConnectionKey, type LandingConnection } from './landing-connection';
import { hashForLog, type LandingLog } from './landing-log';
import type { RateLimit } from './limits/rate-limit';
import { passwordProblem } from './password/password-rules';
import type { ReplayStore } from './replay/replay-store';
import { linkInvalid, type SubmissionResult, type TokenSubmission } from './submission';
import { failureCode, writeOutcome } from './vendor-outcome';

export interface TokenRedeemerOptions {
  /** The page's own origin. */
  readonly origin: string;
  readonly connections: () => readonly LandingConnection[];
  readonly replayStore: ReplayStore | null;
  readonly keyLimit: RateLimit;
  readonly lock: KeyedLock;
  readonly clock: Clock;
  readonly log: LandingLog;
  readonly maxLifetimeSeconds: number;
  /** Tokens issued before are refused; seconds since 1970 UTC, null for none. */
  readonly notBefore: number | null;
  /** Called after a password was set, with the account as it was read before. */
  readonly onChanged: (connection: LandingConnection, account: ShopperAccount, submission: TokenSubmission) => void;
}

/** Sets a password for a Keydesk token, after the checks of `docs/reset-token.md` in their order. */
export type TokenRedeemer = (submission: TokenSubmission) => Promise<SubmissionResult>;

/** Some vendors' stamps count whole seconds, so a change right after another one may not show. */
const stampResolutionMs = 2_000;

/** One genuine token on its way. */
interface Attempt {
  readonly submission: TokenSubmission;
  readonly connection: LandingConnection;
  readonly claims: ResetClaims;
  readonly trace: TokenTrace;
}

export function createTokenRedeemer(options: TokenRedeemerOptions): TokenRedeemer {
  const { clock, log, replayStore } = options;
  const standing = createStandingCheck({ replayStore, log });
  const usedPending = new Set<string>();

  return async (submission) => {
    const check = checkToken<ConnectionKey>(submission.token, {
      findKey: (kid) => findKey(options.connections(), kid),
      audience: options.origin,
      purpose: submission.purpose,
      nowSeconds: Math.floor(clock.now() / 1_000),
      maxLifetimeSeconds: options.maxLifetimeSeconds,
      notBefore: options.notBefore,
    });
    if (!check.ok) {
      log({ event: 'refused', code: check.code, kid: check.kid, jti: hashForLog(check.jti) });
      return linkInvalid;
    }
    const { claims, key } = check;
    const trace = { connection: key.connection.id, kid: key.key.kid, jti: hashForLog(claims.jti) };
    if (key.state.state === 'pending' && !usedPending.has(trace.kid)) {
      usedPending.add(trace.kid);
      log({ event: 'pending-key-used', ...trace });
    }
    return redeem({ submission, connection: key.connection, claims, trace });
  };

  async function redeem(attempt: Attempt): Promise<SubmissionResult> {
    const { submission, connection, claims, trace } = attempt;
    // Counted here and not before: a key id is no secret, and nobody shall use up the limit of a desk by naming it.
    if (options.keyLimit.take(trace.kid) !== null) {
      log({ event: 'limited', code: 'kid', ...trace });
      return { result: 'too-many' };
    }
    const first = await standing.check(connection, claims, trace);
    if (first.kind !== 'stands') return turnedAway(attempt, first);
    const problem = passwordProblem(submission.password, submission.repeat, first.account);
    if (problem !== null) {
      log({ event: 'password-refused', code: problem, ...trace });
      return { result: 'password', problem };
    }
    return options.lock.run(accountHash(connection, first.account), async () => {
      const again = await standing.check(connection, claims, trace);
      return again.kind === 'stands' ? setPassword(attempt, again.account) : turnedAway(attempt, again);
    });
  }

  function turnedAway({ trace }: Attempt, why: NotStanding): SubmissionResult {
    if (why.kind === 'try-later') return { result: 'try-later' };
    log({ event: 'refused', code: why.code, ...trace });
    return linkInvalid;
  }

  async function setPassword(attempt: Attempt, account: ShopperAccount): Promise<SubmissionResult> {
    const { submission, connection, trace } = attempt;
    const refusal = await spend(attempt);
    if (refusal !== null) return turnedAway(attempt, refusal);
    try {
      // A write is not cut off half-way; the adapter has time limits of its own.
      await connection.adapter.setPassword(account, submission.password, new AbortController().signal);
    } catch (error) {
      return notSet(attempt, error);
    }
    log({ event: 'password-set', ...trace });
    await watchStamp(attempt, account);
    options.onChanged(connection, account, submission);
    return { result: 'done', signInUrl: connection.signInUrl };
  }

  async function spend({ claims, trace }: Attempt): Promise<NotStanding | null> {
    if (replayStore === null) return null;
    try {
      const isFirst = await replayStore.spend({ jti: claims.jti, forgetAt: claims.exp + allowedSkewSeconds });
      return isFirst ? null : { kind: 'refused', code: 'replay' };
    } catch {
      log({ event: 'replay-store-failed', ...trace });
      return { kind: 'try-later' };
    }
  }

  async function notSet({ claims, trace }: Attempt, error: unknown): Promise<SubmissionResult> {
    const outcome = writeOutcome(error);
    if (outcome.kind === 'unknown') {
      log({ event: 'outcome-unknown', code: outcome.code, ...trace });
      return { result: 'unknown' };
    }
    await replayStore?.release(claims.jti).catch(() => log({ event: 'replay-store-failed', ...trace }));
    if (outcome.kind === 'password-refused') {
      log({ event: 'password-refused', code: 'refused-by-shop', ...trace });
      return { result: 'password', problem: 'refused-by-shop' };
    }
    log({ event: 'vendor-failed', step: 'write', code: outcome.code, ...trace });
    return { result: 'try-later' };
  }

  /** Single use rests on the stamp where there is no replay store, so that it moves is proved each time. */
  async function watchStamp({ connection, claims, trace }: Attempt, before: ShopperAccount): Promise<void> {
    if (!stampMoves(connection)) return;
    try {
      const after = await findAccount(connection.adapter, claims, AbortSignal.timeout(readLimitMs));
      const changedJustBefore = clock.now() - Date.parse(before.updatedAt ?? '') < stampResolutionMs;
      if (after?.updatedAt !== before.updatedAt || changedJustBefore) return;
      standing.distrust(connection);
      log({ event: 'stamp-stood-still', ...trace });
    } catch (error) {
      log({ event: 'vendor-failed', step: 'read-back', code: failureCode(error), ...trace });
    }
  }
}
