import { describe, expect, it } from 'vitest';
import type { LookupKey } from '../../../src/shared/domain/lookup-key';
import { failureOf, idsOf, never } from '../vendor-adapter/bench';
import type { EmporixBench } from './bench';

const byEmail = (value: string): LookupKey => ({ by: 'email', value });
const byLogin = (value: string): LookupKey => ({ by: 'login', value });
const byCode = (value: string): LookupKey => ({ by: 'code', value });

/** What only Emporix has: two e-mails per customer, a query language, restrictions, contacts and custom ids. */
export function emporixLookUpCases(bench: () => EmporixBench): void {
  describe('look-up at Emporix', () => {
    it('answers with every profile that shares a contact e-mail', async () => {
      const found = await bench().adapter.find(byEmail('family@example.test'), never);
      expect(idsOf(found)).toEqual(['40718857', '40718858']);
      expect(found.map((account) => account.login).sort()).toEqual(['anna.falk@example.test', 'bo.falk@example.test']);
    });

    it.each([
      { regexSearch: true, ids: ['40718856'] },
      { regexSearch: false, ids: [] },
    ])(
      'finds an e-mail stored in capitals when regular expressions are taken: $regexSearch',
      async ({ regexSearch, ids }) => {
        const { adapter, emulator } = bench();
        emulator.switches['regexSearch'] = regexSearch;
        expect(idsOf(await adapter.find(byEmail('vera.gross@example.test'), never))).toEqual(ids);
        expect(idsOf(await adapter.find(byEmail('Vera.Gross@Example.test'), never))).toEqual(['40718856']);
      },
    );

    it('finds it at once where the vendor ignores letter case', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['emailCaseInsensitive'] = true;
      expect(idsOf(await adapter.find(byEmail('VERA.GROSS@example.test'), never))).toEqual(['40718856']);
      expect(emulator.requests.all().filter(({ path }) => path.endsWith('/search'))).toHaveLength(1);
    });

    it('finds by the e-mail of the log-in when it is not the contact e-mail', async () => {
      const { adapter } = bench();
      const expected = { email: 'mia@example.test', login: 'mia.login@example.test' };
      for (const key of [
        byEmail('mia.login@example.test'),
        byLogin('MIA.login@example.test'),
        byEmail('mia@example.test'),
      ]) {
        expect(await adapter.find(key, never)).toMatchObject([expected]);
      }
      expect(await adapter.find(byLogin('mia@example.test'), never), 'nobody signs in with this one').toEqual([]);
    });

    it('falls back to the contact e-mail where log-ins can not be searched, and says so', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['accountsIdSearch'] = false;
      expect(adapter.capabilities.findBy.login).toEqual({ offer: 'yes' });
      expect(idsOf(await adapter.find(byLogin('maja@example.test'), never))).toEqual(['40718851']);
      expect(await adapter.find(byLogin('mia.login@example.test'), never)).toEqual([]);
      expect(adapter.capabilities.findBy.login).toEqual({ offer: 'strategy', name: 'through-contact-email' });
      emulator.requests.clear();
      await adapter.find(byLogin('maja@example.test'), never);
      const queries = emulator.requests.all().map(({ body }) => body);
      expect(queries, 'the search that was refused is not tried again').toEqual([
        '{"q":"contactEmail:maja@example.test"}',
      ]);
    });

    it('takes a text without @ for nobody’s log-in, and asks nothing', async () => {
      const { adapter, emulator } = bench();
      expect(await adapter.find(byLogin('maja'), never)).toEqual([]);
      expect(emulator.requests.all()).toEqual([]);
    });

    it('tells contacts, social log-ins, holds and both switches apart', async () => {
      const { adapter } = bench();
      const accessOf = async (email: string) => (await adapter.find(byEmail(email), never))[0]?.access;
      expect(await accessOf('karin.contact@example.test')).toEqual({ state: 'no-login' });
      expect(await accessOf('henrik@example.test')).toEqual({ state: 'on-hold' });
      expect(await accessOf('bodil@example.test')).toEqual({ state: 'inactive' });
      const [sofia] = await adapter.find(byEmail('sofia.social@example.test'), never);
      expect(sofia).toMatchObject({ access: { state: 'active' }, signInProviders: ['google'] });
    });

    it('shows what the vendor holds of a shopper', async () => {
      const [maja] = await bench().adapter.find(byEmail('maja@example.test'), never);
      expect(maja).toMatchObject({
        code: '40718851',
        name: { display: 'Maja Berg' },
        phones: ['+4930111'],
        createdAt: '2026-02-03T10:15:00.000Z',
        lastSignInAt: '2026-06-01T08:00:00.000Z',
        version: '1',
        addresses: [
          { lines: ['Maja Berg', 'Lindenweg 4', '10115 Berlin'], country: 'DE', use: 'billing' },
          { lines: ['Maja Berg', 'Berg GmbH', 'Storgatan 12 B', '111 23 Stockholm'], country: 'SE', use: 'shipping' },
        ],
      });
    });

    it('sees customers of its own restrictions and no others', async () => {
      const { adapter } = bench();
      const [dieter] = await adapter.find(byEmail('dieter@example.test'), never);
      expect(dieter?.labels).toContainEqual({ kind: 'group', text: 'DE' });
      expect(await adapter.find(byEmail('alois@example.test'), never)).toEqual([]);
      expect(await adapter.get('40718862', never)).toBeNull();
    });

    it('keeps custom ids and leading zeros letter for letter', async () => {
      const { adapter } = bench();
      expect(idsOf(await adapter.find(byCode('erp_0007-A'), never))).toEqual(['erp_0007-A']);
      expect(await adapter.find(byCode('ERP_0007-a'), never)).toEqual([]);
      expect(idsOf(await adapter.find(byCode('0040718864'), never))).toEqual(['0040718864']);
      expect(await adapter.find(byCode('40718864'), never)).toEqual([]);
      expect(await adapter.get('40718899', never), 'a deleted number').toBeNull();
    });

    it.each(['..', 'a/b', '../customers', 'x y', '%2e%2e', 'a'.repeat(67)])(
      '[BI-11] asks nothing for %j, which can be no customer number',
      async (value) => {
        const { adapter, emulator } = bench();
        expect(await adapter.find(byCode(value), never)).toEqual([]);
        expect(await adapter.get(value, never)).toBeNull();
        expect(emulator.requests.all()).toEqual([]);
      },
    );

    it.each(['null', 'exists', 'missing', 'true'])('[BI-11] does not let the code %j mean something', async (value) => {
      expect(await bench().adapter.find(byCode(value), never)).toEqual([]);
    });

    it.each([
      ['signs of the query language', 'a!#$&*/=?^`{|}~-b@example.test'],
      ['a tilde in front', '~ada@example.test'],
      ['letters beyond ASCII', 'åsa.öberg@exämple.test'],
      ['parentheses and a comma', '(ada,x)@example.test'],
      ['320 characters', `${'a'.repeat(64)}@${'b'.repeat(250)}.test`],
    ])('[BI-03][BI-11] finds an e-mail with %s and nobody else', async (_, email) => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email });
      expect(idsOf(await adapter.find(byEmail(email), never))).toEqual([id]);
    });

    it.each(['"a b"@example.test', 'a\\b@example.test', 'a"b@example.test', 'maja', 'a@b@c', 'x'.repeat(317) + '@b.c'])(
      '[BI-11] refuses %j before a byte leaves',
      async (value) => {
        const { adapter, emulator } = bench();
        expect(await failureOf(adapter.find(byEmail(value), never))).toMatchObject({ code: 'invalid-input' });
        expect(emulator.requests.all()).toEqual([]);
      },
    );

    it('[BI-03] does not take a look-alike for the address itself', async () => {
      const { adapter, emulator } = bench();
      emulator.seed({ email: 'kim@example.test' });
      expect(await adapter.find(byEmail('\u212aim@example.test'), never)).toEqual([]);
      expect(await adapter.find(byEmail('kіm@example.test'), never)).toEqual([]);
    });

    it.each(['all', 'none'])('reads every page when the total is told by headers: %s', async (totalHeader) => {
      const { adapter, emulator } = bench();
      emulator.switches['totalHeader'] = totalHeader;
      const ids = Array.from({ length: 130 }, (_, index) =>
        emulator.seed({ email: 'many@example.test', login: `many.${String(index)}@example.test` }),
      );
      expect(idsOf(await adapter.find(byEmail('many@example.test'), never))).toEqual([...ids].sort());
    });

    it('says ambiguous rather than leaving some of very many out', async () => {
      const { adapter, emulator } = bench();
      for (let index = 0; index < 301; index += 1) emulator.seed({ email: 'many@example.test', login: null });
      expect(await failureOf(adapter.find(byEmail('many@example.test'), never))).toMatchObject({ code: 'ambiguous' });
    });

    it('keeps e-mails out of every URL', async () => {
      const { adapter, emulator } = bench();
      await adapter.find(byEmail('Vera.gross@example.test'), never);
      await adapter.find(byLogin('mia.login@example.test'), never);
      for (const { path, query } of emulator.requests.all())
        expect(decodeURIComponent(path + query)).not.toContain('@');
    });

    it('[FT-36] refuses the answer of another customer', async () => {
      const { adapter, emulator } = bench();
      await adapter.get('40718851', never);
      const other = { id: '40718852', customerNumber: '40718852', active: true };
      emulator.faults.add({
        method: 'GET',
        path: '/customers/40718851',
        fault: { kind: 'answer', status: 200, body: other },
      });
      const expected = { code: 'vendor-error', cause: 'schema', path: 'id' };
      expect(await failureOf(adapter.get('40718851', never))).toMatchObject(expected);
      expect(await failureOf(adapter.find(byCode('40718851'), never))).toMatchObject(expected);
    });

    it('drops hits that do not have the e-mail it asked for', async () => {
      const { adapter, emulator } = bench();
      await adapter.find(byEmail('maja@example.test'), never);
      const stranger = [{ customerNumber: '1', contactEmail: 'stranger@example.test', accounts: [] }];
      emulator.faults.add({ path: '/search', fault: { kind: 'answer', status: 200, body: stranger } });
      for (const key of [byEmail('maja@example.test'), byLogin('maja@example.test'), byCode('77')]) {
        expect(await adapter.find(key, never)).toEqual([]);
      }
    });

    it('[FT-20] says auth when every token is refused', async () => {
      const { adapter, emulator } = bench();
      const fault = {
        fault: { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } },
      };
      emulator.faults.add({ path: '/search', fault: { kind: 'answer', status: 401, body: fault } });
      const failure = await failureOf(adapter.find(byEmail('maja@example.test'), never));
      expect(failure).toEqual({ code: 'auth', cause: 'second-401' });
      expect(emulator.requests.all().filter(({ path }) => path === '/oauth/token')).toHaveLength(2);
    });

    it.each([400, 401])('says that the credentials were refused also by %s', async (status) => {
      const { adapterWith, emulator } = bench();
      emulator.switches['tokenError'] = status;
      const secrets = { ...emulator.connection.secrets, clientSecret: 'CANARY-SECRET-1' };
      const failure = await failureOf(
        adapterWith({ secrets: () => Promise.resolve(secrets) }).find(byEmail('maja@example.test'), never),
      );
      expect(failure).toEqual({ code: 'credentials-rejected', key: 'invalid_client' });
    });

    it('says which credential is missing', async () => {
      const adapter = bench().adapterWith({ secrets: () => Promise.resolve({ clientId: 'x' }) });
      expect(await failureOf(adapter.find(byEmail('maja@example.test'), never))).toEqual({
        code: 'misconfigured',
        cause: 'credentials-missing',
        field: 'clientSecret',
      });
    });

    it('says that the tenant is wrong by the token, and by the 400 where the token does not tell', async () => {
      const { adapterFor, adapter, emulator } = bench();
      const wrongTenant = { code: 'misconfigured', cause: 'tenant', field: 'tenant' };
      expect(await failureOf(adapterFor({ tenant: 'othershop' }).find(byEmail('maja@example.test'), never))).toEqual(
        wrongTenant,
      );
      const paths = emulator.requests.all().map(({ path }) => path);
      expect(paths, 'nothing is asked of the other tenant').toEqual(['/oauth/token']);
      const body = {
        type: 'bad_request',
        status: 400,
        message: 'The tenant information provided with the request is not valid.',
      };
      emulator.faults.add({ path: '/search', fault: { kind: 'answer', status: 400, body } });
      expect(await failureOf(adapter.find(byEmail('maja@example.test'), never))).toEqual(wrongTenant);
    });

    it('names the scope the credentials lack', async () => {
      const { adapterWith, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, clientId: 'keydesk-no-customers' };
      const adapter = adapterWith({ secrets: () => Promise.resolve(secrets) });
      expect(await failureOf(adapter.find(byEmail('maja@example.test'), never))).toEqual({
        code: 'forbidden',
        missingScope: 'customer.customer_read',
      });
    });

    it('[FT-22] says when the vendor wants to be asked again', async () => {
      const { adapter, emulator } = bench();
      await adapter.get('40718851', never);
      Object.assign(emulator.switches, { rateLimit: 1, retryAfterSeconds: 60 });
      await adapter.get('40718851', never).catch(() => undefined);
      const failure = await failureOf(adapter.get('40718851', never));
      expect(failure).toMatchObject({ code: 'rate-limited', retryAt: expect.any(String) });
    });
  });
}
