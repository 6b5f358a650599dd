import { maxTokenLength } from '../../main/reset-links/token-format';

/** Holds the token of a link that had it in the query, for browsers without script. The prefix binds it to this host. */
export const tokenCookie = '__Host-kdt';

const plain = /^[A-Za-z0-9._-]+$/u;

/** The cookie for a token out of the query; null for text that no token can be. It is not checked further here. */
export function tokenCookieHeader(token: string): string | null {
  if (token.length > maxTokenLength || !plain.test(token)) return null;
  return `${tokenCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=900`;
}

export const endedTokenCookie = `${tokenCookie}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;
