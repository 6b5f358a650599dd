import { createHash } from 'node:crypto';
import type { TokenTrace } from '../journal/journal';

/**
 * What the journal may know of a link that the vendor made. It has no id that Keydesk knows, so a hash of the link stands for
 * one; of that again the journal keeps only a keyed fingerprint.
 */
export function vendorTokenTrace(link: string, expiresAt: string): TokenTrace {
  const jti = createHash('sha256').update(link, 'utf8').digest('base64url');
  return { kid: 'vendor', exp: Math.floor(Date.parse(expiresAt) / 1_000), jti };
}
