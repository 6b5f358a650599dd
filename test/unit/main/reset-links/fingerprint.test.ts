import { expect, it } from 'vitest';
import { linkFingerprint } from '../../../../src/main/reset-links/fingerprint';

const jti = 'AAECAwQFBgcICQoLDA0ODw';

it('is a keyed hash of the jti, 16 bytes long', () => {
  const key = Buffer.alloc(32, 7);
  // Computed apart: openssl dgst -sha256 -mac HMAC over "keydesk-fp-v1\n" and the jti.
  expect(linkFingerprint(key, jti)).toBe('j0HnJovx9WmthaAYNwA-LA');
});

it('differs by key and by token', () => {
  const key = Buffer.alloc(32, 7);
  const all = [
    linkFingerprint(key, jti),
    linkFingerprint(Buffer.alloc(32, 8), jti),
    linkFingerprint(key, 'EBESExQVFhcYGRobHB0eHw'),
  ];
  expect(new Set(all).size).toBe(3);
});
