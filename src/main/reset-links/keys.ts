import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { fail } from '../../shared/domain/failure';
import { decodeBase64Url, encodeBase64Url } from './base64url';
import { issuerPattern, kidPattern } from './token-format';

/** A key for reset tokens. One belongs to one desk and one connection; the bytes are in a `KeyObject`, which never prints them. */
export interface ResetKey {
  /** The installation that may issue tokens with this key. */
  readonly issuer: string;
  readonly kid: string;
  readonly secret: KeyObject;
}

/** What a page knows of a key it accepts. Times are seconds since 1970 UTC. */
export interface AcceptedKey {
  readonly key: ResetKey;
  readonly state: KeyState;
  /** Tokens issued before are refused; null for none. */
  readonly notBefore: number | null;
}
export type KeyState =
  /** Known to the page before the desk has it. It opens as an active one does; its first use tells that the desk has changed. */
  | { readonly state: 'pending' }
  | { readonly state: 'active' }
  /** Replaced at the desk at `since`: what was issued until then is still good, what claims to be younger is not. */
  | { readonly state: 'retiring'; readonly since: number }
  | { readonly state: 'revoked' };

const secretBytes = 32;

/**
 * Reads the text form `kdk1:<issuer>:<kid>:<43 characters base64url>`.
 *
 * @throws KeydeskError `misconfigured` for the field `resetKey`; the text is never part of the failure.
 */
export function parseResetKey(text: string): ResetKey {
  const [version, issuer, kid, secret, ...more] = text.split(':');
  const bytes = decodeBase64Url(secret ?? '');
  if (
    version !== 'kdk1' ||
    issuer === undefined ||
    !issuerPattern.test(issuer) ||
    kid === undefined ||
    !kidPattern.test(kid) ||
    bytes?.length !== secretBytes ||
    more.length > 0
  ) {
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'resetKey' });
  }
  return { issuer, kid, secret: createSecretKey(bytes) };
}

/** The text form: shown once, or moved by file, to the page that shall accept the key. */
export function formatResetKey(key: ResetKey): string {
  return `kdk1:${key.issuer}:${key.kid}:${encodeBase64Url(key.secret.export())}`;
}

/**
 * Makes a new random key.
 *
 * @throws KeydeskError `invalid-input` when the issuer or key id is outside its alphabet.
 */
export function makeResetKey(issuer: string, kid: string): ResetKey {
  if (!issuerPattern.test(issuer)) throw fail({ code: 'invalid-input', field: 'issuer', problem: 'format' });
  if (!kidPattern.test(kid)) throw fail({ code: 'invalid-input', field: 'kid', problem: 'format' });
  return { issuer, kid, secret: createSecretKey(randomBytes(secretBytes)) };
}
