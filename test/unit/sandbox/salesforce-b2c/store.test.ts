import { describe, expect, it } from 'vitest';
import { startSalesforceB2cEmulator } from '../../../../src/sandbox/salesforce-b2c';
import { call, clientToken, customers, useStore } from './helpers';

async function generated(): Promise<unknown> {
  const store = await startSalesforceB2cEmulator({ customers: 40 });
  const records = Array.from(
    { length: 40 },
    (_, index) => store.peek(String(5_000_001 + index).padStart(8, '0'))?.record,
  );
  await store.close();
  return records;
}

describe('the store', () => {
  const store = useStore({ resetPageUrl: 'http://127.0.0.1:9/page' });

  it.each([
    ['00001001', 'active', 'Maja-pass-1', true],
    ['00001002', 'inactive', 'Training-pass-1', false],
    ['00001003', 'locked', 'Training-pass-1', false],
    ['00001008', 'no-login', 'Training-pass-1', false],
    ['00001012', 'active', 'Training-pass-1', true],
  ])('begins with %s, %s', (id, state, password, lets) => {
    expect(store().peek(id)?.state).toBe(state);
    expect(store().acceptsPassword(id, password)).toBe(lets);
  });

  it('tells a program how to reach it', () => {
    const { connection, origin } = store();
    expect(connection.config).toEqual({
      apiOrigin: origin,
      accountManagerOrigin: origin,
      organizationId: 'f_ecom_zzte_053',
      siteId: 'RefArch',
      resetUrlTemplate: 'http://127.0.0.1:9/page#c=salesforce-b2c&t={token}&l={login}',
      slasRedirectUri: `${origin}/storefront/callback`,
    });
    expect(Object.keys(connection.secrets)).toEqual([
      'amClientId',
      'amClientSecret',
      'slasClientId',
      'slasClientSecret',
    ]);
  });

  it('seeds what it is told, and refuses states this vendor does not have', () => {
    const id = store().seed({ code: 'C/1', email: null, login: 'only.login', state: 'locked' });
    expect(store().peek(id)).toMatchObject({ id: 'C/1', email: null, login: 'only.login', state: 'locked', writes: 0 });
    expect(() => store().seed({ state: 'on-hold' })).toThrow(/on-hold/u);
    expect(() => store().seed({ login: 'Only.Login' })).toThrow(/taken/u);
    const twins = [store().seed({ email: 'twin@example.test' }), store().seed({ email: 'twin@example.test' })];
    expect(new Set(twins.map((twin) => store().peek(twin)?.login)).size).toBe(2);
  });

  it('keeps no password in what it shows', () => {
    const record = JSON.stringify(store().peek('00001001'));
    for (const word of ['assword', 'hash', 'Maja-pass']) expect(record).not.toContain(word);
  });

  it('goes back to the beginning', async () => {
    const token = await clientToken(store());
    await call(store(), `${customers}/customers/00001001`, { method: 'DELETE', token });
    store().switches['strictPatch'] = false;
    store().clock.advance(1e9);
    store().reset();
    expect(store().peek('00001001')?.state).toBe('active');
    expect(store().switches['strictPatch']).toBe(true);
    expect(Math.abs(store().clock.now() - Date.now())).toBeLessThan(1_000);
    expect((await call(store(), `${customers}/customers/00001001`, { token })).status, 'tokens are gone').toBe(401);
  });

  it('generates the same people at every start, in many scripts', async () => {
    const people = await generated();
    const withoutIds = JSON.stringify(people);
    expect(withoutIds).toBe(JSON.stringify(await generated()));
    for (const script of [
      /\p{Script=Cyrillic}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Han}/u,
    ]) {
      expect(withoutIds).toMatch(script);
    }
  });

  it('starts with 10,000 customers in a moment', async () => {
    const startedAt = performance.now();
    const large = await startSalesforceB2cEmulator({ customers: 10_000 });
    const tookMs = performance.now() - startedAt;
    expect(large.peek('05010000')?.login).toBe('customer.10000@example.test');
    await large.close();
    expect(tookMs).toBeLessThan(10_000);
  });
});
