import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { Fault } from '../../../src/sandbox/kit/faults';
import type { EmporixBench } from './bench';
import { setConfiguration } from './raw';

const draft = { email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' } as const;
const signUpDraft = { ...draft, login: 'nya.login@example.test' } as const;
const signUps = ({ emulator }: EmporixBench) => emulator.requests.all().filter(({ path }) => path.endsWith('/signup'));
const creations = ({ emulator }: EmporixBench) =>
  emulator.requests.all().filter(({ method, path }) => method === 'POST' && path.endsWith('/customers'));

/** Creating a customer: once, without a password and without the mail the vendor would send by itself. */
export function emporixRegisterCases(bench: () => EmporixBench): void {
  describe('register at Emporix', () => {
    it('creates a customer that can be found, and mails nobody', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.register({ ...draft, phone: '+46 8 1', locale: 'sv-SE', code: 'web_17' }, never);
      expect(account).toMatchObject({
        ref: { accountId: 'web_17' },
        email: 'new@example.test',
        access: { state: 'active' },
      });
      expect(emulator.peek('web_17')).toMatchObject({
        login: 'new@example.test',
        record: { contactPhone: '+46 8 1', preferredLanguage: 'sv_SE', preferredSite: 'main' },
      });
      expect(emulator.outbox.all()).toEqual([]);
      expect(creations(bench()).map(({ query }) => query)).toEqual(['?sendPasswordResetNotifications=false']);
    });

    it('says how the account really stands where the tenant makes new ones inactive', async () => {
      const { adapter, emulator } = bench();
      await setConfiguration(emulator, 'customerActiveOnCreation', false);
      const account = await adapter.register(draft, never);
      expect(account.access).toEqual({ state: 'inactive' });
      expect(emulator.peek(account.ref.accountId)?.state).toBe('inactive');
    });

    it.each(['maja@example.test', 'MAJA@example.test', 'mia.login@example.test', 'Vera.gross@example.test'])(
      'says conflict for %s without trying',
      async (email) => {
        const { adapter } = bench();
        expect(await failureOf(adapter.register({ ...draft, email }, never))).toEqual({
          code: 'conflict',
          key: 'email',
        });
        expect(creations(bench())).toEqual([]);
      },
    );

    it.each(['40718851', '40718899'])('says conflict for the taken or spent number %s', async (code) => {
      expect(await failureOf(bench().adapter.register({ ...draft, code }, never))).toMatchObject({ code: 'conflict' });
    });

    it.each([
      { ...draft, email: 'nobody' },
      { ...draft, login: 'nobody' },
      { ...draft, code: 'a/b' },
      { ...draft, code: 'web_18', login: 'other@example.test' },
    ])('refuses a draft Emporix can not hold before a byte leaves', async (bad) => {
      const { adapter, emulator } = bench();
      expect(await failureOf(adapter.register(bad, never))).toMatchObject({ code: 'invalid-input' });
      expect(emulator.requests.all()).toEqual([]);
    });

    it.each([
      ['[FT-06] the answer is cut', { kind: 'reset-after' }],
      ['[FT-28] a page answers', { kind: 'answer-after', status: 201, body: '<html></html>' }],
      ['[FT-35] the answer has no id', { kind: 'answer-after', status: 201, body: {} }],
    ] as const)('finds the new customer when %s, and creates no second one', async (_, fault) => {
      const creating = adapterThatFaults(bench(), fault);
      const account = await creating.register(draft, never);
      expect(account.email).toBe('new@example.test');
      expect(creations(bench())).toHaveLength(1);
    });

    it('[FT-04] says unknown-outcome when no answer comes and nobody is found', async () => {
      const creating = adapterThatFaults(bench(), { kind: 'hang' });
      expect(await failureOf(creating.register(draft, never))).toEqual({ code: 'unknown-outcome' });
      expect(creations(bench())).toHaveLength(1);
    });
  });
}

