import { describe, expect, it } from 'vitest';
import { accountOf, failureOf, never, useBench } from '../vendor-adapter/bench';
import { openBigCommerce } from './bench';
import { browser } from './browser';
import { put } from './rest';

const oldPassword = 'First-pass-1';
const newPassword = 'Second-pass-2';

describe('bigcommerce resets', () => {
  const bench = useBench(() => openBigCommerce());
  const seeded = async () => {
    const id = bench().emulator.seed({ email: 'ada@example.test', password: oldPassword });
    return { id, account: await accountOf(bench(), id) };
  };
  const mailedLink = (): URL => new URL(bench().emulator.outbox.all().at(-1)?.link ?? '');

  describe('mailed', () => {
    it('mails a link with which a browser can really set a password, once', async () => {
      const { adapter, emulator } = bench();
      const { id, account } = await seeded();
      const reset = await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(reset).toMatchObject({ kind: 'mailed', to: 'ada@example.test', expiresAt: null });
      const link = mailedLink();
      expect(link.origin).toBe(emulator.origin);

      // Looking at the page, as mail scanners do, spends nothing.
      for (const method of ['GET', 'HEAD', 'GET']) await fetch(link, { method });
      const visit = browser();
      const form = (await visit.open(link)).form();
      const saved = await visit.submit(form, { password: newPassword, password_confirm: newPassword });
      expect(saved.text).toContain('Your new password is set');
      expect(emulator.acceptsPassword(id, newPassword)).toBe(true);
      expect(emulator.acceptsPassword(id, oldPassword)).toBe(false);
      expect((await visit.open(link)).text).toContain('no longer valid');
    });

    it('asks on behalf of nobody: the token speaks for no shopper', async () => {
      const { adapter, emulator } = bench();
      const { account } = await seeded();
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      const call = emulator.requests.all().find((request) => request.path === '/graphql');
      expect(Object.keys(call?.headers ?? {})).not.toContain('x-bc-customer-id');
    });

    it('goes by the e-mail on record, not by the one the agent’s window still shows', async () => {
      const { adapter, emulator } = bench();
      const { id, account } = await seeded();
      await put(emulator, '/v3/customers', [{ id: Number(id), email: 'moved@example.test' }]);
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(emulator.outbox.all().map((mail) => mail.to)).toEqual(['moved@example.test']);
    });

    it('refuses for a customer of another channel, whose mail would go to somebody else', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), '4106');
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'rejected',
        key: 'not-on-channel',
      });
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('is not stopped by the store’s captcha', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['captcha'] = true;
      const { account } = await seeded();
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(emulator.outbox.all()).toHaveLength(1);
    });

    it('fetches one storefront token for several resets, and a new one when it has run out', async () => {
      const { adapter, emulator } = bench();
      const { account } = await seeded();
      const tokenCalls = () => emulator.requests.all().filter((request) => request.path.includes('api-token')).length;
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(tokenCalls()).toBe(1);
      emulator.clock.advance(2 * 3_600_000);
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(tokenCalls()).toBe(2);
      expect(emulator.outbox.all()).toHaveLength(3);
    });

    it.each([
      ['[FT-06] the connection breaks after the work', { kind: 'reset-after' }],
      ['[FT-24] a 500 comes after the work', { kind: 'answer-after', status: 500 }],
      ['[FT-28] a page comes instead of JSON', { kind: 'answer-after', status: 200, body: '<html></html>' }],
      ['[FT-35] the answer lacks the mutation', { kind: 'answer-after', status: 200, body: { data: {} } }],
    ] as const)('says unknown, and mails once, when %s', async (_, fault) => {
      const { adapter, emulator } = bench();
      const { account } = await seeded();
      emulator.faults.add({ path: '/graphql', fault });
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'unknown-outcome',
      });
      expect(emulator.outbox.all()).toHaveLength(1);
    });

    it.each([
      [{ errors: [{ message: 'CANARY', extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' } }] }, 'forbidden'],
      [
        { errors: [{ message: 'Operation cannot be performed as the storefront channel is not live' }] },
        'channel-not-live',
      ],
      [{ errors: [{ message: 'CANARY' }] }, 'graphql'],
      [
        { data: { customer: { requestResetPassword: { errors: [{ __typename: 'ValidationError' }] } } } },
        'ValidationError',
      ],
      [{ data: { customer: { requestResetPassword: { errors: [{ __typename: 'CAN ARY' }] } } } }, '"key":null'],
    ])('says what the vendor objects to, without its words: %j', async (body, expected) => {
      const { adapter, emulator } = bench();
      const { account } = await seeded();
      emulator.faults.add({ path: '/graphql', fault: { kind: 'answer', status: 200, body } });
      const failure = JSON.stringify(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never)));
      expect(failure).toContain(expected);
      expect(failure).not.toMatch(/CANARY|CAN ARY/u);
    });

    it('says which scope is missing when no storefront token may be made', async () => {
      const { adapterWith, emulator } = bench();
      const { account } = await seeded();
      const accessToken = 'kd-training-token-read-only';
      const adapter = adapterWith({ secrets: () => Promise.resolve({ ...emulator.connection.secrets, accessToken }) });
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'forbidden',
        missingScope: 'store_storefront_api_customer_impersonation',
      });
    });
  });

  describe('forced', () => {
    it('marks once, and the vendor mails at the next attempt to sign in', async () => {
      const { adapter, emulator } = bench();
      const { id, account } = await seeded();
      await adapter.requestReset(account, { kind: 'forced' }, never);
      await adapter.requestReset(account, { kind: 'forced' }, never);
      expect(emulator.peek(id)).toMatchObject({ forcedReset: true, writes: 1 });
      expect(emulator.outbox.all()).toEqual([]);

      const page = await browser().post(new URL('/login.php?action=check_login', emulator.origin), {
        login_email: 'ada@example.test',
        login_pass: 'not-even-right',
      });
      expect(page.text).toContain('must choose a new password');
      expect(emulator.outbox.all().map((mail) => mail.template)).toEqual(['account_reset_password_email']);
    });

    it('[FT-25] sends the mark once more when it did not stick, and then says unknown', async () => {
      const { adapter, emulator } = bench();
      const { id, account } = await seeded();
      emulator.faults.add({ method: 'PUT', fault: { kind: 'answer', status: 200, body: {} } });
      expect(await failureOf(adapter.requestReset(account, { kind: 'forced' }, never))).toEqual({
        code: 'unknown-outcome',
      });
      expect(emulator.requests.all().filter((request) => request.method === 'PUT')).toHaveLength(2);
      expect(emulator.peek(id)?.forcedReset).toBe(false);
    });
  });

  describe('link', () => {
    it('hands over the account as just read, for the merchant’s page', async () => {
      const { adapter } = bench();
      const { id, account } = await seeded();
      const reset = await adapter.requestReset({ ...account, email: 'old@example.test' }, { kind: 'link' }, never);
      expect(reset).toMatchObject({
        mintedBy: 'keydesk',
        pageUrl: 'http://127.0.0.1:9/reset',
        account: { ref: { accountId: id }, email: 'ada@example.test' },
      });
    });

    it('is not offered without a page, and says what is missing', async () => {
      const { adapter, emulator } = await openBigCommerce({ config: { resetPageUrl: undefined } });
      try {
        const account = await accountOf({ ...bench(), adapter }, '4102');
        emulator.requests.clear();
        expect(adapter.capabilities.resets.link.capability).toEqual({ offer: 'needs', setting: 'resetPageUrl' });
        expect(await failureOf(adapter.requestReset(account, { kind: 'link' }, never))).toEqual({
          code: 'unsupported',
          reason: 'resetPageUrl',
        });
        expect(emulator.requests.all()).toEqual([]);
      } finally {
        await emulator.close();
      }
    });
  });

  it.each(['link', 'mailed', 'forced'] as const)('says not-found when the customer is gone: %s', async (kind) => {
    const account = { ...(await accountOf(bench(), '4102')), ref: { connectionId: '', accountId: '4110' } };
    expect(await failureOf(bench().adapter.requestReset(account, { kind }, never))).toEqual({ code: 'not-found' });
  });

  it.each([
    ['vendor-mail', 'mailed'],
    ['forced', 'forced'],
    ['keydesk-link', 'link'],
  ])('puts first what the settings prefer: %s', async (resetStrategy, kind) => {
    const { adapter, emulator } = await openBigCommerce({ config: { resetStrategy } });
    await emulator.close();
    expect(adapter.capabilities.preferredReset).toBe(kind);
  });

  describe('a new password', () => {
    it('moves the change stamp, so that a used Keydesk link dies by itself', async () => {
      const { adapter } = bench();
      const { id, account } = await seeded();
      await adapter.setPassword(account, newPassword, never);
      expect((await accountOf(bench(), id)).updatedAt).not.toBe(account.updatedAt);
    });

    it('leaves the stamp alone where the vendor does not move it, which the landing page will notice', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['dateModifiedMovesOnPassword'] = false;
      const { id, account } = await seeded();
      await adapter.setPassword(account, newPassword, never);
      expect(emulator.acceptsPassword(id, newPassword)).toBe(true);
      expect((await accountOf(bench(), id)).updatedAt).toBe(account.updatedAt);
    });

    it('meets a forced reset: the shopper gets in with it', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), '4104');
      expect(account.mustChangePassword).toBe(true);
      await adapter.setPassword(account, newPassword, never);
      expect(emulator.acceptsPassword('4104', newPassword)).toBe(true);
    });

    it('is refused with the vendor’s key when it is weak', async () => {
      const { adapter, emulator } = bench();
      const { id, account } = await seeded();
      expect(await failureOf(adapter.setPassword(account, 'weak', never))).toEqual({
        code: 'rejected',
        key: 'new_password',
      });
      expect(emulator.acceptsPassword(id, oldPassword)).toBe(true);
    });

    it('is sent for this customer only: an unknown one is not-found', async () => {
      const account = { ...(await accountOf(bench(), '4102')), ref: { connectionId: '', accountId: '4110' } };
      expect(await failureOf(bench().adapter.setPassword(account, newPassword, never))).toEqual({ code: 'not-found' });
      const odd = { ...account, ref: { connectionId: '', accountId: '4102,4103' } };
      expect(await failureOf(bench().adapter.setPassword(odd, newPassword, never))).toEqual({ code: 'not-found' });
    });

    it('[FT-36] is unknown when the answer is about somebody else, and is not sent again', async () => {
      const { adapter, emulator } = bench();
      const { account } = await seeded();
      const body = { data: [{ id: 4102, email: 'ana.ruiz@example.com' }], meta: {} };
      emulator.faults.add({ method: 'PUT', fault: { kind: 'answer-after', status: 200, body } });
      expect(await failureOf(adapter.setPassword(account, newPassword, never))).toEqual({ code: 'unknown-outcome' });
      expect(emulator.requests.all().filter((request) => request.method === 'PUT')).toHaveLength(1);
    });
  });

  describe('redeeming the vendor’s own token', () => {
    const ticket = async () => {
      const { account, id } = await seeded();
      await bench().adapter.requestReset(account, { kind: 'mailed' }, never);
      const { searchParams } = mailedLink();
      return { id, token: searchParams.get('t') ?? '', login: searchParams.get('c') };
    };

    it('sets the password once', async () => {
      const { adapter, emulator } = bench();
      const { id, ...mailed } = await ticket();
      expect(mailed.login).toBe(id);
      await adapter.redeemReset(mailed, newPassword, never);
      expect(emulator.acceptsPassword(id, newPassword)).toBe(true);
      expect(await failureOf(adapter.redeemReset(mailed, 'Third-pass-3', never))).toEqual({
        code: 'rejected',
        key: 'ChangePasswordError',
      });
    });

    it('refuses a weak password without spending the token', async () => {
      const { adapter, emulator } = bench();
      const { id, ...mailed } = await ticket();
      expect(await failureOf(adapter.redeemReset(mailed, 'weak', never))).toEqual({
        code: 'rejected',
        key: 'ValidationError',
      });
      await adapter.redeemReset(mailed, newPassword, never);
      expect(emulator.acceptsPassword(id, newPassword)).toBe(true);
    });

    it('refuses a token of another customer, and one that has run out', async () => {
      const { adapter, emulator } = bench();
      const { token, login } = await ticket();
      const refused = { code: 'rejected', key: 'ChangePasswordError' };
      expect(await failureOf(adapter.redeemReset({ token, login: '4102' }, newPassword, never))).toEqual(refused);
      emulator.clock.advance(25 * 3_600_000);
      expect(await failureOf(adapter.redeemReset({ token, login }, newPassword, never))).toEqual(refused);
    });

    it.each([null, '', 'ada@example.test', '0'])('asks nobody for a customer called %j', async (login) => {
      const { adapter, emulator } = bench();
      expect(await failureOf(adapter.redeemReset({ token: 't', login }, newPassword, never))).toMatchObject({
        code: 'invalid-input',
        field: 'login',
      });
      expect(emulator.requests.all()).toEqual([]);
    });
  });
});
