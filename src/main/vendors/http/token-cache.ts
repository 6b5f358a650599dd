import { fail, isKeydeskError, type KeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer } from './messages';

export interface AccessToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

export interface TokenCache {
  /** The cached token, or a new one; all callers that wait share one request. */
  get(): Promise<AccessToken>;
  /** Forgets this very token (a newer one stays). */
  drop(token: AccessToken): void;
  /**
   * Sends a call with a token. When it is answered 401 the token is renewed and the call is sent once more, also a write:
   * a 401 did nothing. A second 401 fails with `auth`.
   *
   * @param isTokenProblem tells a refused token from a 401 with another meaning; by default every 401 is one.
   */
  use(
    send: (token: AccessToken) => Promise<HttpAnswer>,
    isTokenProblem?: (answer: HttpAnswer) => boolean,
  ): Promise<HttpAnswer>;
}

export interface TokenCacheOptions {
  readonly clock: Clock;
  /** Asks the vendor for a token. Not tied to one caller's signal, because several may be waiting for it. */
  readonly fetchToken: () => Promise<AccessToken>;
}

const renewEarlyMs = 60_000;
const renewEarlyShare = 0.1;

/** Least time between two tries that the vendor refused: some count them per address and minute. */
const restMs = 10_000;

/** How long a failed try keeps further ones away. What never reached the vendor may be tried again at once. */
function restAfter(error: unknown, nowMs: number): { readonly error: KeydeskError; readonly until: number } | null {
  if (!isKeydeskError(error)) return null;
  switch (error.failure.code) {
    // Asking again with the same secret can't help; new settings make a new cache.
    case 'credentials-rejected':
      return { error, until: Number.POSITIVE_INFINITY };
    case 'rate-limited':
    case 'rejected':
    case 'forbidden':
    case 'vendor-error':
      return { error, until: nowMs + restMs };
    default:
      return null;
  }
}

/** One token per connection and purpose: single flight, renewed a little before it ends. */
export function createTokenCache({ clock, fetchToken }: TokenCacheOptions): TokenCache {
  let refused: { readonly error: KeydeskError; readonly until: number } | null = null;
  let current: { readonly token: AccessToken; readonly renewAt: number } | null = null;
  let inFlight: Promise<AccessToken> | null = null;

  async function renew(): Promise<AccessToken> {
    const startedAt = clock.now();
    const token = await fetchToken();
    const life = token.expiresAt - startedAt;
    current = { token, renewAt: token.expiresAt - Math.min(Math.max(renewEarlyMs, life * renewEarlyShare), life / 2) };
    return token;
  }

  async function get(): Promise<AccessToken> {
    if (current !== null && clock.now() < current.renewAt) return current.token;
    if (refused !== null && clock.now() < refused.until) throw refused.error;
    inFlight ??= renew().finally(() => {
      inFlight = null;
    });
    try {
      return await inFlight;
    } catch (error) {
      refused = restAfter(error, clock.now());
      // A failed renewal must not take away a token that still lives.
      if (current !== null && clock.now() < current.token.expiresAt) return current.token;
      throw error;
    }
  }

  function drop(token: AccessToken): void {
    if (current?.token.value === token.value) current = null;
  }

  return {
    get,
    drop,
    async use(send, isTokenProblem = (answer) => answer.status === 401) {
      const first = await get();
      const answer = await send(first);
      if (!isTokenProblem(answer)) return answer;
      drop(first);
      const second = await get();
      const repeated = await send(second);
      if (!isTokenProblem(repeated)) return repeated;
      drop(second);
      throw fail({ code: 'auth', cause: 'second-401' });
    },
  };
}
