import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../kit/sandbox-clock';

export const tokenLifeSeconds = 3_600;
const limitPerMinute = 3;
const burst = 20;

/** The bearer tokens of the identity service, and the limit on asking for them. */
export interface TokenBook {
  issue(): string;
  isValid(token: string): boolean;
  /** Takes one request from the allowance; false when it is used up. */
  admit(): boolean;
}

export function createTokenBook(clock: SandboxClock): TokenBook {
  const expiry = new Map<string, number>();
  let allowance = limitPerMinute + burst;
  let countedAt = clock.now();
  return {
    issue: () => {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const expiresAt = clock.now() + tokenLifeSeconds * 1000;
      const claims = { exp: Math.floor(expiresAt / 1000), jti: randomBytes(8).toString('hex') };
      const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`;
      expiry.set(token, expiresAt);
      return token;
    },
    isValid: (token) => (expiry.get(token) ?? 0) > clock.now(),
    admit: () => {
      const minutes = Math.max(0, clock.now() - countedAt) / 60_000;
      allowance = Math.min(limitPerMinute + burst, allowance + minutes * limitPerMinute);
      countedAt = clock.now();
      if (allowance < 1) return false;
      allowance -= 1;
      return true;
    },
  };
}
