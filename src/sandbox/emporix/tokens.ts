import { randomBytes, randomUUID } from 'node:crypto';

/** Emporix keeps three kinds of token apart: the tenant's own, the storefront's before sign-in, and a shopper's. */
export type TokenKind = 'service' | 'anonymous' | 'customer';

export interface Token {
  readonly value: string;
  readonly kind: TokenKind;
  readonly scopes: readonly string[];
  readonly expiresAtMs: number;
  readonly sessionId: string;
  /** For customer tokens. */
  readonly customerNumber: string | null;
  readonly login: string | null;
  /** Restrictions the bearer may see; null sees all. */
  readonly restrictions: readonly string[] | null;
  readonly refreshToken: string | null;
  readonly refreshExpiresAtMs: number;
}

export const tokenLifeSeconds = { service: 14_399, anonymous: 3_599, customer: 2_591_999, refresh: 86_399 } as const;

export interface TokenBook {
  issue(token: {
    readonly kind: TokenKind;
    readonly scopes: readonly string[];
    readonly nowMs: number;
    readonly sessionId?: string;
    readonly customerNumber?: string | null;
    readonly login?: string | null;
    readonly restrictions?: readonly string[] | null;
  }): Token;
  find(value: string): Token | null;
  findByRefresh(refreshToken: string, kind: TokenKind): Token | null;
  revoke(value: string): void;
  revokeCustomer(customerNumber: string): void;
}

export function createTokenBook(): TokenBook {
  const tokens = new Map<string, Token>();
  return {
    issue({ kind, scopes, nowMs, sessionId, customerNumber, login, restrictions }) {
      const token: Token = {
        value: opaque(),
        kind,
        scopes,
        expiresAtMs: nowMs + tokenLifeSeconds[kind] * 1000,
        sessionId: sessionId ?? randomUUID(),
        customerNumber: customerNumber ?? null,
        login: login ?? null,
        restrictions: restrictions ?? null,
        refreshToken: kind === 'service' ? null : opaque(),
        refreshExpiresAtMs: nowMs + tokenLifeSeconds.refresh * 1000,
      };
      tokens.set(token.value, token);
      return token;
    },
    find: (value) => tokens.get(value) ?? null,
    findByRefresh: (refreshToken, kind) =>
      [...tokens.values()].find((token) => token.kind === kind && token.refreshToken === refreshToken) ?? null,
    revoke: (value) => {
      tokens.delete(value);
    },
    revokeCustomer: (customerNumber) => {
      for (const token of tokens.values()) if (token.customerNumber === customerNumber) tokens.delete(token.value);
    },
  };
}

function opaque(): string {
  return randomBytes(24).toString('base64url');
}
