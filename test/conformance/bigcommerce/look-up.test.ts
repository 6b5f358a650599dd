import { describe, expect, it } from 'vitest';
import { failureOf, idsOf, never, useBench } from '../vendor-adapter/bench';
import { openBigCommerce } from './bench';

const anaId = '4102';

describe('bigcommerce look-up', () => {
  const bench = useBench(() => openBigCommerce());
  const byCode = (value: string) => bench().adapter.find({ by: 'code', value }, never);
  const byEmail = (value: string) => bench().adapter.find({ by: 'email', value }, never);

  it.each([
    ['a plain code', 'ORCH-0007', [anaId]],
    ['leading zeros', '00017', ['4107']],
    ['a slash', '0042/B', ['4108']],
    ['the vendor’s own number', anaId, [anaId]],
    ['other letter case', 'orch-0007', []],
    ['fewer zeros', '17', []],
    ['a number with a leading zero', '04102', []],
    ['a number beyond 32 bits', '99999999999', []],
    ['two codes in one', 'ORCH-0007,KD-1001', []],
  ])('finds by code, letter for letter: %s', async (_, code, ids) => {
    expect(idsOf(await byCode(code))).toEqual(ids);
  });

  it('shows the merchant’s code, and the number of a customer who has none', async () => {
    expect((await byEmail('ana.ruiz@example.com'))[0]?.code).toBe('ORCH-0007');
    expect((await byEmail('channel.two@example.test'))[0]?.code).toBe('4103');
  });

  it('answers with both when a text is one shopper’s number and another one’s code', async () => {
    const other = bench().emulator.seed({ email: 'twin@example.test', code: anaId });
    expect(idsOf(await byCode(anaId))).toEqual([anaId, other].sort());
  });

  it('answers with every account of an e-mail that exists on two channels', async () => {
    const found = await byEmail('same@example.test');
    expect(idsOf(found)).toEqual(['4105', '4106']);
    expect(found.map((account) => account.labels)).toEqual([
      [{ kind: 'channel', text: '1' }],
      [{ kind: 'channel', text: '2' }],
    ]);
  });

  it('tells what the vendor holds: company, address, phones, group, notes and times', async () => {
    expect((await byEmail('ana.ruiz@example.com'))[0]).toMatchObject({
      login: 'ana.ruiz@example.com',
      access: { state: 'unknown', why: 'vendor-has-none' },
      companies: [{ id: null, code: null, name: 'Orchard Supply' }],
      phones: ['555-0142'],
      addresses: [{ lines: ['Orchard Supply', '14 Mill Lane', '78701 Austin', 'Texas'], country: 'US', use: 'other' }],
      createdAt: '2025-11-03T08:12:44.000Z',
      updatedAt: '2026-01-05T09:30:00.000Z',
      lastSignInAt: null,
      mustChangePassword: false,
    });
    expect((await byEmail('jose.nunez@example.test'))[0]).toMatchObject({
      name: { display: "José Núñez O'Hara" },
      labels: [
        { kind: 'group', text: '2' },
        { kind: 'note', text: 'Calls often' },
      ],
    });
    expect((await byEmail('must.change@example.test'))[0]?.mustChangePassword).toBe(true);
  });

  it.each([
    ['the longest there is', `${'a'.repeat(242)}@example.test`],
    ['letters outside ASCII', 'åsa.öberg@exämple.test'],
    ['a quoted local part', '"ada.lind"@example.test'],
    ['an ampersand and an equals sign', 'a&b=c@example.test'],
    ['a hash and a slash', 'a#b/c@example.test'],
  ])('[BI-03][BI-11] finds an e-mail with %s', async (_, email) => {
    const id = bench().emulator.seed({ email });
    expect(idsOf(await byEmail(email))).toEqual([id]);
  });

  it.each([
    ['one character too many', `${'a'.repeat(243)}@example.test`],
    ['320 characters', `${'a'.repeat(307)}@example.test`],
    ['a comma', 'ada@example.test,olle@example.test'],
    ['a blank', 'ada lind@example.test'],
    ['no at sign', 'ada.example.test'],
  ])('[BI-03][BI-11] answers [] without asking for an e-mail with %s', async (_, email) => {
    expect(await byEmail(email)).toEqual([]);
    expect(bench().emulator.requests.all()).toEqual([]);
  });

  it('[BI-03] takes no look-alike letter for the letter', async () => {
    bench().emulator.seed({ email: 'kim@example.test' });
    expect(await byEmail('\u212aim@example.test')).toEqual([]);
    expect(await byEmail('k\u0456m@example.test')).toEqual([]);
  });

  it('[BI-11] percent-encodes a plus, so that it does not arrive as a blank', async () => {
    expect(idsOf(await byEmail('nadia+shop@example.test'))).toEqual(['4107']);
    const asked = bench()
      .emulator.requests.all()
      .map((request) => request.query);
    expect(asked.some((query) => query.includes('nadia%2Bshop%40example.test'))).toBe(true);
  });

  it('finds upper case whichever way it is typed, and says nothing where the vendor minds letter case', async () => {
    expect(idsOf(await byEmail('upper.case@example.test'))).toEqual(['4108']);
    bench().emulator.switches['emailLookupIgnoresCase'] = false;
    expect(await byEmail('upper.case@example.test')).toEqual([]);
    expect(idsOf(await byEmail('Upper.Case@Example.test'))).toEqual(['4108']);
  });

  it('has nothing on a deleted customer', async () => {
    expect(await byEmail('gone@example.test')).toEqual([]);
    expect(await bench().adapter.get('4110', never)).toBeNull();
  });

  it.each(['04102', '4102 ', '-4102', '4.1e3', '99999999999', '4102,4101', ''])(
    '[BI-06] gets null for "%s" without asking',
    async (accountId) => {
      expect(await bench().adapter.get(accountId, never)).toBeNull();
      expect(bench().emulator.requests.all()).toEqual([]);
    },
  );

  describe('answers that are not what was asked for', () => {
    const customer = { id: 4102, email: 'ana.ruiz@example.com', first_name: 'Ana', last_name: 'Ruiz' };
    const answerWith = (...data: unknown[]): void =>
      bench().emulator.faults.add({
        path: '/v3/customers',
        method: 'GET',
        fault: { kind: 'answer', status: 200, body: { data, meta: {} } },
      });
    // The attribute's id is asked for first, so that the fault strikes the customers alone.
    const warmUp = () => byEmail('warm-up@example.test');

    it('[FT-36] refuses another account than the one asked for', async () => {
      await warmUp();
      answerWith({ ...customer, id: 4103 });
      expect(await failureOf(bench().adapter.get(anaId, never))).toEqual({
        code: 'vendor-error',
        cause: 'schema',
        path: 'id',
        status: 200,
      });
    });

    it('[FT-36] leaves out an account with another e-mail', async () => {
      await warmUp();
      answerWith(customer, { ...customer, id: 4103, email: 'somebody@example.test' });
      expect(idsOf(await byEmail('ana.ruiz@example.com'))).toEqual([anaId]);
    });

    it.each([
      ['an id as text', { ...customer, id: '4102' }, 'data.0.id'],
      ['an id beyond what a number can hold', { ...customer, id: 2 ** 53 + 2 }, 'data.0.id'],
      ['a negative id', { ...customer, id: -1 }, 'data.0.id'],
      ['no e-mail', { ...customer, email: null }, 'data.0.email'],
      ['channels as text', { ...customer, channel_ids: '1,2' }, 'data.0.channel_ids'],
      [
        'a flag as text',
        { ...customer, authentication: { force_password_reset: 'yes' } },
        'data.0.authentication.force_password_reset',
      ],
    ])('[FT-35][BI-06] names the bad field and never its value: %s', async (_, body, path) => {
      await warmUp();
      answerWith(body);
      expect(await failureOf(byEmail('ana.ruiz@example.com'))).toEqual({
        code: 'vendor-error',
        cause: 'schema',
        path,
        status: 200,
      });
    });

    it('[FT-35] gets along with new members and with fields that are not there', async () => {
      await warmUp();
      answerWith({ ...customer, last_name: null, phone: 5550142, brand_new: { deep: [1] } });
      expect((await byEmail('ana.ruiz@example.com'))[0]).toMatchObject({
        name: { first: 'Ana', last: null, display: 'Ana' },
        phones: ['5550142'],
        createdAt: null,
        updatedAt: null,
      });
    });
  });

  it('[FT-22] says until when the store’s quota is used up', async () => {
    const { emulator } = bench();
    emulator.switches['quotaRequests'] = 1;
    await byEmail('ana.ruiz@example.com').catch(() => undefined);
    const failure = await failureOf(byEmail('ana.ruiz@example.com'));
    expect(failure).toMatchObject({ code: 'rate-limited', retryAt: expect.any(String) });
  });

  it('[FT-22] says rate-limited also when the platform is overloaded and names no time', async () => {
    Object.assign(bench().emulator.switches, { quotaRequests: 0, rateHeaders: false });
    expect(await failureOf(byEmail('ana.ruiz@example.com'))).toEqual({ code: 'rate-limited', retryAt: null });
  });
});
