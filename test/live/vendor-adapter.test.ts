import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeReport, VendorAdapter } from '../../src/main/vendors/port';
import { isOffered } from '../../src/shared/domain/capability';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { isKeydeskError } from '../../src/shared/domain/failure';
import { isTokenPath } from '../faults/proxy/routed-fetch';
import { findingsOf, report } from './findings';
import { createReadOnlyFetch, type Exchange } from './read-only-fetch';
import { readLiveSettings } from './settings';

const never = new AbortController().signal;
const settings = readLiveSettings(process.env);
const { vendor } = settings.definition;
const wire = createReadOnlyFetch(vendor);
const nobodysEmail = 'keydesk-live-nobody@example.invalid';

function openLive(): VendorAdapter {
  return settings.definition.open({
    config: settings.config,
    secrets: () => Promise.resolve(settings.secrets),
    secretFields: Object.keys(settings.secrets),
    fetch: wire.fetch,
    clock: { now: () => Date.now() },
  });
}

describe(`${vendor}, a real store, read only`, () => {
  const adapter = openLive();
  let probed: ProbeReport | null = null;
  let shopper: ShopperAccount | null = null;
  let nobody: readonly Exchange[] = [];
  let foundInCapitals = false;

  beforeAll(async () => {
    shopper = (await adapter.find({ by: 'email', value: settings.email }, never))[0] ?? null;
  });
  afterAll(() => {
    const warnings = (probed?.warnings ?? []).map(({ key }) => key);
    const observed = { exchanges: wire.exchanges, warnings, nobody, foundInCapitals };
    report(findingsOf[vendor](observed), process.env['KEYDESK_LIVE_FINDINGS']);
  });

  function theShopper(): ShopperAccount {
    if (shopper === null) throw new Error('nobody has the address of KEYDESK_LIVE_EMAIL');
    return shopper;
  }

  it('is reached with these credentials, and its clock is right', async () => {
    probed = await adapter.probe(never);
    expect(probed).toMatchObject({ reachable: true, missingScopes: [] });
    expect(Math.abs(probed.clockOffsetMs ?? 0)).toBeLessThan(60_000);
  });

  it('finds the shopper by e-mail', () => {
    expect(theShopper().vendor).toBe(vendor);
    expect(theShopper().email?.toLowerCase() === settings.email.toLowerCase()).toBe(true);
  });

  it("gets the shopper by the vendor's own key", async () => {
    const account = await adapter.get(theShopper().ref.accountId, never);
    expect(account?.ref.accountId === theShopper().ref.accountId).toBe(true);
  });

  it.each(['code', 'login'] as const)('finds the shopper by %s, where the vendor can', async (by) => {
    const value = theShopper()[by];
    if (!isOffered(adapter.capabilities.findBy[by]) || value === null) {
      expect(value === null || adapter.capabilities.findBy[by].offer !== 'yes').toBe(true);
      return;
    }
    const found = await adapter.find({ by, value }, never);
    expect(found.some(({ ref }) => ref.accountId === theShopper().ref.accountId)).toBe(true);
  });

  it('says nobody for an address nobody has', async () => {
    const before = wire.exchanges.length;
    // Only the count: a failing test must not print a real shopper.
    expect((await adapter.find({ by: 'email', value: nobodysEmail }, never)).length).toBe(0);
    nobody = wire.exchanges.slice(before);
  });

  it('says nobody for a key nobody has', async () => {
    expect((await adapter.get('2147483001', never)) === null).toBe(true);
  });

  it('tells how it takes capitals, without failing', async () => {
    const found = await adapter
      .find({ by: 'email', value: settings.email.toUpperCase() }, never)
      .catch((error: unknown) => {
        if (isKeydeskError(error) && error.failure.code === 'rejected') return [];
        throw error;
      });
    foundInCapitals = found.some(({ ref }) => ref.accountId === theShopper().ref.accountId);
    expect(found.length === 0 || foundInCapitals).toBe(true);
  });

  it('uses one token for many calls', async () => {
    const before = wire.exchanges.length;
    for (let time = 0; time < 3; time += 1) await adapter.get(theShopper().ref.accountId, never);
    expect(wire.exchanges.slice(before).filter(({ path }) => isTokenPath(path))).toHaveLength(0);
  });

  it('has sent nothing that writes', () => {
    expect(wire.refused).toEqual([]);
    expect(wire.exchanges.length).toBeGreaterThan(0);
  });
});
