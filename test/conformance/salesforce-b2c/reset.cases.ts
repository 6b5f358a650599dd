import { describe, expect, it } from 'vitest';
import type { VendorReset } from '../../../src/main/vendors/port';
import { accountOf, failureOf, never } from '../vendor-adapter/bench';
import { secretsWith, type SalesforceBench } from './bench';

const maja = '00001001';
const newPassword = 'Fresh-pass-22';

/** What a link of the training connection carries to the page. */
function ticketOf(reset: VendorReset): { token: string; login: string } {
  if (reset.kind !== 'link' || reset.mintedBy !== 'vendor') throw new Error('this is no link of the vendor');
  const members = new URLSearchParams(new URL(reset.url).hash.slice(1));
  return { token: members.get('t') ?? '', login: members.get('l') ?? '' };
}

export function salesforceResetCases(bench: () => SalesforceBench): void {
  async function issue(id: string): Promise<VendorReset> {
    return bench().adapter.requestReset(await accountOf(bench(), id), { kind: 'link' }, never);
  }
  const redeem = (ticket: { token: string; login: string }, password = newPassword): Promise<void> =>
    bench().adapter.redeemReset(ticket, password, never);

  describe('reset link of Salesforce', () => {
    it('carries connection, token and login in the fragment, and works to the end', async () => {
      const { emulator } = bench();
      const reset = await issue(maja);
      expect(reset).toMatchObject({ kind: 'link', mintedBy: 'vendor' });
      const ticket = ticketOf(reset);
      expect(ticket).toEqual({ token: expect.stringMatching(/^\w{32}$/u), login: 'maja@example.test' });
      await redeem(ticket);
      expect(emulator.acceptsPassword(maja, newPassword)).toBe(true);
      expect(emulator.acceptsPassword(maja, 'Maja-pass-1')).toBe(false);
    });

    it.each([30, 1_440])('lives as long as the answer says (%i minutes)', async (minutes) => {
      const { emulator } = bench();
      emulator.switches['resetTokenMinutes'] = minutes;
      const reset = await issue(maja);
      const lifeMs =
        Date.parse(reset.kind === 'link' && reset.mintedBy === 'vendor' ? reset.expiresAt : '') - emulator.clock.now();
      expect(Math.abs(lifeMs - minutes * 60_000)).toBeLessThan(5_000);
      emulator.clock.advance(minutes * 60_000 - 5_000);
      await redeem(ticketOf(reset));
    });

    it('is dead when its time is over', async () => {
      const { emulator } = bench();
      const reset = await issue(maja);
      emulator.clock.advance(31 * 60_000);
      expect((await failureOf(redeem(ticketOf(reset)))).code).toBe('rejected');
    });

    it('voids the older one, and is good for one use', async () => {
      const older = ticketOf(await issue(maja));
      const newer = ticketOf(await issue(maja));
      expect((await failureOf(redeem(older))).code).toBe('rejected');
      await redeem(newer);
      expect((await failureOf(redeem(newer, 'Other-pass-33'))).code).toBe('rejected');
      expect(bench().emulator.acceptsPassword(maja, newPassword)).toBe(true);
    });

    it('is not good for another shopper', async () => {
      const { token } = ticketOf(await issue(maja));
      expect((await failureOf(redeem({ token, login: 'ada-the-first' }))).code).toBe('rejected');
    });

    it('lets a locked shopper in at once, as the button says', async () => {
      const { adapter, emulator } = bench();
      expect(adapter.capabilities.resets.link.facts?.unlocks).toBe('yes');
      await redeem(ticketOf(await issue('00001003')));
      expect(emulator.peek('00001003')?.state).toBe('active');
    });

    it('does not switch a disabled shopper on', async () => {
      const { emulator } = bench();
      await redeem(ticketOf(await issue('00001002')));
      expect(emulator.peek('00001002')?.state).toBe('inactive');
    });

    it('fills every place of the template, each encoded as a part of a URL', async () => {
      const { adapterFor } = bench();
      const adapter = adapterFor({
        resetUrlTemplate:
          'https://shop.example/{siteId}/reset?Token={token}&login={login}&email={email}&locale={locale}#top',
      });
      const account = await adapter.get('00001010', never);
      if (account === null) throw new Error('the fixture is not there');
      const reset = await adapter.requestReset(account, { kind: 'link', locale: 'de-AT' }, never);
      const { url } = reset.kind === 'link' && reset.mintedBy === 'vendor' ? reset : { url: '' };
      expect(url).toMatch(
        /^https:\/\/shop\.example\/RefArch\/reset\?Token=\w{32}&login=j%C3%BCrgen%40m%C3%BCller\.example&/u,
      );
      expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
        login: 'jürgen@müller.example',
        email: 'jürgen@müller.example',
        locale: 'de-AT',
      });
    });

    it('keeps a link in one piece for a login and an e-mail full of separators', async () => {
      const { emulator } = bench();
      const id = emulator.seed({ email: 'a&l=x#y?{token}@example.test', login: 'a&t=1#{login}%41' });
      expect(ticketOf(await issue(id)).login).toBe('a&t=1#{login}%41');
    });

    it('needs a template, and asks the vendor for nothing without one', async () => {
      const { adapterFor, emulator } = bench();
      const account = await accountOf(bench(), maja);
      const adapter = adapterFor({ resetUrlTemplate: undefined });
      expect(adapter.capabilities.resets.link.capability).toEqual({ offer: 'needs', setting: 'resetUrlTemplate' });
      emulator.requests.clear();
      expect((await failureOf(adapter.requestReset(account, { kind: 'link' }, never))).code).toBe('unsupported');
      expect(emulator.requests.all()).toEqual([]);
    });

    it('is refused for a customer without a login, before anything is sent', async () => {
      const { emulator } = bench();
      const account = await accountOf(bench(), '00001008');
      emulator.requests.clear();
      for (const kind of ['link', 'mailed'] as const) {
        const failure = await failureOf(bench().adapter.requestReset(account, { kind }, never));
        expect(failure).toEqual({ code: 'rejected', key: 'no-login' });
      }
      expect(emulator.requests.all()).toEqual([]);
    });

    it.each([400, 404])('says not-found for a login that is gone (%i)', async (status) => {
      const { adapter, emulator } = bench();
      emulator.switches['unknownLoginStatus'] = status;
      const account = { ...(await accountOf(bench(), maja)), login: 'gone@example.test' };
      expect(await failureOf(adapter.requestReset(account, { kind: 'link' }, never))).toEqual({ code: 'not-found' });
    });

    it('says which setting is wrong when the site is not known', async () => {
      const { adapterFor } = bench();
      const adapter = adapterFor({ siteId: 'Nope', customerListId: 'RefArch' });
      const account = await accountOf(bench(), maja);
      const failure = await failureOf(adapter.requestReset(account, { kind: 'link' }, never));
      expect(failure).toEqual({ code: 'misconfigured', cause: 'site', field: 'siteId' });
    });

    it('[FT-36] is never handed out when the vendor made it for somebody else', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), maja);
      const body = { login: 'other', email: 'o@example.test', resetToken: 'CANARY-TOKEN', expiresInMinutes: 30 };
      emulator.faults.add({ path: 'create-reset-token', fault: { kind: 'answer', status: 200, body } });
      const failure = await failureOf(adapter.requestReset(account, { kind: 'link' }, never));
      expect(failure).toEqual({ code: 'vendor-error', cause: 'schema', path: 'id', status: 200 });
    });

    it.each([
      ['[FT-06] cut', { kind: 'reset-after' }],
      ['[FT-24] lost in a 500', { kind: 'answer-after', status: 500, body: {} }],
      ['[FT-28] a page', { kind: 'answer-after', status: 200, body: '<html></html>' }],
    ] as const)('is minted once and its outcome unknown when the answer is %s', async (_, fault) => {
      const { adapter, emulator, calls } = bench();
      const account = await accountOf(bench(), maja);
      emulator.requests.clear();
      emulator.faults.add({ path: 'create-reset-token', fault });
      const failure = await failureOf(adapter.requestReset(account, { kind: 'link' }, never));
      expect(failure).toEqual({ code: 'unknown-outcome' });
      expect(calls()).toHaveLength(1);
    });

    it('[FT-21] names the scope that the client lacks for resets, while look-ups go on', async () => {
      const { adapterWith } = bench();
      const client = { amClientId: 'training-no-resets', amClientSecret: 'TrainingOnlyNoReset01' };
      const adapter = adapterWith({ secrets: secretsWith(bench(), client) });
      const [account] = await adapter.find({ by: 'code', value: maja }, never);
      if (account === undefined) throw new Error('the fixture is not there');
      expect(await failureOf(adapter.requestReset(account, { kind: 'link' }, never))).toEqual({
        code: 'forbidden',
        missingScope: 'sfcc.shopper-customers.login',
      });
    });

    it('[SC-45] leaves token and login out of what is recorded', async () => {
      const records: unknown[] = [];
      const adapter = bench().adapterWith({ onCall: (call) => records.push(call) });
      const reset = await adapter.requestReset(await accountOf(bench(), maja), { kind: 'link' }, never);
      const { token } = ticketOf(reset);
      await adapter.redeemReset({ token, login: 'maja@example.test' }, newPassword, never);
      const text = JSON.stringify(records);
      expect(text).toContain('create-reset-token');
      for (const secret of [token, 'maja', newPassword, maja]) expect(text).not.toContain(secret);
    });
  });

  describe('password at Salesforce', () => {
    it.each([
      ['weak-password-only', 'short', 'invalid-password'],
      ['all', 'short', 'invalid-password'],
      ['none', 'short', 'invalid-customer'],
      ['all', newPassword, 'invalid-reset-token'],
      ['weak-password-only', newPassword, 'invalid-customer'],
    ])('passes on the vendor’s key of a refusal (%s, %s)', async (style, password, key) => {
      bench().emulator.switches['resetErrorStyle'] = style;
      const { token } = ticketOf(await issue(maja));
      const ticket = { token: password === newPassword ? 'wrong' : token, login: 'maja@example.test' };
      expect(await failureOf(redeem(ticket, password))).toEqual({ code: 'rejected', key });
    });

    it('keeps a token alive when the password was too weak for the shop', async () => {
      const ticket = ticketOf(await issue(maja));
      expect((await failureOf(redeem(ticket, 'weak'))).code).toBe('rejected');
      await redeem(ticket);
      expect(bench().emulator.acceptsPassword(maja, newPassword)).toBe(true);
    });

    it('asks for the login that a link must carry', async () => {
      const failure = await failureOf(bench().adapter.redeemReset({ token: 'x', login: null }, newPassword, never));
      expect(failure).toEqual({ code: 'invalid-input', field: 'login', problem: 'missing' });
    });

    it('is set by a token that is made and spent at once', async () => {
      const { adapter, emulator, calls } = bench();
      const account = await accountOf(bench(), maja);
      emulator.requests.clear();
      await adapter.setPassword(account, newPassword, never);
      expect(calls().map(({ path }) => path.split('/').at(-1))).toEqual(['create-reset-token', 'reset']);
      expect(calls().every(({ query }) => query === '?siteId=RefArch')).toBe(true);
    });

    it('[FT-20] is set after a token of the client was refused once', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), maja);
      const fault = { kind: 'answer', status: 401, body: {} } as const;
      emulator.faults.add({ path: 'actions/reset', times: 1, fault });
      await adapter.setPassword(account, newPassword, never);
      expect(emulator.acceptsPassword(maja, newPassword)).toBe(true);
    });
  });

  describe('mailed reset of Salesforce', () => {
    it('asks the sign-in service to mail the shopper in the shopper’s language', async () => {
      const { adapter, emulator, calls } = bench();
      const account = await accountOf(bench(), maja);
      const reset = await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(reset).toMatchObject({ kind: 'mailed', to: 'maja@example.test' });
      const request = calls().at(-1);
      expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
        user_id: 'maja@example.test',
        mode: 'email',
        channel_id: 'RefArch',
        client_id: 'training-slas-private',
        hint: 'cross_device',
        locale: 'sv-SE',
      });
      expect(request?.headers['authorization']).toMatch(/^Basic /u);
      const lifeMs = Date.parse((reset.kind === 'mailed' ? reset.expiresAt : null) ?? '') - emulator.clock.now();
      expect(Math.round(lifeMs / 60_000)).toBe(10);
    });

    it.each([
      ['the agent’s choice', maja, 'fi-FI', 'fi-FI'],
      ['a default for a shopper without one', '00001004', undefined, 'en-US'],
    ])('takes the language from %s', async (_, id, locale, sent) => {
      const { adapter, calls } = bench();
      const account = await accountOf(bench(), id);
      await adapter.requestReset(account, { kind: 'mailed', ...(locale === undefined ? {} : { locale }) }, never);
      expect(new URLSearchParams(calls().at(-1)?.body).get('locale')).toBe(sent);
    });

    it('ends in the storefront: opening the page spends nothing, sending the new password does', async () => {
      const { adapter, emulator } = bench();
      await adapter.requestReset(await accountOf(bench(), maja), { kind: 'mailed' }, never);
      const link = emulator.outbox.all()[0]?.link ?? '';
      for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
      const members = new URL(link).searchParams;
      const body = new URLSearchParams({
        token: members.get('token') ?? '',
        who: members.get('email') ?? '',
        password: newPassword,
      });
      expect(await (await fetch(link, { method: 'POST', body })).text()).toContain('Your password is set.');
      expect(emulator.acceptsPassword(maja, newPassword)).toBe(true);
    });

    it('is no token of the other family', async () => {
      const { adapter, emulator } = bench();
      await adapter.requestReset(await accountOf(bench(), maja), { kind: 'mailed' }, never);
      const token = new URL(emulator.outbox.all()[0]?.link ?? '').searchParams.get('token') ?? '';
      expect((await failureOf(redeem({ token, login: 'maja@example.test' }))).code).toBe('rejected');
    });

    it('needs a SLAS client, and says so before anything is sent', async () => {
      const { adapterFor, emulator } = bench();
      const account = await accountOf(bench(), maja);
      const adapter = adapterFor({}, { secretFields: ['amClientId', 'amClientSecret'] });
      const needed = { offer: 'needs', setting: 'slasClientId' };
      const { capabilities } = adapter;
      expect(capabilities.resets.mailed.capability).toEqual(needed);
      expect([capabilities.checkSignIn, capabilities.signInAs, capabilities.inspectSession]).toEqual([
        needed,
        needed,
        needed,
      ]);
      emulator.requests.clear();
      const failure = await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never));
      expect(failure).toEqual({ code: 'unsupported', reason: 'slasClientId' });
      expect(emulator.requests.all()).toEqual([]);
    });

    it('says which secret is missing when the keychain turns out not to have it', async () => {
      const adapter = bench().adapterWith({ secrets: secretsWith(bench(), { slasClientId: undefined }) });
      const account = await accountOf(bench(), maja);
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'misconfigured',
        cause: 'credentials-missing',
        field: 'slasClientId',
      });
    });

    it('works with a public client, which has no secret', async () => {
      const { emulator, adapterWith } = bench();
      const secrets = secretsWith(bench(), { slasClientId: 'training-slas-public', slasClientSecret: undefined });
      await adapterWith({ secrets }).requestReset(await accountOf(bench(), maja), { kind: 'mailed' }, never);
      expect(emulator.outbox.all()).toHaveLength(1);
    });

    it.each([
      ['spec', 'precondition_failure'],
      ['live', null],
    ])('tells that the tenant has no provider for mails (%s)', async (style, key) => {
      const { adapter, emulator } = bench();
      emulator.switches['slasErrorStyle'] = style;
      emulator.switches['mailProvider'] = false;
      const account = await accountOf(bench(), maja);
      const failure = await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never));
      expect(failure).toEqual({ code: 'rejected', key });
    });

    it.each(['spec', 'live'])('tells a refused SLAS client from other refusals (%s)', async (style) => {
      const { emulator, adapterWith } = bench();
      emulator.switches['slasErrorStyle'] = style;
      const adapter = adapterWith({ secrets: secretsWith(bench(), { slasClientSecret: 'wrong' }) });
      const account = await accountOf(bench(), maja);
      const failure = await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never));
      expect(failure.code).toBe('credentials-rejected');
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('is refused by the vendor for a shopper of another identity provider', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), '00001007');
      expect((await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).code).toBe('rejected');
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('[FT-22] says until when the service wants to be left alone', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), maja);
      emulator.switches['slasRequestsPerMinute'] = 0;
      const failure = await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never));
      expect(failure).toMatchObject({ code: 'rate-limited', retryAt: expect.any(String) });
    });
  });
}
