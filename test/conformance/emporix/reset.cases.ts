import { describe, expect, it } from 'vitest';
import { accountOf, failureOf, never } from '../vendor-adapter/bench';
import type { EmporixBench } from './bench';

/** The token of the newest mail, as the merchant's page reads it from the fragment. */
function mailedToken({ emulator }: EmporixBench): string {
  const link = emulator.outbox.all().at(-1)?.link ?? '';
  return new URLSearchParams(new URL(link).hash.slice(1)).get('t') ?? '';
}

async function mailReset(bench: EmporixBench, id: string): Promise<string> {
  await bench.adapter.requestReset(await accountOf(bench, id), { kind: 'mailed' }, never);
  return mailedToken(bench);
}

/** The vendor mails, the landing page redeems; nothing in between is in Keydesk's hands. */
export function emporixResetCases(bench: () => EmporixBench): void {
  describe('reset at Emporix', () => {
    it('mails to the log-in, with a link that opens the reset page, and says no more than accepted', async () => {
      const { adapter, emulator } = bench();
      const reset = await adapter.requestReset(await accountOf(bench(), '40718855'), { kind: 'mailed' }, never);
      expect(reset).toEqual({
        kind: 'mailed',
        acceptedAt: expect.any(String),
        to: 'mia.login@example.test',
        expiresAt: null,
      });
      expect(emulator.outbox.all()).toMatchObject([{ to: 'mia.login@example.test', template: 'password-reset' }]);
      expect(emulator.outbox.all()[0]?.link).toMatch(/^http:\/\/127\.0\.0\.1:9\/reset#c=emporix&t=[\w-]{64}$/u);
      const sent = emulator.requests.all().find(({ path }) => path.endsWith('/password/reset'));
      expect(JSON.parse(sent?.body ?? '')).toEqual({ email: 'mia.login@example.test', site: 'main' });
    });

    it('leaves the site out where none is set', async () => {
      const { adapterFor, emulator } = bench();
      const account = await accountOf(bench(), '40718851');
      await adapterFor({ site: undefined }).requestReset(account, { kind: 'mailed' }, never);
      const sent = emulator.requests.all().find(({ path }) => path.endsWith('/password/reset'));
      expect(JSON.parse(sent?.body ?? '')).toEqual({ email: 'maja@example.test' });
    });

    it('works to the end: the mailed token sets the new password once', async () => {
      const { adapter, emulator } = bench();
      const token = await mailReset(bench(), '40718851');
      await adapter.redeemReset({ token, login: null }, 'Second-pass-2', never);
      expect(emulator.acceptsPassword('40718851', 'Second-pass-2')).toBe(true);
      expect(emulator.acceptsPassword('40718851', 'Maja-pass-1')).toBe(false);
      const again = adapter.redeemReset({ token, login: null }, 'Third-pass-3', never);
      expect(await failureOf(again)).toEqual({ code: 'rejected', key: 'invalid-token' });
      expect(emulator.acceptsPassword('40718851', 'Second-pass-2')).toBe(true);
    });

    it('is refused with a token that a newer one replaced, that is too old, or that was never given', async () => {
      const { adapter, emulator } = bench();
      const older = await mailReset(bench(), '40718851');
      const newer = await mailReset(bench(), '40718851');
      const invalid = { code: 'rejected', key: 'invalid-token' };
      expect(await failureOf(adapter.redeemReset({ token: older, login: null }, 'Second-pass-2', never))).toEqual(
        invalid,
      );
      expect(await failureOf(adapter.redeemReset({ token: 'x', login: null }, 'Second-pass-2', never))).toEqual(
        invalid,
      );
      emulator.clock.advance(24 * 60 * 60 * 1000 + 1);
      expect(await failureOf(adapter.redeemReset({ token: newer, login: null }, 'Second-pass-2', never))).toEqual(
        invalid,
      );
      expect(emulator.acceptsPassword('40718851', 'Maja-pass-1')).toBe(true);
    });

    it('does not spend the token on a password that is too short', async () => {
      const { adapter, emulator } = bench();
      const token = await mailReset(bench(), '40718851');
      const short = adapter.redeemReset({ token, login: null }, 'abc', never);
      expect(await failureOf(short)).toEqual({ code: 'rejected', key: 'password' });
      await adapter.redeemReset({ token, login: null }, 'Second-pass-2', never);
      expect(emulator.acceptsPassword('40718851', 'Second-pass-2')).toBe(true);
    });

    it.each(['40718859', '40718860'])(
      'refuses a reset for %s, whom no password helps, before a byte leaves',
      async (id) => {
        const { adapter, emulator } = bench();
        const account = await accountOf(bench(), id);
        emulator.requests.clear();
        const failure = await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never));
        expect(failure).toMatchObject({ code: 'invalid-input', field: 'login' });
        expect(emulator.requests.all()).toEqual([]);
      },
    );

    it.each([
      { status: 204, outcome: 'mailed' },
      { status: 404, outcome: 'not-found' },
    ])('says what the vendor says, $status, about a log-in that is gone', async ({ status, outcome }) => {
      const { adapter, emulator } = bench();
      emulator.switches['resetUnknown'] = status;
      const account = { ...(await accountOf(bench(), '40718851')), login: 'gone@example.test' };
      const said = await adapter.requestReset(account, { kind: 'mailed' }, never).then(
        ({ kind }) => kind,
        async (error: unknown) => (await failureOf(Promise.reject(error as Error))).code,
      );
      expect(said).toBe(outcome);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('needs the storefront client for it, and for nothing an agent does more often', async () => {
      const { adapterFor, emulator } = bench();
      const { clientId, clientSecret } = emulator.connection.secrets;
      const secrets = { clientId: String(clientId), clientSecret: String(clientSecret) };
      const adapter = adapterFor({}, { secrets: () => Promise.resolve(secrets), secretFields: Object.keys(secrets) });
      const needs = { offer: 'needs', setting: 'storefrontClientId' };
      expect(adapter.capabilities.resets.mailed.capability).toEqual(needs);
      expect(adapter.capabilities.checkSignIn).toEqual(needs);
      const account = await accountOf({ ...bench(), adapter }, '40718851');
      emulator.requests.clear();
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'misconfigured',
        cause: 'credentials-missing',
        field: 'storefrontClientId',
      });
      expect(emulator.requests.all()).toEqual([]);
    });

    it('says that the storefront client was refused', async () => {
      const { adapterWith, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, storefrontClientId: 'CANARY-SECRET-2' };
      const adapter = adapterWith({ secrets: () => Promise.resolve(secrets) });
      const account = await accountOf(bench(), '40718851');
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'credentials-rejected',
        key: 'storefrontClientId',
      });
    });

    it.each([
      ['[FT-04] no answer', { kind: 'hang-after' }],
      ['[FT-06] a cut connection', { kind: 'reset-after' }],
      ['[FT-24] 500', { kind: 'answer-after', status: 500 }],
      ['[FT-28] somebody’s page with 200', { kind: 'answer-after', status: 200, body: '<html></html>' }],
    ] as const)('says unknown-outcome after %s, and has asked once', async (_, fault) => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), '40718851');
      emulator.faults.add({ path: '/password/reset', fault });
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'unknown-outcome',
      });
      expect(emulator.outbox.all()).toHaveLength(1);
    });

    it('[FT-20] asks once more after a refused token, since that did nothing', async () => {
      const { adapter, emulator } = bench();
      await mailReset(bench(), '40718851');
      emulator.outbox.clear();
      const fault = {
        fault: {
          faultstring: 'Access Token expired',
          detail: { errorcode: 'keymanagement.service.access_token_expired' },
        },
      };
      emulator.faults.add({ path: '/password/reset', times: 1, fault: { kind: 'answer', status: 401, body: fault } });
      await adapter.requestReset(await accountOf(bench(), '40718851'), { kind: 'mailed' }, never);
      expect(emulator.outbox.all()).toHaveLength(1);
    });
  });
}
