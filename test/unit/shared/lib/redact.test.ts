import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../../../src/shared/lib/redact';

const random = fc
  .uint8Array({ minLength: 24, maxLength: 48 })
  .map((bytes) => Buffer.from(bytes))
  // The same bytes over and over are no secret anybody would make.
  .filter((bytes) => new Set(bytes).size > 12);
const local = fc.stringMatching(/^[a-z0-9._+-]{1,20}$/u);

const canaries: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'an e-mail': local.map((name) => `canary.${name}@example.test`),
  'an e-mail in a query': local.map((name) => `${encodeURIComponent(`canary.${name}`)}%40example.test`),
  'an access token': random.map((bytes) => bytes.toString('base64url')),
  'a key in hex': random.map((bytes) => bytes.toString('hex')),
  'a secret': random.map((bytes) => `CANARY-SECRET-${bytes.toString('base64url')}`),
  'a reset link': random.map((bytes) => `https://shop.example/reset#kdt=${bytes.toString('base64url')}`),
  'a key text': random.map((bytes) => `kdk1:acme.keydesk:desk-1:${bytes.toString('base64url')}`),
  'a short bearer token': local.map((name) => `Bearer canary${name}`),
  'a UUID': fc.uuid(),
  'a telephone number': fc.stringMatching(/^\+4[0-9] [0-9]{3} [0-9]{4,6}$/u),
};

describe('[SC-45] redactText', () => {
  it.each(Object.entries(canaries))('lets no %s through, whatever stands around it', (_what, canary) => {
    fc.assert(
      fc.property(
        canary,
        fc.lorem(),
        fc.lorem(),
        fc.constantFrom(' ', '"', "'", ', ', '\n', ' ('),
        (secret, before, after, gap) => {
          expect(redactText(`${before}${gap}${secret}${gap}${after}`)).not.toContain(secret);
        },
      ),
    );
  });

  it('lets no random key through, in many tries', () => {
    for (let tries = 0; tries < 20_000; tries += 1) {
      const key = randomBytes(32).toString('base64url');
      expect(redactText(`key ${key} end`)).not.toContain(key);
    }
  });

  it.each([
    'keychain-module-missing',
    'net::ERR_CONNECTION_REFUSED',
    'UND_ERR_CONNECT_TIMEOUT',
    '/customer/{tenant}/customers/{customerNumber}',
    'commerce/customer/1.1/GetCustomerByEmailAddress',
    'resource gone after 250 ms',
    '33.2.1',
  ])('leaves plain words alone: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });
});
