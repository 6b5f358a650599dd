import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { Fault } from '../../../src/sandbox/kit/faults';
import type { EmporixBench } from './bench';
import { setConfiguration } from './raw';

const draft = { email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' } as const;
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
      { ...draft, login: 'other@example.test' },
      { ...draft, code: 'a/b' },
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

/** An adapter whose creation call, and no search, meets the fault. */
function adapterThatFaults({ adapterFor, emulator }: EmporixBench, fault: Fault): VendorAdapter {
  const faulty: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (init?.method === 'POST' && new URL(url).pathname.endsWith('/customers')) {
      emulator.faults.add({ method: 'POST', path: '/customers', times: 1, fault });
    }
    return fetch(input, init);
  };
  return adapterFor({}, { fetch: faulty });
}
