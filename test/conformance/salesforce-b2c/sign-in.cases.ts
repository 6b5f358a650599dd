import { describe, expect, it } from 'vitest';
import { accountOf, failureOf, never } from '../vendor-adapter/bench';
import { secretsWith, type SalesforceBench } from './bench';
import { openShopperSession } from './raw';

const maja = '00001001';
const login = 'maja@example.test';

export function salesforceSignInCases(bench: () => SalesforceBench): void {
  describe('sign-in check at Salesforce', () => {
    it('goes as far as the code and follows no redirect', async () => {
      const { adapter, calls } = bench();
      expect(await adapter.checkSignIn(login, 'Maja-pass-1', never)).toEqual({ result: 'ok', detail: null });
      expect(calls().map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([['login', 303]]);
    });

    it.each([
      ['siri@example.test', 401, { result: 'refused', detail: null }],
      ['lukas@example.test', 401, { result: 'refused', detail: null }],
      ['lukas@example.test', 403, { result: 'unknown', detail: 'forbidden' }],
    ])('can’t tell why %s is kept out (%i)', async (who, status, seen) => {
      const { adapter, emulator } = bench();
      emulator.switches['blockedLoginStatus'] = status;
      expect(await adapter.checkSignIn(who, 'Training-pass-1', never)).toEqual(seen);
    });

    it('counts as a try: enough wrong ones lock the shopper out', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['maxFailedLogins'] = 2;
      for (let index = 0; index < 2; index += 1) {
        expect(await adapter.checkSignIn(login, 'Wrong-pass-9', never)).toMatchObject({ result: 'refused' });
        emulator.clock.advance(2_000);
      }
      expect(emulator.peek(maja)?.state).toBe('locked');
      emulator.clock.advance(31 * 60_000);
      expect(emulator.peek(maja)?.state, 'a lock ends by itself').toBe('active');
    });

    it('says when the same shopper may be tried again', async () => {
      const { adapter } = bench();
      await adapter.checkSignIn(login, 'Maja-pass-1', never);
      const failure = await failureOf(adapter.checkSignIn(login, 'Maja-pass-1', never));
      expect(failure).toMatchObject({ code: 'rate-limited', retryAt: expect.any(String) });
    });

    it('proves a client that must prove itself at every sign-in', async () => {
      const secrets = secretsWith(bench(), {
        slasClientId: 'training-slas-strict',
        slasClientSecret: 'TrainingOnlyStrict01',
      });
      const adapter = bench().adapterWith({ secrets });
      expect(await adapter.checkSignIn(login, 'Maja-pass-1', never)).toMatchObject({ result: 'ok' });
    });

    it('claims nothing when the client may not sign shoppers in', async () => {
      const secrets = secretsWith(bench(), {
        slasClientId: 'training-slas-no-login',
        slasClientSecret: 'TrainingOnlyNoLogin01',
      });
      const adapter = bench().adapterWith({ secrets });
      expect(await adapter.checkSignIn(login, 'Maja-pass-1', never)).toMatchObject({ result: 'unknown' });
    });

    it.each(['with:colon', ''])('refuses the login "%s", which can’t be sent', async (odd) => {
      const { adapter, emulator } = bench();
      const failure = await failureOf(adapter.checkSignIn(odd, 'x', never));
      expect(failure).toMatchObject({ code: 'invalid-input', field: 'login' });
      expect(emulator.requests.all()).toEqual([]);
    });

    it('carries passwords of any letters', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'pass@example.test', password: 'Grüße:-日本-1' });
      expect(emulator.acceptsPassword(id, 'Grüße:-日本-1')).toBe(true);
      expect(await adapter.checkSignIn('pass@example.test', 'Grüße:-日本-1', never)).toMatchObject({ result: 'ok' });
    });

    it('needs a redirect address', async () => {
      const adapter = bench().adapterFor({ slasRedirectUri: undefined });
      const needed = { offer: 'needs', setting: 'slasRedirectUri' };
      expect([adapter.capabilities.checkSignIn, adapter.capabilities.signInAs]).toEqual([needed, needed]);
      const failure = await failureOf(adapter.checkSignIn(login, 'x', never));
      expect(failure).toEqual({ code: 'unsupported', reason: 'slasRedirectUri' });
    });
  });

  describe('sign-in as the shopper at Salesforce', () => {
    it('sends the agent to the vendor’s own sign-in page and comes out in the storefront as the shopper', async () => {
      const { adapter, emulator } = bench();
      const handOver = await adapter.signInAs(await accountOf(bench(), maja), {}, never);
      if (handOver.kind !== 'url') throw new Error('the agent has to sign in first');
      expect(Date.parse(handOver.expiresAt)).toBeGreaterThan(emulator.clock.now());
      const atManager = await fetch(handOver.url);
      expect(new URL(atManager.url).pathname).toBe('/dwsso/UI/Login');
      const ticket = new URL(atManager.url).searchParams.get('ticket') ?? '';
      const wrong = new URLSearchParams({ ticket, user: 'agent@example.test', password: 'no' });
      expect(await (await fetch(atManager.url, { method: 'POST', body: wrong })).text()).toContain('is wrong');
      const right = new URLSearchParams({ ticket, user: 'agent@example.test', password: 'Training-pass-1' });
      const arrived = await fetch(atManager.url, { method: 'POST', body: right });
      expect(new URL(arrived.url).pathname).toBe('/storefront/callback');
      expect(await arrived.text()).toContain('You are acting for Maja Berg.');
    });

    it('hands over no address with a secret in it', async () => {
      const { adapter, emulator } = bench();
      const handOver = await adapter.signInAs(await accountOf(bench(), maja), {}, never);
      expect(handOver).toMatchObject({ kind: 'url' });
      expect(JSON.stringify(handOver)).not.toContain(emulator.connection.secrets['slasClientSecret']);
    });

    it('needs a private client: a public one could not end what Keydesk began', async () => {
      const adapter = bench().adapterFor({}, { secretFields: ['amClientId', 'amClientSecret', 'slasClientId'] });
      expect(adapter.capabilities.signInAs).toEqual({ offer: 'needs', setting: 'slasClientSecret' });
      const account = await accountOf(bench(), maja);
      const failure = await failureOf(adapter.signInAs(account, {}, never));
      expect(failure).toEqual({ code: 'unsupported', reason: 'slasClientSecret' });
    });

    it('gets a session by the client’s own right where the connection chose that', async () => {
      const { adapterFor, emulator } = bench();
      const adapter = adapterFor({ signInStrategy: 'trusted-system' });
      expect(adapter.capabilities.signInAs).toEqual({ offer: 'strategy', name: 'trusted-system' });
      const account = await accountOf(bench(), maja);
      const handOver = await adapter.signInAs(account, {}, never);
      if (handOver.kind !== 'session') throw new Error('a session was asked for');
      const report = await adapter.inspectSession(handOver.token, never);
      expect(report).toMatchObject({ active: true, login, accountId: null });
      expect(Math.abs(Date.parse(report.expiresAt ?? '') - Date.parse(handOver.expiresAt))).toBeLessThan(2_000);
      expect((await failureOf(adapter.signInAs(account, {}, never))).code).toBe('rate-limited');
      emulator.clock.advance(4_000);
      expect((await adapter.signInAs(account, {}, never)).kind).toBe('session');
    });

    it('never makes a new shopper of an unknown login', async () => {
      const adapter = bench().adapterFor({ signInStrategy: 'trusted-system' });
      const account = { ...(await accountOf(bench(), maja)), login: 'nobody@example.test' };
      expect((await failureOf(adapter.signInAs(account, {}, never))).code).toBe('rejected');
      expect(await adapter.find({ by: 'login', value: 'nobody@example.test' }, never)).toEqual([]);
    });

    it.each([true, false])('leaves it to the vendor whether a disabled shopper can be acted for (%s)', async (may) => {
      const { adapterFor, emulator } = bench();
      emulator.switches['trustedActsForDisabled'] = may;
      const adapter = adapterFor({ signInStrategy: 'trusted-system' });
      const outcome = await adapter.signInAs(await accountOf(bench(), '00001002'), {}, never).then(
        ({ kind }) => kind,
        async (error: unknown) => (await failureOf(Promise.reject(error as Error))).code,
      );
      expect(outcome).toBe(may ? 'session' : 'rejected');
    });

    it('[FT-21] names the scope of the SLAS client that is missing', async () => {
      const secrets = secretsWith(bench(), {
        slasClientId: 'training-slas-strict',
        slasClientSecret: 'TrainingOnlyStrict01',
      });
      const adapter = bench().adapterFor({ signInStrategy: 'trusted-system' }, { secrets });
      const failure = await failureOf(adapter.signInAs(await accountOf(bench(), maja), {}, never));
      expect(failure).toEqual({ code: 'forbidden', missingScope: 'sfcc.ts_ext_on_behalf_of' });
    });
  });

  describe('sessions at Salesforce', () => {
    const openSession = () => openShopperSession(bench().emulator, login);

    it('inspects both kinds of token and ends a session by its refresh token', async () => {
      const { adapter } = bench();
      const { access_token, refresh_token } = await openSession();
      for (const token of [access_token, refresh_token]) {
        expect(await adapter.inspectSession(token, never)).toMatchObject({ active: true, login });
      }
      await adapter.endSession(refresh_token, never);
      for (const token of [access_token, refresh_token]) {
        expect(await adapter.inspectSession(token, never)).toEqual({
          active: false,
          login: null,
          accountId: null,
          expiresAt: null,
          scopes: [],
        });
      }
      expect((await failureOf(adapter.endSession(refresh_token, never))).code).toBe('rejected');
    });

    it('says that an access token alone can’t be revoked', async () => {
      const { adapter, emulator } = bench();
      const { access_token } = await openSession();
      emulator.requests.clear();
      const failure = await failureOf(adapter.endSession(access_token, never));
      expect(failure).toEqual({ code: 'invalid-input', field: 'token', problem: 'refresh-token-needed' });
      expect(emulator.requests.all()).toEqual([]);
    });

    it.each([true, false])('says nothing of sessions after switching off, which may live on (%s)', async (survive) => {
      const { adapter, emulator } = bench();
      emulator.switches['sessionsSurviveDeactivation'] = survive;
      expect(adapter.capabilities.deactivateEndsSessions).toBe('unknown');
      const { access_token } = await openSession();
      await adapter.setAccess(maja, 'deactivate', never);
      expect((await adapter.inspectSession(access_token, never)).active).toBe(survive);
    });
  });
}
