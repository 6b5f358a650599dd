import { fail, isKeydeskError, type Failure, type KeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer } from './messages';
import type { CallKind } from './limits';
import { retryAfterMs } from './retry-after';
import { transportFault } from './transport-fault';

/** What one attempt came to, by the rules of its kind of call. */
export type Verdict =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      /** Whether the same request may go out again. */
      readonly again: boolean;
      /** How long the vendor asked to be left alone; null when it did not say. */
      readonly waitMs: number | null;
    };

/** An attempt that ended without an answer. */
export class AttemptError extends Error {
  constructor(
    readonly keydeskError: KeydeskError,
    readonly certainlyNotSent: boolean,
  ) {
    super(keydeskError.failure.code);
  }
}

export const timeoutReason = Symbol('timeout');

export interface AttemptContext {
  readonly host: string;
  /** Whether the request was handed to the transport at all. */
  readonly sent: boolean;
  /** The agent's own signal, and that of this attempt, which also ends by time. */
  readonly callerSignal: AbortSignal;
  readonly signal: AbortSignal;
}

/** Names what `fetch` or reading the body threw. */
export function toAttemptError(error: unknown, { host, sent, callerSignal, signal }: AttemptContext): AttemptError {
  if (callerSignal.aborted) return new AttemptError(fail({ code: 'cancelled' }), !sent);
  if (signal.aborted && signal.reason === timeoutReason) return new AttemptError(fail({ code: 'timeout' }), false);
  if (isKeydeskError(error)) return new AttemptError(error, false);
  const fault = transportFault(error, host);
  return new AttemptError(fail(fault.failure), fault.certainlyNotSent);
}

export function isWrite(kind: CallKind): boolean {
  return kind === 'write' || kind === 'once';
}

/** True for what counts against a vendor: no answer, or a 5xx. Our own cancelling does not, and neither does a 4xx. */
export function countsAsOutage(verdict: Verdict): boolean {
  if (verdict.kind === 'answer') return false;
  switch (verdict.failure.code) {
    case 'cancelled':
    case 'rate-limited':
      return false;
    default:
      return true;
  }
}

export function judgeAnswer(answer: HttpAnswer, kind: CallKind, clock: Clock): Verdict {
  const { status } = answer;
  if (status < 500 && status !== 429 && status !== 408) return { kind: 'answer', answer };
  const waitMs = retryAfterMs(answer.headers, clock.now());
  const retryAt = waitMs === null ? null : new Date(clock.now() + waitMs).toISOString();
  if (status === 429) {
    return { kind: 'failure', failure: { code: 'rate-limited', retryAt }, again: !isWrite(kind), waitMs };
  }
  // A 503 that says when to come back was turned away at the door; any other 5xx may have come after the work was done.
  const turnedAway = status === 503 && waitMs !== null;
  if (isWrite(kind) && !turnedAway) return unknownOutcome;
  const cause = answer.headers.has('sfdc_maintenance') ? 'maintenance' : '5xx';
  const repeatable = [408, 502, 503, 504].includes(status) || (status === 500 && kind !== 'token');
  return {
    kind: 'failure',
    failure: { code: 'unavailable', cause, status, retryAt },
    again: !isWrite(kind) && repeatable,
    waitMs,
  };
}

const unknownOutcome: Verdict = { kind: 'failure', failure: { code: 'unknown-outcome' }, again: false, waitMs: null };

export function judgeError(error: AttemptError, kind: CallKind): Verdict {
  const { failure } = error.keydeskError;
  // Also when the agent cancels: a write that left may have been done.
  if (isWrite(kind) && !error.certainlyNotSent) return unknownOutcome;
  const again = !isWrite(kind) && (failure.code === 'timeout' || failure.code === 'unavailable');
  return { kind: 'failure', failure, again, waitMs: null };
}
