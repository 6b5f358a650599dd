import { createDecipheriv, type KeyObject } from 'node:crypto';
import { decodeBase64Url } from './base64url';
import type { AcceptedKey } from './keys';
import {
  allowedSkewSeconds,
  authTagBytes,
  maxLifetimeSeconds,
  maxTokenLength,
  parseClaims,
  parseHeader,
  type ResetClaims,
  type ResetPurpose,
} from './token-format';

/** The first check that failed. For the page's log only; the shopper sees one sentence for all of them. */
export type TokenRefusal = 'shape' | 'header' | 'decrypt' | 'claims' | 'issuer' | 'audience' | 'purpose' | 'time';

export interface TokenRules<K extends AcceptedKey> {
  /** Looks a key up by its id, over all connections of the page. */
  readonly findKey: (kid: string) => K | null;
  /** The page's own origin, from its configuration. */
  readonly audience: string;
  readonly purpose: ResetPurpose;
  /** Seconds since 1970 UTC. */
  readonly nowSeconds: number;
  /** Longest life the page accepts; never more than 86,400 s. */
  readonly maxLifetimeSeconds?: number;
  /** Tokens issued before are refused, whatever their key. */
  readonly notBefore?: number | null;
}

export type TokenCheck<K extends AcceptedKey> =
  | { readonly ok: true; readonly key: K; readonly claims: ResetClaims }
  /** `kid` and `jti` as far as they were read, for the log. */
  | { readonly ok: false; readonly code: TokenRefusal; readonly kid: string | null; readonly jti: string | null };

/**
 * Steps 2 to 9 of checking a reset token, in order, ending at the first failure. Contacts nobody and changes nothing.
 *
 * The key is chosen by id among known ones and everything else in the header is fixed, so a token can't choose how it is read.
 */
export function checkToken<K extends AcceptedKey>(token: string, rules: TokenRules<K>): TokenCheck<K> {
  const parts = splitToken(token);
  if (parts === null) return refuse('shape');
  const header = parseHeader(parts.header);
  if (header === null) return refuse('header');
  const { kid } = header;
  const key = rules.findKey(kid);
  if (key === null || key.state.state === 'revoked') return refuse('header', kid);
  const plain = decrypt(parts, key.key.secret);
  if (plain === null) return refuse('decrypt', kid);
  const claims = parseClaims(plain);
  if (claims === null) return refuse('claims', kid);
  const code = firstWrongClaim(claims, key, rules);
  return code === null ? { ok: true, key, claims } : refuse(code, kid, claims.jti);
}

function refuse(code: TokenRefusal, kid: string | null = null, jti: string | null = null) {
  return { ok: false, code, kid, jti } as const;
}

interface TokenParts {
  /** Bytes of the first segment, and its text, which the tag covers. */
  readonly header: Buffer;
  readonly headerText: string;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

// The second segment is empty; 16 characters are 12 bytes of iv, 22 are 16 bytes of tag.
const shape = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{22})$/u;

function splitToken(token: string): TokenParts | null {
  if (token.length > maxTokenLength) return null;
  const [, headerText, ...rest] = shape.exec(token) ?? [];
  if (headerText === undefined) return null;
  const [header, iv, ciphertext, tag] = [headerText, ...rest].map(decodeBase64Url);
  return header && iv && ciphertext && tag ? { header, headerText, iv, ciphertext, tag } : null;
}

function decrypt(parts: TokenParts, secret: KeyObject): Buffer | null {
  // Without the length Node would accept a tag of four bytes, which can be guessed.
  const cipher = createDecipheriv('aes-256-gcm', secret, parts.iv, { authTagLength: authTagBytes });
  cipher.setAAD(Buffer.from(parts.headerText, 'ascii'));
  cipher.setAuthTag(parts.tag);
  const plain = cipher.update(parts.ciphertext);
  try {
    return Buffer.concat([plain, cipher.final()]);
  } catch {
    return null;
  }
}

function firstWrongClaim<K extends AcceptedKey>(
  claims: ResetClaims,
  key: AcceptedKey,
  rules: TokenRules<K>,
): TokenRefusal | null {
  if (claims.iss !== key.key.issuer) return 'issuer';
  if (claims.aud !== rules.audience) return 'audience';
  if (claims.pur !== rules.purpose) return 'purpose';
  return isTimely(claims, key, rules) ? null : 'time';
}

function isTimely<K extends AcceptedKey>(claims: ResetClaims, key: AcceptedKey, rules: TokenRules<K>): boolean {
  const { iat, exp } = claims;
  const longest = Math.min(rules.maxLifetimeSeconds ?? maxLifetimeSeconds, maxLifetimeSeconds);
  return (
    iat <= rules.nowSeconds + allowedSkewSeconds &&
    exp > rules.nowSeconds - allowedSkewSeconds &&
    exp > iat &&
    exp - iat <= longest &&
    iat >= (key.notBefore ?? 0) &&
    iat >= (rules.notBefore ?? 0) &&
    (key.state.state !== 'retiring' || iat <= key.state.since + allowedSkewSeconds)
  );
}
