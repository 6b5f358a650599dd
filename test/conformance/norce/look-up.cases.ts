import { describe, expect, it } from 'vitest';
import type { LookupKind } from '../../../src/shared/domain/lookup-key';
import { accountOf, failureOf, idsOf, never, type Bench } from '../vendor-adapter/bench';
import { fixtureIds, queryOf, requestsOf, seedMany, withSettings } from './bench';

const nullStyles = ['json-null', 'empty-200', 'no-content-204'] as const;
const hideRules = ['customer-or-account', 'customer-only', 'account-only'] as const;
const majaKeys: readonly { readonly by: LookupKind; readonly value: string }[] = [
  { by: 'email', value: 'maja@example.test' },
  { by: 'code', value: 'K-1001' },
  { by: 'login', value: 'maja@example.test' },
];

/** Look-ups at Norce: nothing is a success, disabled customers hide, and a search is only a hint. */
export function lookUpCases(bench: () => Bench): void {
  describe('look-up at Norce', () => {
    it.each(nullStyles)('[FT-27] tells a hit from "nothing" said as %s', async (nullStyle) => {
      const { adapter, emulator } = bench();
      emulator.switches['nullStyle'] = nullStyle;
      for (const key of majaKeys) expect(idsOf(await adapter.find(key, never))).toEqual([fixtureIds.maja]);
      for (const by of ['email', 'code', 'login'] as const) {
        expect(await adapter.find({ by, value: 'nobody@example.test' }, never)).toEqual([]);
      }
      expect(await adapter.get('123', never)).toBeNull();
    });

    it('shows what Norce holds of a shopper, and only selected flags', async () => {
      const maja = await accountOf(bench(), fixtureIds.maja);
      expect(maja).toMatchObject({
        ref: { connectionId: '', accountId: fixtureIds.maja },
        code: 'K-1001',
        login: 'maja@example.test',
        access: { state: 'active' },
        phones: ['+46700000001'],
        createdAt: '2025-01-01T12:00:00.000Z',
        updatedAt: '2025-01-01T13:00:00.000Z',
        lastSignInAt: null,
        mustChangePassword: null,
        labels: [
          { kind: 'flag', text: 'Newsletter' },
          { kind: 'role', text: '43' },
        ],
      });
      expect(maja.addresses.map(({ use, lines }) => [use, ...lines])).toEqual([
        ['billing', 'Skogsvägen 4', '123 45 Björkby', 'Sverige'],
        ['shipping', 'c/o Lind', 'Skogsvägen 4', '123 45 Björkby', 'Sverige'],
      ]);
    });

    it('leaves out an address that holds nothing, and shows all companies', async () => {
      const olle = await accountOf(bench(), fixtureIds.olle);
      expect(olle.addresses).toEqual([]);
      expect(olle.companies.map(({ code }) => code)).toEqual(['F-77', 'F-78']);
      expect(olle.login).toBe('olle');
    });

    it('names roles once a probe has read their names', async () => {
      const { adapter } = bench();
      await adapter.probe(never);
      expect((await accountOf(bench(), fixtureIds.siri)).labels).toEqual([{ kind: 'role', text: 'Customer' }]);
    });

    it.each([
      [fixtureIds.maja, 'active'],
      [fixtureIds.siri, 'inactive'],
      [fixtureIds.nils, 'removed'],
      [fixtureIds.guest, 'no-login'],
    ])('says of customer %s that the state is %s', async (id, state) => {
      expect((await accountOf(bench(), id)).access).toEqual({ state });
    });

    it.each(hideRules)('finds disabled and removed shoppers by every key when Norce hides by %s', async (hideRule) => {
      const { adapter, emulator } = bench();
      emulator.switches['hideRule'] = hideRule;
      for (const [id, code, email] of [
        [fixtureIds.siri, 'K-1003', 'siri@example.test'],
        [fixtureIds.nils, 'K-1004', 'nils@example.test'],
      ] as const) {
        for (const [by, value] of [
          ['email', email],
          ['code', code],
          ['login', email],
        ] as const) {
          expect(idsOf(await adapter.find({ by, value }, never)), by).toEqual([id]);
        }
        expect((await adapter.get(id, never))?.ref.accountId).toBe(id);
      }
    });

    it('finds a deactivated shopper only by the search, until activated', async () => {
      const { adapter, emulator } = bench();
      const byEmail = { by: 'email', value: 'siri@example.test' } as const;
      await adapter.find(byEmail, never);
      expect(requestsOf(emulator, 'GetCustomerByEmail')[0]?.answer).toBe('null');
      expect(queryOf(requestsOf(emulator, 'SearchCustomer2')[0])).toMatchObject({ showInactive: 'true' });
      await adapter.setAccess(fixtureIds.siri, 'activate', never);
      emulator.requests.clear();
      expect((await adapter.find(byEmail, never))[0]?.access).toEqual({ state: 'active' });
      expect(requestsOf(emulator, 'GetCustomerByEmail')[0]?.answer).toContain('900103');
    });

    it('opens a disabled shopper by id through the Query API, without asking for passwords', async () => {
      const { adapter, emulator } = bench();
      expect((await adapter.get(fixtureIds.siri, never))?.email).toBe('siri@example.test');
      const query = queryOf(requestsOf(emulator, 'Customers')[0]);
      expect(query['$filter']).toBe('Id eq 900103');
      expect(query['$select']).toBe('Id,CustomerCode,EmailAddress,FirstName,LastName');
    });

    it('says that the Query API is closed rather than that a disabled shopper is not there', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['queryApi'] = false;
      expect(await failureOf(adapter.get(fixtureIds.siri, never))).toEqual({
        code: 'forbidden',
        missingScope: 'Query API',
      });
    });

    it('opens a disabled shopper that was just found without the Query API', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['queryApi'] = false;
      await adapter.find({ by: 'email', value: 'siri@example.test' }, never);
      expect((await adapter.get(fixtureIds.siri, never))?.access).toEqual({ state: 'inactive' });
      expect((await adapter.setAccess(fixtureIds.siri, 'activate', never)).access).toEqual({ state: 'active' });
    });

    it('answers with all who share an e-mail, whatever their state, and picks none', async () => {
      const { adapter, emulator } = bench();
      const ids = [
        emulator.seed({ email: 'twin@example.test', login: 'twin1' }),
        emulator.seed({ email: 'twin@example.test', login: 'twin2', state: 'inactive' }),
        emulator.seed({ email: 'TWIN@example.test', login: 'twin3', state: 'removed' }),
      ];
      expect(idsOf(await adapter.find({ by: 'email', value: 'twin@example.test' }, never))).toEqual(ids);
    });

    it('answers with all who share a code', async () => {
      const { adapter, emulator } = bench();
      const ids = seedMany(emulator, 2, (index) => ({ code: 'ERP-9', email: `erp${String(index)}@example.test` }));
      expect(idsOf(await adapter.find({ by: 'code', value: 'ERP-9' }, never))).toEqual(ids);
    });

    it.each([
      ['leading zeros', '0042'],
      ['a slash', '12/0042'],
      ['what a URL gives a meaning to', 'A&B=C#D?E+F%2B'],
      ['letters of Swedish', 'ÅÄÖ-1'],
      ['blanks inside', 'A 1 B'],
    ])('finds a code with %s, and not its neighbours', async (_, code) => {
      const { adapter, emulator } = bench();
      emulator.seed({ code: code.replace(/^0+/u, ''), email: 'neighbour@example.test', state: 'removed' });
      const id = emulator.seed({ code, email: 'owner@example.test' });
      emulator.seed({ code: `${code}0` });
      const found = await adapter.find({ by: 'code', value: code }, never);
      expect(found.map((account) => account.code)).toContain(code);
      if (code.startsWith('0')) expect(idsOf(found)).toEqual([id]);
      expect(found.every((account) => account.code === code)).toBe(true);
    });

    it.each([
      ['letters outside ASCII', 'åsa.öberg@exämple.test'],
      ['an ampersand and a hash', 'a&b#c@example.test'],
      ['the longest form there is', `${'x'.repeat(242)}@example.test`],
      ['more than the field holds', `${'y'.repeat(307)}@example.test`],
    ])('[BI-03] finds an e-mail with %s, by e-mail and by id', async (_, email) => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email, state: 'inactive' });
      expect(idsOf(await adapter.find({ by: 'email', value: email }, never))).toEqual([id]);
      expect((await adapter.get(id, never))?.email).toBe(email);
    });

    it.each([
      ['the Kelvin sign for a k', 'k.berg@example.test', '\u212a.berg@example.test'],
      ['a Cyrillic a', 'anna@example.test', '\u0430nna@example.test'],
      ['a full-width at', 'anna@example.test', 'anna\uff20example.test'],
    ])('[BI-03] does not take %s for the real letter', async (_, email, lookAlike) => {
      const { adapter, emulator } = bench();
      emulator.seed({ email });
      expect(await adapter.find({ by: 'email', value: lookAlike }, never)).toEqual([]);
    });

    it('ignores blanks around and letter case', async () => {
      const { adapter } = bench();
      expect(idsOf(await adapter.find({ by: 'login', value: ' OLLE ' }, never))).toEqual([fixtureIds.olle]);
    });

    it.each([
      ['one letter', 'a ', 'too-short'],
      ['half a surrogate pair', 'ab\ud800', 'malformed'],
    ])('[BI-11] refuses %s without a request', async (_, value, problem) => {
      const { adapter, emulator } = bench();
      await adapter.find({ by: 'code', value: 'warm-up' }, never);
      emulator.requests.clear();
      const failure = await failureOf(adapter.find({ by: 'email', value }, never));
      expect(failure).toMatchObject({ code: 'invalid-input', problem });
      expect(emulator.requests.all()).toEqual([]);
    });

    it.each(['0', '-1', '9999999999', '12a', ' 1', '1e3', "1 or Id eq 900101'", '٣'])(
      'knows that nobody has the id "%s" without a request',
      async (id) => {
        const { adapter, emulator } = bench();
        expect(await adapter.get(id, never)).toBeNull();
        expect(emulator.requests.all()).toEqual([]);
      },
    );

    it('finds the one of many by code when the search shows fewer than there are', async () => {
      const { adapter, emulator } = bench();
      seedMany(emulator, 60, (index) => ({ code: `77-${String(index)}`, firstName: 'Aa', lastName: 'Aa' }));
      const id = emulator.seed({ code: '77', lastName: 'Zz', state: 'inactive' });
      expect(idsOf(await adapter.find({ by: 'code', value: '77' }, never))).toEqual([id]);
    });

    it('finds the one of many by e-mail with a quote when the search shows fewer than there are', async () => {
      const { adapter, emulator } = bench();
      seedMany(emulator, 60, (index) => ({ email: `x${String(index)}.o'neil@example.test`, lastName: 'Aa' }));
      const id = emulator.seed({ email: "o'neil@example.test", lastName: 'Zz', state: 'inactive' });
      expect(idsOf(await adapter.find({ by: 'email', value: "o'neil@example.test" }, never))).toEqual([id]);
      expect(queryOf(requestsOf(emulator, 'Customers')[0])['$filter']).toBe("EmailAddress eq 'o''neil@example.test'");
    });

    it('finds the one of many by login with a larger search', async () => {
      const { adapter, emulator } = bench();
      seedMany(emulator, 60, (index) => ({ login: `anders${String(index)}`, lastName: 'Aa' }));
      const id = emulator.seed({ login: 'anders', lastName: 'Zz', state: 'inactive' });
      expect(idsOf(await adapter.find({ by: 'login', value: 'anders' }, never))).toEqual([id]);
    });

    it('says that there are too many rather than that there is nobody', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['searchSizeLimit'] = 50;
      seedMany(emulator, 60, (index) => ({ login: `anders${String(index)}`, lastName: 'Aa' }));
      emulator.seed({ login: 'anders', lastName: 'Zz', state: 'inactive' });
      expect(await failureOf(adapter.find({ by: 'login', value: 'anders' }, never))).toEqual({
        code: 'ambiguous',
        count: 50,
      });
    });

    it('finds as well where the search compares beginnings only', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['searchMode'] = 'prefix';
      expect(idsOf(await adapter.find({ by: 'email', value: 'siri@example.test' }, never))).toEqual([fixtureIds.siri]);
      expect(await adapter.find({ by: 'email', value: 'siri@example' }, never)).toEqual([]);
    });

    it.each([true, false])('reads dates with slashes escaped: %s', async (escaped) => {
      const { adapter, emulator } = bench();
      emulator.switches['slashEscapedDates'] = escaped;
      expect((await adapter.get(fixtureIds.maja, never))?.updatedAt).toBe('2025-01-01T13:00:00.000Z');
      expect(requestsOf(emulator, 'GetCustomer')[0]?.answer?.includes(String.raw`\/Date`)).toBe(escaped);
    });

    it('sees customers of the client, and no logins of another application', async () => {
      const { emulator } = bench();
      const other = withSettings(emulator, { applicationId: 1043 });
      const found = await other.find({ by: 'email', value: 'maja@example.test' }, never);
      expect(found[0]).toMatchObject({ login: null, access: { state: 'no-login' } });
      expect(await other.find({ by: 'login', value: 'maja@example.test' }, never)).toEqual([]);
    });

    it('[FT-36] refuses the answer of another account', async () => {
      const { adapter, emulator } = bench();
      await adapter.get(fixtureIds.olle, never);
      const other = JSON.parse(requestsOf(emulator, 'GetCustomer')[0]?.answer ?? '') as unknown;
      emulator.faults.add({ path: '/GetCustomer', fault: { kind: 'answer', status: 200, body: other } });
      expect(await failureOf(adapter.get(fixtureIds.maja, never))).toMatchObject({
        code: 'vendor-error',
        cause: 'schema',
        path: 'id',
      });
      expect(await adapter.find({ by: 'email', value: 'nobody@example.test' }, never)).toEqual([]);
    });
  });
}
