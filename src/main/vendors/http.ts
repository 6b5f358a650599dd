import { fail, isKeydeskError, KeydeskError } from '../../shared/domain/failure';
import type { VendorId } from '../../shared/domain/vendor';
import type { Clock } from '../../shared/lib/clock';
import { defaultLimits, type CallKind, type HttpLimits } from './http/limits';
import { parseJson } from './http/parse-json';
import { readBody } from './http/read-body';
import { retryAfterMs } from './http/retry-after';
import { transportFault } from './http/transport-fault';
import type { CallRecord } from './port';

/** One request to a vendor. `route` is the template that may be logged; the real URL never is. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly route: string;
  readonly url: string;
  readonly kind: CallKind;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly signal: AbortSignal;
  /** `manual` hands a 3xx back as an answer; only for calls whose answer is a redirect. */
  readonly redirect?: 'error' | 'manual';
}
export type HttpBody =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  /** An empty body that is still declared as JSON. */
  | { readonly empty: true };

/** An answer below 500 that is not a 429; the adapter decides what it means. */
export interface HttpAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly text: string;
  /** @throws KeydeskError `vendor-error` when the body is not JSON. */
  json(): unknown;
}

export interface HttpClient {
  readonly limits: HttpLimits;
  /**
   * Sends a request by the rules of its kind: time limits, repetition of reads, and for writes the honest distinction of
   * *certainly not sent* (the cause is reported) from *may have been done* (`unknown-outcome`).
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
  let offsetMs: number | null = null;

  async function attempt(request: HttpCall, number: number, deadline: number): Promise<HttpAnswer> {
    const host = new URL(request.url).host;
    const startedAt = performance.now();
    const abort = new AbortController();
    const onAbort = (): void => abort.abort(request.signal.reason);
    request.signal.addEventListener('abort', onAbort, { once: true });
    const remaining = deadline - startedAt;
    const firstByte = setTimeout(
      () => abort.abort(timeoutReason),
      Math.min(limits.firstByteMs[request.kind], remaining),
    );
    const whole = setTimeout(() => abort.abort(timeoutReason), Math.min(limits.attemptMs, remaining));
    let status: number | null = null;
    const record = (failure: CallRecord['failure'], headers?: Headers): void => {
      options.onCall?.({
        vendor: options.vendor,
        method: request.method,
        route: request.route,
        status,
        failure,
        durationMs: Math.round(performance.now() - startedAt),
        attempt: number,
        clockOffsetMs: headers === undefined ? null : dateOffset(headers, options.clock.now()),
      });
    };
    try {
      if (request.signal.aborted) throw fail({ code: 'cancelled' });
      const transport = request.kind === 'once' ? (options.fetchOnce ?? options.fetch) : options.fetch;
      const response = await transport(request.url, requestInit(request, abort.signal));
      clearTimeout(firstByte);
      status = response.status;
      offsetMs = dateOffset(response.headers, options.clock.now()) ?? offsetMs;
      const text = await readBody(response, limits);
      record(null, response.headers);
      return {
        status,
        ok: response.ok,
        headers: response.headers,
        text,
        json: () => parseJson(text, response.status, limits.jsonDepth),
      };
    } catch (error) {
      const thrown = attemptError(error, request, abort.signal, host);
      record(thrown.error.failure.code);
      throw thrown;
    } finally {
      clearTimeout(firstByte);
      clearTimeout(whole);
      request.signal.removeEventListener('abort', onAbort);
    }
  }

  async function call(request: HttpCall): Promise<HttpAnswer> {
    if (!origins.has(new URL(request.url).origin)) throw fail({ code: 'misconfigured', cause: 'origin', field: null });
    const deadline = performance.now() + limits.deadlineMs[request.kind];
    const attempts = limits.attempts[request.kind];
    for (let number = 1; ; number += 1) {
      const outcome = await attempt(request, number, deadline).then(
        (answer) => judgeAnswer(answer, request.kind, options.clock),
        (error: unknown) => judgeError(error, request.kind),
      );
      if (outcome.kind === 'answer') return outcome.answer;
      const backoff = outcome.waitMs ?? backoffMs(number, limits);
      const fits = performance.now() + backoff < deadline;
      if (!outcome.again || number >= attempts || !fits) throw new KeydeskError(outcome.failure);
      await pause(backoff, request.signal);
    }
  }

  return { limits, call, clockOffsetMs: () => offsetMs };
}

const timeoutReason = Symbol('timeout');

class AttemptError extends Error {
  constructor(
    readonly error: KeydeskError,
    readonly certainlyNotSent: boolean,
  ) {
    super(error.failure.code);
  }
}

function attemptError(error: unknown, request: HttpCall, signal: AbortSignal, host: string): AttemptError {
  if (signal.aborted && signal.reason === timeoutReason) return new AttemptError(fail({ code: 'timeout' }), false);
  if (request.signal.aborted) return new AttemptError(fail({ code: 'cancelled' }), false);
  if (isKeydeskError(error)) return new AttemptError(error, false);
  const fault = transportFault(error, host);
  return new AttemptError(fail(fault.failure), fault.certainlyNotSent);
}

type Outcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | {
      readonly kind: 'failure';
      readonly failure: KeydeskError['failure'];
      readonly again: boolean;
      readonly waitMs: number | null;
    };

function judgeAnswer(answer: HttpAnswer, kind: CallKind, clock: Clock): Outcome {
  const { status } = answer;
  if (status < 500 && status !== 429 && status !== 408) return { kind: 'answer', answer };
  const waitMs = retryAfterMs(answer.headers, clock.now());
  const retryAt = waitMs === null ? null : new Date(clock.now() + waitMs).toISOString();
  if (status === 429)
    return { kind: 'failure', failure: { code: 'rate-limited', retryAt }, again: isRead(kind), waitMs };
  // A 503 that says when to come back was turned away at the door; any other 5xx may have come after the work was done.
  const turnedAway = status === 503 && waitMs !== null;
  if (isWrite(kind) && !turnedAway)
    return { kind: 'failure', failure: { code: 'unknown-outcome' }, again: false, waitMs: null };
  const maintenance = answer.headers.has('sfdc_maintenance');
  const again =
    isRead(kind) && (status === 408 || status === 502 || status === 503 || status === 504 || status === 500);
  return {
    kind: 'failure',
    failure: { code: 'unavailable', cause: maintenance ? 'maintenance' : '5xx', status, retryAt },
    again,
    waitMs,
  };
}

function judgeError(error: unknown, kind: CallKind): Outcome {
  if (!(error instanceof AttemptError)) throw error;
  const { failure } = error.error;
  if (isWrite(kind) && !error.certainlyNotSent && failure.code !== 'cancelled') {
    return { kind: 'failure', failure: { code: 'unknown-outcome' }, again: false, waitMs: null };
  }
  if (isWrite(kind) && failure.code === 'cancelled') {
    return { kind: 'failure', failure: { code: 'unknown-outcome' }, again: false, waitMs: null };
  }
  const again =
    isRead(kind) && (failure.code === 'timeout' || failure.code === 'unavailable' || failure.code === 'offline');
  return { kind: 'failure', failure, again, waitMs: null };
}

function isWrite(kind: CallKind): boolean {
  return kind === 'write' || kind === 'once';
}
function isRead(kind: CallKind): boolean {
  return !isWrite(kind);
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
  headers.set('content-type', 'application/json');
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
