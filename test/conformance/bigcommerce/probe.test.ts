import { describe, expect, it } from 'vitest';
import type { ProbeReport } from '../../../src/main/vendors/port';
import type { Failure } from '../../../src/shared/domain/failure';
import { failureOf, never } from '../vendor-adapter/bench';
import { openBigCommerce, parking, type BenchOptions } from './bench';

interface ProbeSetting extends Pick<BenchOptions, 'config'> {
  readonly accessToken?: string;
  readonly switches?: Readonly<Record<string, string | number | boolean>>;
  readonly clockOffMs?: number;
}

/** Probes a store that is set up like this; also checks that nothing but reading was done. */
async function probeWith<T>(
  { config = {}, accessToken, switches = {}, clockOffMs = 0 }: ProbeSetting,
  look: (running: Promise<ProbeReport>) => Promise<T>,
): Promise<T> {
  const { adapterWith, emulator } = await openBigCommerce({ config });
  try {
    Object.assign(emulator.switches, switches);
    emulator.clock.advance(clockOffMs);
    const { secrets } = emulator.connection;
    const used = accessToken === undefined ? secrets : { ...secrets, accessToken };
    const result = await look(adapterWith({ secrets: () => Promise.resolve(used) }).probe(never));
    expect(new Set(emulator.requests.all().map((request) => request.method))).toEqual(new Set(['GET']));
    return result;
  } finally {
    await emulator.close();
  }
}
const report = (setting: ProbeSetting) => probeWith(setting, (running) => running);
const failure = (setting: ProbeSetting): Promise<Failure> => probeWith(setting, failureOf);

describe('bigcommerce probe', () => {
  it('is content with the training connection, and with a token that may only read', async () => {
    const expected = { missingScopes: [], warnings: [], storeName: 'Orchard Supply' };
    expect(await report({})).toMatchObject(expected);
    expect(await report({ accessToken: 'kd-training-token-read-only' })).toMatchObject(expected);
  });

  it.each([
    ['the hash of another store', { config: { storeHash: 'kd8other' } }],
    ['a token of another store', { accessToken: 'kd-training-token-other-store' }],
  ])('says store-hash for %s', async (_, setting) => {
    expect(await failure(setting)).toEqual({ code: 'misconfigured', cause: 'store-hash', field: 'storeHash' });
  });

  it('names the scope that is missing, and can’t verify the storefront then', async () => {
    expect(await report({ accessToken: 'kd-training-token-customers-only' })).toMatchObject({
      missingScopes: ['store_v2_information_read_only'],
      storeName: null,
      warnings: [{ key: 'storefront-unverified' }],
    });
  });

  it('says which setting is wrong when the code attribute does not exist', async () => {
    expect(await failure({ config: { codeAttribute: 'no_such_attribute' } })).toEqual({
      code: 'misconfigured',
      cause: 'setting',
      field: 'codeAttribute',
    });
  });

  it.each([
    ['another address', { storefrontUrl: 'https://other.example' }],
    ['a channel with another address', { channelId: 2 }],
  ])('warns that the storefront has %s', async (_, config) => {
    expect((await report({ config })).warnings).toEqual([{ key: 'storefront-differs', detail: null }]);
  });

  it.each([[7], [999]])('says that channel %i has no site', async (channelId) => {
    expect(await failure({ config: { channelId } })).toEqual({
      code: 'misconfigured',
      cause: 'site',
      field: 'channelId',
    });
  });

  it('knows whether the parking channel exists', async () => {
    expect((await report({ config: parking })).warnings).toEqual([]);
    expect(await failure({ config: { ...parking, parkingChannelId: 999 } })).toEqual({
      code: 'misconfigured',
      cause: 'setting',
      field: 'parkingChannelId',
    });
    const blind = await report({ config: parking, accessToken: 'kd-training-token-customers-only' });
    expect(blind.warnings.map((warning) => warning.key)).toContain('parking-channel-unverified');
  });

  it('warns of a store that is not live yet', async () => {
    expect((await report({ switches: { storeStatus: 'prelaunch' } })).warnings).toEqual([
      { key: 'store-not-live', detail: 'prelaunch' },
    ]);
  });

  it('says unavailable while the store is in maintenance', async () => {
    expect(await failure({ switches: { storeStatus: 'maintenance' } })).toMatchObject({
      code: 'unavailable',
      status: 503,
    });
  });

  it.each([
    ['s', 90_000],
    ['ms', -90_000],
  ])('[FT-37] measures a clock that is off, told in %s', async (timeUnit, clockOffMs) => {
    const { clockOffsetMs } = await report({ switches: { timeUnit }, clockOffMs });
    expect(Math.abs((clockOffsetMs ?? 0) - clockOffMs)).toBeLessThan(1_500);
  });

  it('declares what needs a secret that the connection lacks', async () => {
    const { adapterWith, emulator } = await openBigCommerce();
    await emulator.close();
    const { capabilities } = adapterWith({ secretFields: ['accessToken'] });
    expect(capabilities.resets.link.capability).toEqual({ offer: 'needs', setting: 'resetKey' });
    expect(capabilities.signInAs).toEqual({ offer: 'needs', setting: 'clientId' });
    expect(capabilities.resets.mailed.capability).toEqual({ offer: 'yes' });
  });
});
