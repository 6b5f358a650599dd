import { describe, expect, it } from 'vitest';
import type { ShopperDraft } from '../../../src/main/vendors/port';
import { accountOf, failureOf, idsOf, never, type Bench } from '../vendor-adapter/bench';
import { fixtureIds, queryOf, requestsOf, withSettings } from './bench';

const draft: ShopperDraft = { email: 'ny@example.test', firstName: 'Ny', lastName: 'Kund', phone: '+46700000099' };

/** Sign-in checks, registrations, tokens, probes, and what Norce has no call for. */
export function otherCases(bench: () => Bench): void {
  describe('settings at Norce', () => {
    it('names the culture of the connection in every call', async () => {
      const { emulator } = bench();
      const adapter = withSettings(emulator, { cultureCode: 'sv-SE' });
      expect(idsOf(await adapter.find({ by: 'code', value: 'K-1001' }, never))).toEqual([fixtureIds.maja]);
      expect(queryOf(requestsOf(emulator, 'GetCustomerByCode')[0])).toMatchObject({
        cultureCode: 'sv-SE',
        format: 'json',
      });
    });

    describe('sign-in check at Norce', () => {
      it('sends the password in the body, never in the query', async () => {
        const { adapter, emulator } = bench();
        expect(await adapter.checkSignIn('maja@example.test', 'Maja-pass-1', never)).toEqual({
          result: 'ok',
          detail: null,
        });
        const [login] = requestsOf(emulator, 'LoginPost');
        expect(queryOf(login)).toEqual({ format: 'json' });
        expect(JSON.parse(login?.body ?? '')).toEqual({
          LoginName: 'maja@example.test',
          Password: 'Maja-pass-1',
          IncludeCompanies: 'false',
        });
      });

      it.each([
        ['siri@example.test', 'Training-pass-1', 'refused', 'LoginFailed'],
        ['nobody@example.test', 'Training-pass-1', 'refused', 'LoginFailed'],
        ['orphan@example.test', 'Training-pass-1', 'blocked', 'AccountCustomerMissing'],
      ] as const)('says of %s what Norce says', async (login, password, result, detail) => {
        expect(await bench().adapter.checkSignIn(login, password, never)).toEqual({ result, detail });
      });

      it('tries once and says unknown when the answer is lost', async () => {
        const { adapter, emulator } = bench();
        emulator.faults.add({ path: 'LoginPost', fault: { kind: 'reset-after' } });
        expect(await adapter.checkSignIn('maja@example.test', 'Maja-pass-1', never)).toEqual({
          result: 'unknown',
          detail: null,
        });
        expect(requestsOf(emulator, 'LoginPost')).toHaveLength(1);
      });
    });

    describe('registration at Norce', () => {
      it('registers a shopper who can be found and reset, and mails nobody', async () => {
        const { adapter, emulator } = bench();
        const account = await adapter.register(draft, never);
        expect(account).toMatchObject({
          email: 'ny@example.test',
          login: 'ny@example.test',
          access: { state: 'active' },
          name: { display: 'Ny Kund' },
          phones: ['+46700000099'],
        });
        expect(emulator.peek(account.ref.accountId)).toMatchObject({ state: 'active', writes: 1 });
        expect(queryOf(requestsOf(emulator, 'RegisterCustomer3')[0])).toEqual({
          doSendMail: 'false',
          updatedBy: '700999',
          format: 'json',
        });
        expect(emulator.outbox.all()).toEqual([]);
      });

      it('takes a login and code of its own', async () => {
        const account = await bench().adapter.register({ ...draft, login: 'nykund', code: '0007/1' }, never);
        expect(account).toMatchObject({ login: 'nykund', code: '0007/1' });
      });

      it.each(['maja@example.test', 'SIRI@example.test', 'nils@example.test'])(
        'registers nobody a second time: %s',
        async (email) => {
          const { adapter, emulator } = bench();
          expect(await failureOf(adapter.register({ ...draft, email }, never))).toEqual({
            code: 'conflict',
            key: 'CustomerAlreadyExists',
          });
          expect(requestsOf(emulator, 'RegisterCustomer3')).toEqual([]);
        },
      );

      it('passes on that the login is taken', async () => {
        expect(await failureOf(bench().adapter.register({ ...draft, login: 'olle' }, never))).toEqual({
          code: 'conflict',
          key: 'AccountAlreadyExists',
        });
      });

      it('looks up again when the answer is lost, and does not register twice', async () => {
        const { adapter, emulator } = bench();
        emulator.faults.add({ path: 'RegisterCustomer3', fault: { kind: 'reset-after' } });
        expect((await adapter.register(draft, never)).email).toBe('ny@example.test');
        expect(requestsOf(emulator, 'RegisterCustomer3')).toHaveLength(1);
      });

      it.each([
        ['[FT-23] 500', { kind: 'answer', status: 500 }],
        ['[FT-25] a success that was none', { kind: 'answer', status: 200, body: { Id: 123456 } }],
      ] as const)('says unknown-outcome when nobody turns up after %s', async (_, fault) => {
        const { adapter, emulator } = bench();
        emulator.faults.add({ path: 'RegisterCustomer3', fault });
        expect(await failureOf(adapter.register(draft, never))).toEqual({ code: 'unknown-outcome' });
        expect(requestsOf(emulator, 'RegisterCustomer3')).toHaveLength(1);
      });

      it.each(['', 'nobody', 'a b@example.test', `${'x'.repeat(250)}@example.test`])(
        'refuses the e-mail "%s" without a request',
        async (email) => {
          const { adapter, emulator } = bench();
          expect(await failureOf(adapter.register({ ...draft, email }, never))).toMatchObject({
            code: 'invalid-input',
          });
          expect(emulator.requests.all()).toEqual([]);
        },
      );
    });

    describe('tokens of Norce', () => {
      it('uses one token for a hundred calls', async () => {
        const { adapter, emulator } = bench();
        for (let call = 0; call < 100; call += 1) await adapter.get(fixtureIds.maja, never);
        expect(requestsOf(emulator, 'token')).toHaveLength(1);
      });

      it('asks with the credentials in the body', async () => {
        const { adapter, emulator } = bench();
        await adapter.get(fixtureIds.maja, never);
        const [request] = requestsOf(emulator, 'token');
        expect(request?.query).toBe('');
        expect(Object.fromEntries(new URLSearchParams(request?.body ?? ''))).toEqual({
          grant_type: 'client_credentials',
          client_id: emulator.connection.secrets['clientId'],
          client_secret: emulator.connection.secrets['clientSecret'],
          scope: 'playground',
        });
      });

      it('renews once when a token has ended, a minute early by the clock', async () => {
        const { adapter, emulator } = bench();
        await adapter.get(fixtureIds.maja, never);
        emulator.clock.advance(3_541_000);
        await adapter.get(fixtureIds.maja, never);
        expect(requestsOf(emulator, 'token')).toHaveLength(2);
        expect(emulator.requests.all().every(({ status }) => status === 200)).toBe(true);
      });

      it('renews a token that Norce refuses before its time', async () => {
        const { adapter, emulator } = bench();
        await adapter.get(fixtureIds.maja, never);
        emulator.switches['failNext'] = '401';
        expect((await adapter.get(fixtureIds.maja, never))?.code).toBe('K-1001');
        expect(requestsOf(emulator, 'token')).toHaveLength(2);
      });

      it('says that the scope is wrong, and what is missing', async () => {
        const { adapterWith, emulator } = bench();
        expect(await failureOf(withSettings(emulator, { scope: 'prod' }).get('1', never))).toEqual({
          code: 'misconfigured',
          cause: 'setting',
          field: 'scope',
        });
        const { clientId } = emulator.connection.secrets;
        const without = adapterWith({ secrets: () => Promise.resolve({ clientId: String(clientId) }) });
        expect(await failureOf(without.get('1', never))).toEqual({
          code: 'misconfigured',
          cause: 'credentials-missing',
          field: 'clientSecret',
        });
      });

      it('asks no second time with refused credentials', async () => {
        const { adapterWith, emulator } = bench();
        const adapter = adapterWith({ secrets: () => Promise.resolve({ clientId: 'x', clientSecret: 'y' }) });
        for (let call = 0; call < 3; call += 1) {
          expect(await failureOf(adapter.get('1', never))).toEqual({
            code: 'credentials-rejected',
            key: 'invalid_client',
          });
        }
        expect(requestsOf(emulator, 'token')).toHaveLength(1);
      });

      it('[FT-22] says rate-limited when the identity service counts too many', async () => {
        const { adapter, adapterWith, emulator } = bench();
        for (let call = 0; call < 23; call += 1) await adapterWith({}).get(fixtureIds.maja, never);
        expect(await failureOf(adapter.get(fixtureIds.maja, never))).toEqual({ code: 'rate-limited', retryAt: null });
        emulator.clock.advance(60_000);
        expect((await adapter.get(fixtureIds.maja, never))?.code).toBe('K-1001');
      });
    });

    describe('probe at Norce', () => {
      it('reports scopes and no warnings, and only reads', async () => {
        const { adapter, emulator } = bench();
        expect(await adapter.probe(never)).toMatchObject({
          reachable: true,
          scopes: ['playground'],
          missingScopes: [],
          storeName: null,
          warnings: [],
        });
        expect(
          emulator.requests
            .all()
            .filter(({ method }) => method !== 'GET')
            .map(({ path }) => path),
        ).toEqual(['/identity/1.0/connect/token']);
      });

      it.each([403, 401])('says that the application is not this client’s, refused with %i', async (status) => {
        const { emulator } = bench();
        emulator.switches['foreignApplicationStatus'] = status;
        expect(await failureOf(withSettings(emulator, { applicationId: 77 }).probe(never))).toEqual({
          code: 'misconfigured',
          cause: 'tenant',
          field: 'applicationId',
        });
      });

      it.each([
        ['servicePath', '/api/1.1/CustomerService.svc/rest/'],
        ['identityPath', '/1.0/connect/token'],
      ])('says that %s leads nowhere', async (field, value) => {
        const { emulator } = bench();
        expect(await failureOf(withSettings(emulator, { [field]: value }).probe(never))).toEqual({
          code: 'misconfigured',
          cause: 'setting',
          field,
        });
      });

      it('warns that the Query API is closed and that the default account would act', async () => {
        const { emulator } = bench();
        emulator.switches['queryApi'] = false;
        expect((await withSettings(emulator, { actorAccountId: 1 }).probe(never)).warnings).toEqual([
          { key: 'query-api-unavailable', detail: '404' },
          { key: 'actor-is-default-account', detail: null },
        ]);
      });

      it('[FT-37] measures how far the clocks are apart', async () => {
        const { adapter, emulator } = bench();
        emulator.clock.advance(7_200_000);
        const offsetMs = (await adapter.probe(never)).clockOffsetMs ?? 0;
        expect(Math.abs(offsetMs + 7_200_000)).toBeLessThan(2_000);
      });
    });

    describe('what Norce has no call for', () => {
      it('is refused with the declared reason before a byte leaves', async () => {
        const { adapter, emulator } = bench();
        const account = await accountOf(bench(), fixtureIds.maja);
        emulator.requests.clear();
        const refusals = {
          'no-sign-in-as': adapter.signInAs(account, {}, never),
          'no-vendor-link': adapter.redeemReset({ token: 'x', login: null }, 'Second-pass-2', never),
          'no-forced-reset': adapter.requestReset(account, { kind: 'forced' }, never),
          'no-hold-state': adapter.setAccess(fixtureIds.maja, 'hold', never),
        };
        for (const [reason, work] of Object.entries(refusals)) {
          expect(await failureOf(work)).toEqual({ code: 'unsupported', reason });
        }
        for (const work of [adapter.inspectSession('x', never), adapter.endSession('x', never)]) {
          expect(await failureOf(work)).toEqual({ code: 'unsupported', reason: 'no-session-api' });
        }
        expect(emulator.requests.all()).toEqual([]);
      });
    });
  });
}
