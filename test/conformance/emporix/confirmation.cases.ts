import { describe, expect, it } from 'vitest';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import { isOffered } from '../../../src/shared/domain/capability';
import { accountOf, failureOf, never } from '../vendor-adapter/bench';
import type { EmporixBench } from './bench';

const login = 'nya.login@example.test';
const draft = { email: 'new@example.test', login, firstName: 'Nya', lastName: 'Kund' } as const;
const resends = ({ emulator }: EmporixBench) =>
  emulator.requests.all().filter(({ path }) => path.endsWith('/signup/optin/refresh_token'));

/** The double opt-in's mail, asked for again with the storefront's token; never sent twice. */
export function emporixConfirmationCases(bench: () => EmporixBench): void {
  describe('confirmation at Emporix', () => {
    it('mails a shopper who has not confirmed once more, to the log-in, with the storefront’s token', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['doubleOptIn'] = true;
      const account = await adapter.register(draft, never);
      await adapter.resendConfirmation(account, never);
      expect(emulator.outbox.all().map(({ to, template }) => [to, template])).toEqual([
        [login, 'opt-in'],
        [login, 'opt-in'],
      ]);
      expect(resends(bench()).map(({ body }) => body)).toEqual([JSON.stringify({ email: login })]);
      expect((await accountOf(bench(), account.ref.accountId)).access, 'only the shopper confirms').toEqual({
        state: 'inactive',
      });
    });

    it('is declared and refused where there is no storefront client, and nothing is sent', async () => {
      const { adapterFor, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, storefrontClientId: '' };
      const account = await accountOf(bench(), emulator.seed({ email: 'ada@example.test' }));
      const adapter = adapterFor(
        {},
        { secrets: () => Promise.resolve(secrets), secretFields: ['clientId', 'clientSecret'] },
      );
      expect(isOffered(adapter.capabilities.resendConfirmation)).toBe(false);
      expect(await failureOf(adapter.resendConfirmation(account, never))).toMatchObject({
        code: 'misconfigured',
        field: 'storefrontClientId',
      });
      expect(resends(bench())).toEqual([]);
    });

    it.each<readonly [string, Partial<ShopperAccount>, string]>([
      ['nobody signs in with', { login: null }, 'no-login'],
      ['belongs to a social log-in', { signInProviders: ['google'] }, 'social-only'],
    ])('refuses an account that %s before a byte leaves', async (_, changes, problem) => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), emulator.seed({ email: 'ada@example.test' }));
      const failure = await failureOf(adapter.resendConfirmation({ ...account, ...changes }, never));
      expect(failure).toEqual({ code: 'invalid-input', field: 'login', problem });
      expect(resends(bench())).toEqual([]);
    });

    it.each([
      ['[FT-06] the answer is cut', { kind: 'reset-after' }],
      ['[FT-28] a page answers', { kind: 'answer-after', status: 200, body: '<html></html>' }],
    ] as const)('says unknown-outcome when %s, and asks no second time', async (_, fault) => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), emulator.seed({ email: 'ada@example.test' }));
      emulator.faults.add({ path: '/signup/optin/refresh_token', fault });
      expect(await failureOf(adapter.resendConfirmation(account, never))).toEqual({ code: 'unknown-outcome' });
      expect(resends(bench())).toHaveLength(1);
      expect(emulator.outbox.all()).toHaveLength(1);
    });
  });
}
