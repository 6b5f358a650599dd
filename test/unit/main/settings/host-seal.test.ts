import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { areHostsIntact, sealHosts } from '../../../../src/main/settings/host-seal';
import type { StoredConnection } from '../../../../src/main/settings/schema';

const key = randomBytes(32);
const connection: StoredConnection = {
  id: '3b0c1c9e-7a52-4f0e-9d2b-0a5e4f6d7c11',
  name: 'Main shop',
  vendor: 'norce',
  colour: 'teal',
  config: { origin: 'https://norce.example', resetPageUrl: 'https://shop.example/reset#kdt={token}' },
  secretFields: ['clientSecret'],
  secretOrigins: ['https://norce.example'],
};
const sealed: StoredConnection = { ...connection, hostSeal: sealHosts(connection, key) };

describe('[SC-43] the seal of a connection’s hosts', () => {
  it('fits the connection it was made for, whatever the order of its settings', () => {
    expect(areHostsIntact(sealed, key)).toBe(true);
    const config = Object.fromEntries(Object.entries(sealed.config).reverse());
    expect(areHostsIntact({ ...sealed, config }, key)).toBe(true);
  });

  it('does not mind what is no host: name, colour, names of secrets', () => {
    expect(areHostsIntact({ ...sealed, name: 'Other', colour: 'red', secretFields: [] }, key)).toBe(true);
  });

  it.each<[string, Partial<StoredConnection>]>([
    ['the origin', { config: { ...connection.config, origin: 'https://evil.example' } }],
    ['the page a link opens', { config: { ...connection.config, resetPageUrl: 'https://evil.example/#{token}' } }],
    ['a setting more', { config: { ...connection.config, identityPath: '//evil.example' } }],
    ['the origins of the secrets', { secretOrigins: ['https://norce.example', 'https://evil.example'] }],
    ['the vendor', { vendor: 'emporix' }],
    ['the connection it stands at', { id: '0f0e8e0c-6a3e-4b0e-8a55-6d7f1b2c3d4e' }],
  ])('[BI-46] does not fit when somebody changed %s', (_what, change) => {
    expect(areHostsIntact({ ...sealed, ...change }, key)).toBe(false);
  });

  it('[BI-46] does not fit without a seal, with a cut one, or under another key', () => {
    expect(areHostsIntact(connection, key)).toBe(false);
    expect(areHostsIntact({ ...sealed, hostSeal: sealed.hostSeal?.slice(1) ?? '' }, key)).toBe(false);
    expect(areHostsIntact(sealed, randomBytes(32))).toBe(false);
  });
});
