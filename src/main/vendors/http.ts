import { fail, isKeydeskError, KeydeskError } from '../../shared/domain/failure';
import type { VendorId } from '../../shared/domain/vendor';
import type { Clock } from '../../shared/lib/clock';
import { createBreaker } from './http/breaker';
import { createLanes } from './http/lanes';
import { defaultLimits, type HttpLimits } from './http/limits';
import type { HttpAnswer, HttpCall } from './http/messages';
import { parseJson } from './http/parse-json';
import { readBody } from './http/read-body';
import { createRetryBudget } from './http/retry-budget';
import { createThrottle } from './http/throttle';
import {
  AttemptError,
  countsAsOutage,
  isWrite,
  judgeAnswer,
  judgeError,
  timeoutReason,
  toAttemptError,
  type Verdict,
} from './http/verdict';
import type { CallRecord } from './port';

export type { HttpAnswer, HttpBody, HttpCall } from './http/messages';

export interface HttpClient {
  readonly limits: HttpLimits;
  /**
   * Sends a request by the rules of its kind: time limits, repetition of reads within a budget, few calls at once, a pause
   * when the vendor asks for one or keeps failing; and for writes the honest distinction of *certainly not sent* (the
   * cause is reported) from *may have been done* (`unknown-outcome`).
   *
   * @throws KeydeskError for everything that is not an answer of 2xx, 3xx or 4xx other than 408 and 429.
   */
  call(request: HttpCall): Promise<HttpAnswer>;
  /** The vendor's clock minus ours in milliseconds, by the last answer's `Date` header; null before the first. */
  clockOffsetMs(): number | null;
}

export interface HttpClientOptions {
  readonly vendor: VendorId;
  /** Origins this connection may speak to; anything else is refused before a byte leaves. */
  readonly origins: readonly string[];
  readonly fetch: typeof fetch;
  readonly fetchOnce?: typeof fetch;
  readonly clock: Clock;
  readonly onCall?: (call: CallRecord) => void;
  readonly limits?: Partial<HttpLimits>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const limits: HttpLimits = { ...defaultLimits, ...options.limits };
  const origins = new Set(options.origins.map((origin) => new URL(origin).origin));
  const budget = createRetryBudget();
  const throttle = createThrottle(options.clock);
  const lanes = createLanes();
  const breaker = createBreaker({ clock: options.clock, isFailure: (error) => error instanceof Outage });
  let offsetMs: number | null = null;

  /** One request and its answer, with the limits of time and size. */
  async function exchange(request: HttpCall, number: number, deadline: number): Promise<HttpAnswer> {
    const startedAt = performance.now();
    const abort = new AbortController();
    const onAbort = (): void => abort.abort(request.signal.reason);
    request.signal.addEventListener('abort', onAbort, { once: true });
    const expire = (): void => abort.abort(timeoutReason);
    const remaining = Math.max(0, deadline - startedAt);
    const firstByte = setTimeout(expire, Math.min(limits.firstByteMs[request.kind], remaining));
    const whole = setTimeout(expire, Math.min(limits.attemptMs, remaining));
    const seen: { status: number | null; offsetMs: number | null } = { status: null, offsetMs: null };
    const record = (failure: CallRecord['failure']): void =>
      options.onCall?.({
        vendor: options.vendor,
        method: request.method,
        route: request.route,
        status: seen.status,
        failure,
        durationMs: Math.round(performance.now() - startedAt),
        attempt: number,
        clockOffsetMs: seen.offsetMs,
      });
    let sent = false;
    try {
      if (request.signal.aborted) throw fail({ code: 'cancelled' });
      sent = true;
      const transport = request.kind === 'once' ? (options.fetchOnce ?? options.fetch) : options.fetch;
      const response = await transport(request.url, requestInit(request, abort.signal));
      clearTimeout(firstByte);
      seen.status = response.status;
      seen.offsetMs = dateOffset(response.headers, options.clock.now());
      offsetMs = seen.offsetMs ?? offsetMs;
      const text = await readBody(response, limits);
      record(null);
      return toAnswer(response, text, limits);
    } catch (error) {
      const thrown = toAttemptError(error, {
        host: new URL(request.url).host,
        sent,
        callerSignal: request.signal,
        signal: abort.signal,
      });
      record(thrown.keydeskError.failure.code);
      throw thrown;
    } finally {
      clearTimeout(firstByte);
      clearTimeout(whole);
      request.signal.removeEventListener('abort', onAbort);
    }
  }

