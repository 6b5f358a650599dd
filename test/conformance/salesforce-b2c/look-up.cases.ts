import { describe, expect, it } from 'vitest';
import { failureOf, idsOf, never } from '../vendor-adapter/bench';
import { secretsWith, type SalesforceBench } from './bench';

export function salesforceLookUpCases(bench: () => SalesforceBench): void {
  describe('look-up at Salesforce', () => {
    it.each([
      ['siri@example.test', { state: 'inactive' }],
      ['lukas@example.test', { state: 'locked', until: null }],
      ['otto@example.test', { state: 'no-login' }],
      ['maja@example.test', { state: 'active' }],
    ])('says how %s stands', async (email, access) => {
      const found = await bench().adapter.find({ by: 'email', value: email }, never);
      expect(found.map((account) => account.access)).toEqual([access]);
    });

    it('tells all it knows of a customer', async () => {
      const account = await bench().adapter.get('00001001', never);
      expect(account).toMatchObject({
        code: '00001001',
        login: 'maja@example.test',
        name: { first: 'Maja', last: 'Berg', display: 'Maja Berg' },
        phones: ['+46 70 555 01 01'],
        addresses: [{ lines: ['Maja Berg', 'Storgatan 5', '111 22 Stockholm'], country: 'SE', use: 'other' }],
      });
      expect(account?.lastSignInAt).toMatch(/^\d{4}-.*Z$/u);
    });

    it('returns everyone who shares an e-mail and picks nobody', async () => {
      const found = await bench().adapter.find({ by: 'email', value: 'family@example.test' }, never);
      expect(idsOf(found)).toEqual(['00001005', '00001006']);
    });

    it('looks only into the customer list of the connection', async () => {
      const { adapter, adapterFor } = bench();
      expect(idsOf(await adapter.find({ by: 'email', value: 'maja@example.test' }, never))).toEqual(['00001001']);
      const other = adapterFor({ customerListId: 'RefArchGlobal' });
      expect(idsOf(await other.find({ by: 'email', value: 'maja@example.test' }, never))).toEqual(['00000001']);
    });

    it.each([
      ['a name as login', 'ada-the-first', '00001004'],
      ['a UUID as login', 'f0a43dc2-692a-43bf-b008-e10918ea935d', '00001007'],
      ['a login without e-mail', 'ines.costa', '00001009'],
    ])('finds by %s', async (_, login, id) => {
      const { adapter } = bench();
      expect(idsOf(await adapter.find({ by: 'login', value: login }, never))).toEqual([id]);
      expect(await adapter.find({ by: 'email', value: login }, never)).toEqual([]);
    });

    it.each(['0000000042', 'B2B/77%1', '00001001'])('reads the number %s letter for letter', async (code) => {
      const { adapter } = bench();
      expect(idsOf(await adapter.find({ by: 'code', value: code }, never))).toEqual([code]);
      expect((await adapter.get(code, never))?.code).toBe(code);
    });

    it('minds leading zeros', async () => {
      const { adapter } = bench();
      expect(await adapter.find({ by: 'code', value: '42' }, never)).toEqual([]);
      expect(await adapter.find({ by: 'code', value: '00000042' }, never)).toEqual([]);
    });

    it.each(['..', 'x'.repeat(101)])('[BI-11] knows without asking that nobody has the number %s', async (code) => {
      const { adapter, calls } = bench();
      expect(await adapter.find({ by: 'code', value: code }, never)).toEqual([]);
      expect(await adapter.get(code, never)).toBeNull();
      expect(calls()).toEqual([]);
    });

    it('[BI-03] finds letters of every script, composed or not', async () => {
      const { adapter } = bench();
      const value = 'jürgen@müller.example';
      expect(idsOf(await adapter.find({ by: 'email', value }, never))).toEqual(['00001010']);
      const lookalike = await adapter.find({ by: 'email', value: 'mаja@example.test' }, never);
      expect(lookalike, 'a Cyrillic а is another letter').toEqual([]);
    });

    it('[BI-03] finds an address of 256 characters and asks for none that is longer', async () => {
      const { adapter, emulator, calls } = bench();
      const longest = `${'a'.repeat(243)}@example.test`;
      const id = emulator.seed({ email: longest, login: 'longest' });
      expect(idsOf(await adapter.find({ by: 'email', value: longest }, never))).toEqual([id]);
      emulator.requests.clear();
      expect(await adapter.find({ by: 'email', value: `${'a'.repeat(307)}@example.test` }, never)).toEqual([]);
      expect(calls()).toEqual([]);
    });

    it.each(['{"matchAllQuery":{}}', '"}}],"x":[{"', 'maja@example.test" OR "1"="1', 'maja@example.test '])(
      '[BI-11] takes %s for a value and never for a query',
      async (value) => {
        expect(await bench().adapter.find({ by: 'email', value }, never)).toEqual([]);
      },
    );

    it.each(['maja@example.test\u0000', 'a\u202eb@example.test', 'a\ud800@example.test'])(
      '[BI-04] refuses what no key can hold, without a request',
      async (value) => {
        const { adapter, emulator } = bench();
        expect(await failureOf(adapter.find({ by: 'email', value }, never))).toMatchObject({ code: 'invalid-input' });
        expect(emulator.requests.all()).toEqual([]);
      },
    );

    it('reads as many pages as there are', async () => {
      const { adapter, emulator, calls } = bench();
      for (let index = 0; index < 205; index += 1) {
        emulator.seed({ email: 'crowd@example.test', login: `crowd-${String(index)}`, password: 'Crowd-pass-1' });
      }
      expect(await adapter.find({ by: 'email', value: 'crowd@example.test' }, never)).toHaveLength(205);
      expect(calls().map(({ body }) => (JSON.parse(body) as { offset: number }).offset)).toEqual([0, 200]);
    });

    it.each([true, false])('finds capitals whether or not the search minds letter case (%s)', async (sensitive) => {
      const { adapter, emulator } = bench();
      emulator.switches['termCaseSensitive'] = sensitive;
      const found = await adapter.find({ by: 'email', value: 'Maja@Example.TEST' }, never);
      expect(idsOf(found)).toEqual(['00001001']);
    });

    it.each([true, false])('takes a search without hits for nobody, hits left out or not (%s)', async (omit) => {
      const { adapter, emulator } = bench();
      emulator.switches['omitEmptyHits'] = omit;
      expect(await adapter.find({ by: 'email', value: 'nobody@example.test' }, never)).toEqual([]);
    });

    it('reads numbers past an index that lags behind', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['indexLagMs'] = 60_000;
      const id = emulator.seed({ email: 'fresh@example.test' });
      expect(await adapter.find({ by: 'email', value: 'fresh@example.test' }, never)).toEqual([]);
      expect(idsOf(await adapter.find({ by: 'code', value: id }, never))).toEqual([id]);
      emulator.clock.advance(61_000);
      expect(idsOf(await adapter.find({ by: 'email', value: 'fresh@example.test' }, never))).toEqual([id]);
    });

    it('[FT-36] refuses the record of another customer', async () => {
      const { adapter, emulator } = bench();
      await adapter.get('00001001', never);
      const other = { customerNo: '00001002', lastName: 'Dahl' };
      emulator.faults.add({ method: 'GET', fault: { kind: 'answer', status: 200, body: other } });
      const expected = { code: 'vendor-error', cause: 'schema', path: 'id' };
      expect(await failureOf(adapter.get('00001001', never))).toMatchObject(expected);
      expect(await failureOf(adapter.find({ by: 'code', value: '00001001' }, never))).toMatchObject(expected);
    });

    it('[FT-36] drops hits that do not have the e-mail', async () => {
      const { adapter, emulator } = bench();
      const hits = [{ relevance: 1, data: { customerNo: '9', lastName: 'X', email: 'other@example.test' } }];
      emulator.faults.add({
        path: 'customer-search',
        fault: { kind: 'answer', status: 200, body: { limit: 200, total: 1, hits } },
      });
      expect(await adapter.find({ by: 'email', value: 'maja@example.test' }, never)).toEqual([]);
    });

    it('[FT-35] tolerates members it does not know and says where a known one is of another type', async () => {
      const { adapter, emulator } = bench();
      const good = { customerNo: '7', lastName: 'X', c_flags: { a: [1] }, surprise: true };
      emulator.faults.add({ method: 'GET', times: 1, fault: { kind: 'answer', status: 200, body: good } });
      expect(await adapter.get('7', never)).toMatchObject({ code: '7', access: { state: 'no-login' } });
      const bad = { ...good, credentials: { login: 'x', enabled: 'yes' } };
      emulator.faults.add({ method: 'GET', times: 1, fault: { kind: 'answer', status: 200, body: bad } });
      expect(await failureOf(adapter.get('7', never))).toMatchObject({
        code: 'vendor-error',
        path: 'credentials.enabled',
      });
    });

    it('says which setting is wrong when a list or an organization is not found', async () => {
      const { adapter, adapterFor, emulator } = bench();
      const lost = adapterFor({ customerListId: 'Nope' });
      const list = { code: 'misconfigured', cause: 'list', field: 'customerListId' };
      expect(await failureOf(lost.get('00001001', never))).toEqual(list);
      expect(await failureOf(lost.find({ by: 'email', value: 'maja@example.test' }, never))).toEqual(list);
      emulator.faults.add({ method: 'GET', fault: { kind: 'answer', status: 404, body: { title: 'Not Found' } } });
      const tenant = { code: 'misconfigured', cause: 'tenant', field: 'organizationId' };
      expect(await failureOf(adapter.get('00001001', never))).toEqual(tenant);
      const foreign = adapterFor({ organizationId: 'f_ecom_zzte_prd' });
      expect(await failureOf(foreign.get('00001001', never))).toEqual(tenant);
    });

    it.each(['/error-types/not-found', 'urn:x:customer-not-found', 'https://x.test/v1/errors/not-found/'])(
      'takes a missing customer for one, whatever the form of its type (%s)',
      async (type) => {
        const { adapter, emulator } = bench();
        const body = { title: 'Not Found', type, detail: 'x' };
        emulator.faults.add({ method: 'GET', fault: { kind: 'answer', status: 404, body } });
        expect(await adapter.get('00001001', never)).toBeNull();
      },
    );

    it('[FT-20] gives up after a second 401 with a fresh token', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ method: 'GET', fault: { kind: 'answer', status: 401, body: {} } });
      expect(await failureOf(adapter.get('00001001', never))).toEqual({ code: 'auth', cause: 'second-401' });
    });

    it.each(['refuse', 'subset'])('[FT-21] names the scope that a client lacks (%s)', async (style) => {
      const { emulator, adapterWith } = bench();
      emulator.switches['amScopeStyle'] = style;
      const reader = { amClientId: 'training-read-only', amClientSecret: 'TrainingOnlyReader01' };
      const adapter = adapterWith({ secrets: secretsWith(bench(), reader) });
      expect(await failureOf(adapter.find({ by: 'email', value: 'maja@example.test' }, never))).toEqual({
        code: 'forbidden',
        missingScope: 'sfcc.customerlists.rw',
      });
    });

    it('[FT-38] asks for one token however many wait for it', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ path: 'access_token', fault: { kind: 'delay', ms: 100 } });
      await Promise.all(['00001001', '00001002', '00001003', '00001004'].map((id) => adapter.get(id, never)));
      expect(emulator.requests.all().filter(({ path }) => path.endsWith('access_token'))).toHaveLength(1);
    });

    it('sends the client’s id and secret form-encoded, and the tenant among the scopes', async () => {
      const { emulator, adapterWith } = bench();
      const odd = { amClientId: 'id with blank', amClientSecret: 'a+b:c%ü' };
      const adapter = adapterWith({ secrets: secretsWith(bench(), odd) });
      expect((await failureOf(adapter.get('1', never))).code).toBe('credentials-rejected');
      const [request] = emulator.requests.all();
      const pair = Buffer.from(request?.headers['authorization']?.slice('Basic '.length) ?? '', 'base64').toString();
      expect(pair).toBe('id+with+blank:a%2Bb%3Ac%25%C3%BC');
      expect(new URLSearchParams(request?.body).get('scope')).toBe(
        'SALESFORCE_COMMERCE_API:zzte_053 sfcc.customerlists.rw',
      );
    });

    it('says which secret is missing', async () => {
      const { adapterWith } = bench();
      const adapter = adapterWith({ secrets: secretsWith(bench(), { amClientSecret: undefined }) });
      expect(await failureOf(adapter.get('1', never))).toEqual({
        code: 'misconfigured',
        cause: 'credentials-missing',
        field: 'amClientSecret',
      });
    });

    it.each(['system', 'site'])('[FT-23] tells maintenance of the %s from other trouble', async (what) => {
      const { adapter, emulator } = bench();
      await adapter.get('00001001', never);
      const fault = { kind: 'answer', status: 503, headers: { sfdc_maintenance: what }, body: {} } as const;
      emulator.faults.add({ method: 'GET', fault });
      expect(await failureOf(adapter.get('00001001', never))).toMatchObject({
        code: 'unavailable',
        cause: 'maintenance',
      });
    });
  });
}
