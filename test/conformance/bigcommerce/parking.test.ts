import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../src/sandbox/emulator';
import { bigCommerceConfigSchema } from '../../../src/main/vendors/bigcommerce';
import { failureOf, never, useBench } from '../vendor-adapter/bench';
import { openBigCommerce, parking } from './bench';
import { put } from './rest';

const password = 'First-pass-1';

describe('bigcommerce parking', () => {
  const bench = useBench(() => openBigCommerce({ config: parking }));
  const seeded = () => bench().emulator.seed({ email: 'ada@example.test', password });
  const writes = (emulator: Emulator) =>
    emulator.requests
      .all()
      .filter((request) => request.method !== 'GET')
      .map((request) => `${request.method} ${request.path.replace(/^\/stores\/\w+\/v3/u, '').replace(/\d+/gu, 'n')}`);

  it('keeps the former channels before it changes the customer, and keeps the shopper out', async () => {
    const { adapter, emulator } = bench();
    const id = seeded();
    const account = await adapter.setAccess(id, 'deactivate', never);
    expect(account.access).toEqual({ state: 'inactive' });
    expect(writes(emulator)).toEqual(['POST /customers/n/metafields', 'PUT /customers']);
    expect(emulator.peek(id)).toMatchObject({ state: 'parked', writes: 1 });
    expect(emulator.acceptsPassword(id, password)).toBe(false);
  });

  it.each([
    ['a global customer', null],
    ['a customer of two channels', [1, 2]],
  ])('gives %s exactly the former channels back', async (_, channelIds) => {
    const { adapter, emulator } = bench();
    const id = seeded();
    if (channelIds !== null) await put(emulator, '/v3/customers', [{ id: Number(id), channel_ids: channelIds }]);
    await adapter.setAccess(id, 'deactivate', never);
    const account = await adapter.setAccess(id, 'activate', never);
    expect(account.access).toEqual({ state: 'unknown', why: 'vendor-has-none' });
    expect(emulator.peek(id)?.record).toMatchObject({ channel_ids: channelIds, metafields: [] });
    expect(emulator.acceptsPassword(id, password)).toBe(true);
  });

  it('overwrites a note that an earlier parking left', async () => {
    const { adapter, emulator } = bench();
    const id = seeded();
    emulator.faults.add({ method: 'DELETE', fault: { kind: 'answer', status: 500 }, times: 1 });
    await adapter.setAccess(id, 'deactivate', never);
    await adapter.setAccess(id, 'activate', never);
    await put(emulator, '/v3/customers', [{ id: Number(id), channel_ids: [2] }]);
    await adapter.setAccess(id, 'deactivate', never);
    await adapter.setAccess(id, 'activate', never);
    expect(emulator.peek(id)?.record).toMatchObject({ channel_ids: [2] });
  });

  it('refuses to activate someone who was parked by hand: the former channels are never guessed', async () => {
    const { adapter, emulator } = bench();
    const id = seeded();
    await put(emulator, '/v3/customers', [{ id: Number(id), channel_ids: [7] }]);
    emulator.requests.clear();
    expect(await failureOf(adapter.setAccess(id, 'activate', never))).toEqual({
      code: 'rejected',
      key: 'former-channels-unknown',
    });
    expect(writes(emulator)).toEqual([]);
  });

  it.each(['', 'null', '[]', '{"channel_ids":[]}', '{"channel_ids":["1"]}', '{"channel_ids":[7]}', '{"channel_ids":'])(
    '[BI-06] refuses to activate by a note that says %s',
    async (value) => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', state: 'parked' });
      emulator.faults.add({
        method: 'GET',
        path: '/metafields',
        fault: {
          kind: 'answer',
          status: 200,
          body: { data: [{ id: 1, namespace: 'keydesk', key: 'former_channel_ids', value }] },
        },
      });
      expect(await failureOf(adapter.setAccess(id, 'activate', never))).toEqual({
        code: 'rejected',
        key: 'former-channels-unknown',
      });
      expect(emulator.peek(id)?.writes).toBe(0);
    },
  );

  it('leaves the customer alone when it is not certain that the former channels were kept', async () => {
    const { adapter, emulator } = bench();
    const id = seeded();
    emulator.faults.add({ method: 'POST', path: '/metafields', fault: { kind: 'reset' } });
    expect(await failureOf(adapter.setAccess(id, 'deactivate', never))).toEqual({ code: 'unknown-outcome' });
    expect(emulator.peek(id)).toMatchObject({ state: 'no-switch', writes: 0 });
    expect(writes(emulator)).toEqual(['POST /customers/n/metafields']);
  });

  it('[FT-05] sends the change once and says unknown when the reads show the old value', async () => {
    const { adapter, emulator } = bench();
    const id = seeded();
    emulator.faults.add({ method: 'PUT', path: '/v3/customers', fault: { kind: 'reset' } });
    expect(await failureOf(adapter.setAccess(id, 'deactivate', never))).toEqual({ code: 'unknown-outcome' });
    expect(writes(emulator)).toEqual(['POST /customers/n/metafields', 'PUT /customers']);
  });

  it('[FT-24] believes what the reads show when the answer is a 500 and the work was done', async () => {
    const { adapter, emulator } = bench();
    const id = seeded();
    emulator.faults.add({ method: 'PUT', path: '/v3/customers', fault: { kind: 'answer-after', status: 500 } });
    expect((await adapter.setAccess(id, 'deactivate', never)).access).toEqual({ state: 'inactive' });
  });

  it('[FT-25] does not believe a 200 when the channels stay as they were', async () => {
    const { adapter, emulator } = bench();
    const id = emulator.seed({ email: 'ada@example.test', state: 'parked' });
    emulator.switches['putNullRestoresGlobal'] = false;
    expect(await failureOf(adapter.setAccess(id, 'activate', never))).toEqual({ code: 'unknown-outcome' });
    expect(emulator.peek(id)?.state).toBe('parked');
  });

  it('says which scope is missing, and changes nothing, with a token that may only read', async () => {
    const { adapterWith, emulator } = bench();
    const id = seeded();
    const accessToken = 'kd-training-token-read-only';
    const adapter = adapterWith({ secrets: () => Promise.resolve({ ...emulator.connection.secrets, accessToken }) });
    expect(await failureOf(adapter.setAccess(id, 'deactivate', never))).toEqual({
      code: 'forbidden',
      missingScope: 'store_v2_customers',
    });
    expect(emulator.peek(id)?.writes).toBe(0);
  });

  it('mails no reset to a parked shopper, who could not sign in anyway', async () => {
    const { adapter, emulator } = bench();
    const id = emulator.seed({ email: 'ada@example.test', state: 'parked' });
    const account = await adapter.get(id, never);
    if (account === null) throw new Error('the seeded shopper is not there');
    expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
      code: 'rejected',
      key: 'not-on-channel',
    });
    expect(emulator.outbox.all()).toEqual([]);
  });

  it.each([
    ['no channel', { parkingChannelId: undefined }],
    ['the channel shoppers use', { parkingChannelId: 1 }],
  ])('refuses settings that park on %s', (_, change) => {
    const settings = { storeHash: 'kd7demo', storefrontUrl: 'https://shop.example', ...parking, ...change };
    expect(bigCommerceConfigSchema.safeParse(settings).error?.issues.map((issue) => issue.path)).toEqual([
      ['parkingChannelId'],
    ]);
  });
});
