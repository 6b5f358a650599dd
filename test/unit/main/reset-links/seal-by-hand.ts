import { CompactEncrypt } from 'jose';
import { vectors } from './test-vectors';

/** Encrypts any claims text under the first test key, so that what the issuer would never make can be tried. */
export async function sealByHand(claims: string | Uint8Array, header: Record<string, unknown> = {}): Promise<string> {
  const [key] = vectors.keys;
  if (key === undefined) throw new Error('the vectors have no key');
  const full = { alg: 'dir', enc: 'A256GCM', kid: key.kid, typ: 'keydesk-reset-v1+jwt', ...header };
  const bytes = typeof claims === 'string' ? new TextEncoder().encode(claims) : claims;
  return new CompactEncrypt(bytes).setProtectedHeader(full).encrypt(Buffer.from(key.hex, 'hex'));
}

/** Swaps the header segment for other bytes; the tag no longer fits, which the header's checks must not get to. */
export function withHeaderBytes(token: string, header: string | Uint8Array): string {
  const [, ...rest] = token.split('.');
  return [Buffer.from(header).toString('base64url'), ...rest].join('.');
}
