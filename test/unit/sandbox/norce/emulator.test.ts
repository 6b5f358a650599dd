import { describe, expect, it } from 'vitest';
import { startNorceEmulator } from '../../../../src/sandbox/norce';
import { useClient } from './client';

describe('the Norce training store', () => {
  const client = useClient();

  it.each([
    ['900101', 'K-1001', 'maja@example.test', 'active'],
    ['900102', 'K-1002', 'olle', 'active'],
    ['900103', 'K-1003', 'siri@example.test', 'inactive'],
    ['900104', 'K-1004', 'nils@example.test', 'removed'],
    ['900105', 'K-1005', null, 'no-login'],
    ['900106', 'K-1006', 'ohara', 'active'],
  ])('has the fixture %s', (id, code, login, state) => {
    expect(client().emulator.peek(id)).toMatchObject({ code, login, state, writes: 0, forcedReset: false });
  });

  it('lets in whom it would let in', () => {
    const { emulator } = client();
    expect(emulator.acceptsPassword('900101', 'Maja-pass-1')).toBe(true);
    expect(emulator.acceptsPassword('900101', 'Training-pass-1')).toBe(false);
    expect(emulator.acceptsPassword('900102', 'Training-pass-1')).toBe(true);
    for (const id of ['900103', '900104', '900105', '1'])
      expect(emulator.acceptsPassword(id, 'Training-pass-1')).toBe(false);
  });

  it('takes seeds in the states Norce has, and no other', () => {
    const { emulator } = client();
    for (const state of ['active', 'inactive', 'removed', 'no-login'] as const) {
      expect(emulator.peek(emulator.seed({ state }))?.state).toBe(state);
    }
    expect(() => emulator.seed({ state: 'on-hold' })).toThrow('on-hold');
    expect(emulator.peek(emulator.seed({ email: null }))).toMatchObject({
      email: null,
      login: null,
      state: 'no-login',
    });
  });

  it('goes back to the beginning', async () => {
    const { emulator, post } = client();
    await post('UpdateAccountStatus', { customerId: '900101', isActive: 'false', updatedBy: '1' });
    const id = emulator.seed({});
    emulator.switches['nullStyle'] = 'empty-200';
    emulator.clock.advance(1_000_000);
    emulator.faults.add({ fault: { kind: 'hang' } });
    emulator.reset();
    expect(emulator.peek('900101')).toMatchObject({ state: 'active', writes: 0 });
    expect(emulator.peek(id)).toBeNull();
    expect(emulator.switches['nullStyle']).toBe('json-null');
    expect(emulator.faults.all()).toEqual([]);
    expect(Math.abs(emulator.clock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('starts with ten thousand shoppers in a moment, the same ones every time', async () => {
    const startedAt = performance.now();
    const stores = [await startNorceEmulator({ customers: 10_000 }), await startNorceEmulator({ customers: 10_000 })];
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    const [one, two] = stores.map((store) => ['1000001', '1004711', '1010000'].map((id) => store.peek(id)));
    expect(one).toEqual(two);
    expect(one?.[2]).toMatchObject({ email: 'kund.010000@example.test' });
    const names = stores[0]?.peek('1000001');
    expect(names).not.toBeNull();
    await Promise.all(stores.map((store) => store.close()));
  });

  it('makes names in several scripts and shoppers in every state', async () => {
    const store = await startNorceEmulator({ customers: 500 });
    const shoppers = Array.from({ length: 500 }, (_, index) => store.peek(String(1_000_001 + index)));
    const text = JSON.stringify(shoppers.map((shopper) => shopper?.record));
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hiragana']) {
      expect(text, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
    expect(new Set(shoppers.map((shopper) => shopper?.state))).toEqual(
      new Set(['active', 'inactive', 'removed', 'no-login']),
    );
    await store.close();
  });

  it('hands out a connection whose secrets are new at every start', async () => {
    const other = await startNorceEmulator({ resetPageUrl: 'http://127.0.0.1:8/r' });
    expect(other.connection.config).toMatchObject({ origin: other.origin, resetPageUrl: 'http://127.0.0.1:8/r' });
    expect(other.connection.secrets['resetKey']).toMatch(/^kdk1:[a-z0-9.-]+:[A-Za-z0-9._-]+:[A-Za-z0-9_-]{43}$/u);
    expect(other.connection.secrets['clientSecret']).not.toBe(client().emulator.connection.secrets['clientSecret']);
    await other.close();
  });

  it('does the work and then answers as a fault tells it to', async () => {
    const { emulator, post } = client();
    emulator.faults.add({ path: 'UpdateAccountStatus', fault: { kind: 'answer-after', status: 504, body: { a: 1 } } });
    const answer = await post('UpdateAccountStatus', { customerId: '900103', isActive: 'true', updatedBy: '1' });
    expect(answer).toMatchObject({ status: 504, json: { a: 1 } });
    expect(emulator.peek('900103')).toMatchObject({ state: 'active', writes: 1 });
  });

  it('is moved and asked over HTTP as well', async () => {
    const { emulator } = client();
    const control = (path: string, body?: unknown) =>
      fetch(
        `${emulator.origin}/__sandbox/${path}`,
        body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
      );
    const { id } = (await (await control('seed', { email: 'x@example.test', state: 'inactive' })).json()) as {
      id: string;
    };
    expect(await (await control(`peek/${id}`)).json()).toMatchObject({ email: 'x@example.test', state: 'inactive' });
    expect((await control('switches', { nullStyle: 'empty-200' })).status).toBe(200);
    expect((await control('switches', { nonsense: 1 })).status).toBe(400);
  });
});
