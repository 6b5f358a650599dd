import { describe, expect, it } from 'vitest';
import { checkConnections, type LandingConnection } from '../../../src/landing/landing-connection';
import { openConnection, type ConnectionDescription } from '../../../src/landing/open-connection';
import { makeResetKey } from '../../../src/main/reset-links/keys';
import { createFixedClock } from '../../fakes/fixed-clock';
import { memoryVendor } from '../../fakes/landing-adapter';

function connection(changes: Partial<LandingConnection> = {}): LandingConnection {
  return {
    id: 'nordic',
    vendor: 'norce',
    adapter: memoryVendor([]),
    keys: [{ key: makeResetKey('acme.keydesk', 'desk-1'), state: { state: 'active' }, notBefore: null }],
    takesVendorTokens: false,
    signInUrl: null,
    ...changes,
  };
}

describe('checkConnections', () => {
  it('accepts a stamp that moves, or a replay store, or tokens that the vendor spends', () => {
    const still = memoryVendor([], { stampMoves: false });
    expect(() => checkConnections([connection()], false)).not.toThrow();
    expect(() => checkConnections([connection({ adapter: still })], true)).not.toThrow();
    expect(() =>
      checkConnections([connection({ adapter: still, keys: [], takesVendorTokens: true })], false),
    ).not.toThrow();
  });

  it.each([
    [
      'neither a moving stamp nor a replay store',
      [connection({ adapter: memoryVendor([], { stampMoves: false }) })],
      'replay store',
    ],
    ['neither keys nor vendor tokens', [connection({ keys: [] })], 'neither a key'],
    [
      'a vendor that sets no password',
      [connection({ adapter: memoryVendor([], { setsPasswords: false }) })],
      'no password',
    ],
    ['one id twice', [connection(), connection({ keys: [], takesVendorTokens: true })], 'connection id nordic'],
    ['one key for two connections', [connection(), connection({ id: 'other' })], 'key id desk-1'],
  ])('refuses %s', (_, connections, message) => {
    expect(() => checkConnections(connections, false)).toThrow(message);
  });
});

it('[SC-33] refuses a connection that names a client certificate, since the page can show none', () => {
  const description: ConnectionDescription = {
    ...{ id: 'nordic', secrets: {}, keys: [], takesVendorTokens: false, signInUrl: null },
    vendor: 'emporix',
    config: { tenant: 'shop', clientCertificate: 'a'.repeat(64) },
  };
  const open = (): unknown => openConnection(description, { fetch, clock: createFixedClock() });
  expect(open).toThrow(expect.objectContaining({ failure: expect.objectContaining({ field: 'clientCertificate' }) }));
});
