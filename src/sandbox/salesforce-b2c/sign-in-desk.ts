import { createHash } from 'node:crypto';
import type { SandboxClock } from '../kit/sandbox-clock';
import { randomText } from './random';
import { createRequestRates, type RateState, type RequestKind } from './request-rates';
import type { Switches } from './switches';

/** A one-time code handed to a redirect address, waiting to be exchanged for tokens. */
export interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly channelId: string;
  /** Null where a private client left it out. */
  readonly challenge: string | null;
  readonly usid: string;
  /** Empty for a guest. */
  readonly customerId: string;
  /** Whose login an agent will act under; null for a shopper's own sign-in. */
  readonly agentFor: string | null;
}

export interface SignInDesk {
  issue(code: AuthorizationCode): string;
  /** Takes a code out; null when it is unknown, used or older than five minutes. */
  redeem(code: string): AuthorizationCode | null;
  /** Whether the same thing was done less than this long ago; notes the present try. */
  isTooSoon(what: string, withinMs: number): boolean;
  /** Counts a request, for the public keys and facts by themselves; see `createRequestRates`. */
  count(kind: RequestKind): RateState;
}

const codeLifeMs = 5 * 60_000;

export function createSignInDesk(clock: SandboxClock, switches: Switches): SignInDesk {
  const codes = new Map<string, { readonly code: AuthorizationCode; readonly expiresAt: number }>();
  const tries = new Map<string, number>();
  const rates = createRequestRates(clock, switches);
  return {
    issue: (code) => {
      const value = randomText(43);
      codes.set(value, { code, expiresAt: clock.now() + codeLifeMs });
      return value;
    },
    redeem: (value) => {
      const found = codes.get(value);
      codes.delete(value);
      return found === undefined || found.expiresAt <= clock.now() ? null : found.code;
    },
    isTooSoon: (what, withinMs) => {
      const last = tries.get(what);
      tries.set(what, clock.now());
      return last !== undefined && clock.now() - last < withinMs;
    },
    count: (kind) => rates.count(kind),
  };
}

/** Whether a verifier belongs to a challenge (RFC 7636, method S256). */
export function verifierFits(verifier: string, challenge: string): boolean {
  return (
    /^[A-Za-z0-9._~-]{43,128}$/u.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === challenge
  );
}