  async function attempt(request: HttpCall, number: number, deadline: number): Promise<Verdict> {
    const verdict = await exchange(request, number, deadline).then(
      (answer) => judgeAnswer(answer, request.kind, options.clock),
      (error: unknown) => {
        if (error instanceof AttemptError) return judgeError(error, request.kind);
        throw error;
      },
    );
    if (countsAsOutage(verdict)) throw new Outage(verdict);
    return verdict;
  }

  async function guarded(request: HttpCall, number: number, deadline: number): Promise<Verdict> {
    try {
      return await breaker.run(() => attempt(request, number, deadline));
    } catch (error) {
      if (error instanceof Outage) return error.verdict;
      if (isKeydeskError(error)) return { kind: 'failure', failure: error.failure, again: false, waitMs: null };
      throw error;
    }
  }

  async function repeated(request: HttpCall): Promise<HttpAnswer> {
    const deadline = performance.now() + limits.deadlineMs[request.kind];
    const remaining = (): number => deadline - performance.now();
    const asked = throttle.check(isWrite(request.kind) ? 0 : remaining());
    if (asked > 0) await pause(asked, request.signal);
    for (let number = 1; ; number += 1) {
      const verdict = await guarded(request, number, deadline);
      if (verdict.kind === 'answer') {
        budget.earn();
        return verdict.answer;
      }
      if (verdict.failure.code === 'rate-limited' && verdict.waitMs !== null) throttle.pauseFor(verdict.waitMs);
      const wait = verdict.waitMs ?? backoffMs(number, limits);
      const mayRepeat = verdict.again && number < limits.attempts[request.kind] && wait < remaining() && budget.spend();
      if (!mayRepeat) throw new KeydeskError(verdict.failure);
      await pause(wait, request.signal);
    }
  }

  return {
    limits,
    clockOffsetMs: () => offsetMs,
    call: async (request) => {
      if (!origins.has(new URL(request.url).origin))
        throw fail({ code: 'misconfigured', cause: 'origin', field: null });
      return lanes.run(() => repeated(request), { write: isWrite(request.kind), signal: request.signal });
    },
  };
}

/** Carries a verdict through the breaker, which counts what is thrown. */
class Outage extends Error {
  constructor(readonly verdict: Verdict) {
    super('outage');
  }
}

const jsonType = /^(application|text)\/([a-z0-9.+-]+\+)?json\b/iu;

function toAnswer(response: Response, text: string, limits: HttpLimits): HttpAnswer {
  const { status, headers } = response;
  return {
    status,
    ok: response.ok,
    headers,
    text,
    json: () => {
      const type = headers.get('content-type');
      if (text !== '' && type !== null && !jsonType.test(type)) {
        throw fail({ code: 'vendor-error', cause: 'media-type', path: null, status });
      }
      return parseJson(text, status, limits.jsonDepth);
    },
  };
}

function requestInit(request: HttpCall, signal: AbortSignal): RequestInit {
  const headers = new Headers(request.headers);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  const init: RequestInit = {
    method: request.method,
    headers,
    signal,
    redirect: request.redirect ?? 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
  if (request.body === undefined) return init;
  if ('form' in request.body) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    return { ...init, body: new URLSearchParams(request.body.form).toString() };
  }
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return { ...init, body: 'json' in request.body ? JSON.stringify(request.body.json) : '' };
}

/** The answer's `Date` (whole seconds, so half a second is added) minus our clock. */
function dateOffset(headers: Headers, nowMs: number): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at + 500 - nowMs;
}

function backoffMs(attempt: number, limits: HttpLimits): number {
  const ceiling = Math.min(limits.backoffMaxMs, limits.backoffBaseMs * 2 ** (attempt - 1));
  return limits.backoffMinMs + Math.random() * Math.max(0, ceiling - limits.backoffMinMs);
}

/** Waits, or rejects with `cancelled` as soon as the signal says so. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw fail({ code: 'cancelled' });
  await new Promise<void>((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(fail({ code: 'cancelled' }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