/** Signing up: the only way to a log-in that is not the contact e-mail. */
export function emporixSignUpCases(bench: () => EmporixBench): void {
  describe('register at Emporix with a log-in of its own', () => {
    it('signs the shopper up with both e-mails and a password nobody knows', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.register({ ...signUpDraft, phone: '+46 8 1', locale: 'sv-SE' }, never);
      expect(account).toMatchObject({ email: draft.email, login: signUpDraft.login, access: { state: 'active' } });
      expect(emulator.peek(account.ref.accountId)).toMatchObject({
        login: signUpDraft.login,
        record: {
          contactEmail: draft.email,
          contactPhone: '+46 8 1',
          preferredLanguage: 'sv_SE',
          preferredSite: 'main',
        },
      });
      expect(creations(bench())).toEqual([]);
      expect(signUps(bench())).toHaveLength(1);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('sends another password each time, and one that rules for passwords take', async () => {
      const { adapter } = bench();
      await adapter.register(signUpDraft, never);
      await adapter.register({ ...draft, email: 'two@example.test', login: 'two.login@example.test' }, never);
      const passwords = signUps(bench()).map(({ body }) => (JSON.parse(body) as { password: string }).password);
      expect(new Set(passwords).size).toBe(2);
      for (const password of passwords) expect(password).toMatch(/^Aa1![\w-]{43}$/u);
    });

    it('lets the shopper in by a reset afterwards', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.register(signUpDraft, never);
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      const link = new URL(emulator.outbox.all()[0]?.link ?? '');
      const token = new URLSearchParams(link.hash.slice(1)).get('t') ?? '';
      await adapter.redeemReset({ token, login: null }, 'Second-pass-2', never);
      expect(await adapter.checkSignIn(signUpDraft.login, 'Second-pass-2', never)).toMatchObject({ result: 'ok' });
    });

    it('shows the account as inactive where the tenant wants the e-mail confirmed first', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['doubleOptIn'] = true;
      expect((await adapter.register(signUpDraft, never)).access).toEqual({ state: 'inactive' });
      expect(emulator.outbox.all()).toMatchObject([{ to: signUpDraft.login, template: 'opt-in' }]);
    });

    it('says conflict for a log-in somebody has, in any letter case, without trying', async () => {
      const taken = bench().adapter.register({ ...draft, login: 'MIA.login@example.test' }, never);
      expect(await failureOf(taken)).toEqual({ code: 'conflict', key: 'login' });
      expect(signUps(bench())).toEqual([]);
    });

    it('says which credential is missing where there is no storefront client, and signs nobody up', async () => {
      const { adapterFor, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, storefrontClientId: '' };
      const adapter = adapterFor({}, { secrets: () => Promise.resolve(secrets) });
      expect(await failureOf(adapter.register(signUpDraft, never))).toEqual({
        code: 'misconfigured',
        cause: 'credentials-missing',
        field: 'storefrontClientId',
      });
      expect(signUps(bench())).toEqual([]);
    });

    it.each([
      ['[FT-06] the answer is cut', { kind: 'reset-after' }],
      ['[FT-28] a page answers', { kind: 'answer-after', status: 201, body: '<html></html>' }],
    ] as const)('finds the new customer when %s, and signs nobody up twice', async (_, fault) => {
      const account = await adapterThatFaults(bench(), fault).register(signUpDraft, never);
      expect(account.login).toBe(signUpDraft.login);
      expect(signUps(bench())).toHaveLength(1);
    });

    it('[FT-04] says unknown-outcome when no answer comes and nobody is found', async () => {
      const signing = adapterThatFaults(bench(), { kind: 'hang' });
      expect(await failureOf(signing.register(signUpDraft, never))).toEqual({ code: 'unknown-outcome' });
      expect(signUps(bench())).toHaveLength(1);
    });
  });
}

/** An adapter whose creation call, and no search, meets the fault. */
function adapterThatFaults({ adapterFor, emulator }: EmporixBench, fault: Fault): VendorAdapter {
  const faulty: typeof fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input));
    const path = ['/customers', '/signup'].find((each) => pathname.endsWith(each));
    if (init?.method === 'POST' && path !== undefined) emulator.faults.add({ method: 'POST', path, times: 1, fault });
    return fetch(input, init);
  };
  return adapterFor({}, { fetch: faulty });
}
