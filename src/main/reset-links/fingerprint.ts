import { createHmac } from 'node:crypto';
import { encodeBase64Url } from './base64url';

/**
 * The keyed fingerprint by which journal and ledger know a link: recognises a token that is at hand, tells nothing to
 * someone who has only the journal.
 *
 * `key` is the journal's seal key; 22 characters base64url.
 */
export function linkFingerprint(key: Uint8Array, jti: string): string {
  const mac = createHmac('sha256', key).update(`keydesk-fp-v1\n${jti}`, 'utf8').digest();
  return encodeBase64Url(mac.subarray(0, 16));
}
