import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/sandbox/kit/faults';
import { failureOf, never, type Bench } from '../vendor-adapter/bench';
import { fixtureIds, queryOf, requestsOf } from './bench';

const changedAnyway: readonly (readonly [string, Fault])[] = [
  ['[FT-04] an answer that never comes', { kind: 'hang-after' }],
  ['[FT-06] a connection cut after the work', { kind: 'reset-after' }],
  ['[FT-08] an answer cut in the middle', { kind: 'cut-body', bytes: 20 }],
  ['[FT-24] 500 after the work', { kind: 'answer-after', status: 500 }],
  ['[FT-28] a page instead of the customer', { kind: 'answer-after', status: 200, body: '<html></html>' }],
];
const notChanged: readonly (readonly [string, Fault])[] = [
  ['[FT-23] 500 before the work', { kind: 'answer', status: 500 }],
  ['[FT-05] a connection cut before the work', { kind: 'reset' }],
  [
    '[FT-25] 200 without the work',
    { kind: 'answer', status: 200, body: { Id: 900103, Account: { Id: 1, IsActive: true } } },
  ],
];

/** The two switches of Norce: the login's, which Keydesk turns, and the customer's, which it never touches. */
export function accessCases(bench: () => Bench): void {
  describe('access at Norce', () => {
    it('writes by customer id in the name of the actor, and asks for no mail', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.setAccess(fixtureIds.maja, 'deactivate', never);
      expect(account).toMatchObject({ access: { state: 'inactive' }, companies: [], email: 'maja@example.test' });
      const [write, ...more] = requestsOf(emulator, 'UpdateAccountStatus');
      expect(more).toEqual([]);
      expect(write).toMatchObject({ method: 'POST', body: '', headers: { applicationid: '1042' } });
      expect(write?.headers['content-type']).toBe('application/json');
      expect(queryOf(write)).toEqual({
        customerId: '900101',
        isActive: 'false',
        updatedBy: '700999',
        includeCompanies: 'false',
        format: 'json',
      });
      expect(emulator.acceptsPassword(fixtureIds.maja, 'Maja-pass-1')).toBe(false);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('keeps the companies of the account it answers with', async () => {
      const { adapter } = bench();
      const account = await adapter.setAccess(fixtureIds.olle, 'deactivate', never);
      expect(account.companies.map(({ code }) => code)).toEqual(['F-77', 'F-78']);
    });

    it.each(['activate', 'deactivate'] as const)(
      'refuses to %s a removed customer, and brings nobody back',
      async (change) => {
        const { adapter, emulator } = bench();
        expect(await failureOf(adapter.setAccess(fixtureIds.nils, change, never))).toEqual({
          code: 'rejected',
          key: 'removed',
        });
        expect(emulator.peek(fixtureIds.nils)).toMatchObject({ state: 'removed', writes: 0 });
        expect(
          emulator.requests.all().filter(({ method, path }) => method === 'POST' && !path.endsWith('/token')),
        ).toEqual([]);
      },
    );

    it('refuses a customer without a login', async () => {
      const { adapter, emulator } = bench();
      expect(await failureOf(adapter.setAccess(fixtureIds.guest, 'activate', never))).toEqual({
        code: 'rejected',
        key: 'no-login',
      });
      expect(emulator.peek(fixtureIds.guest)?.writes).toBe(0);
    });

    it.each(changedAnyway)('reads back what became of a write that ended in %s', async (_, fault) => {
      const { adapter, emulator } = bench();
      await adapter.get(fixtureIds.siri, never);
      emulator.faults.add({ path: 'UpdateAccountStatus', times: 1, fault });
      expect((await adapter.setAccess(fixtureIds.siri, 'activate', never)).access).toEqual({ state: 'active' });
      expect(emulator.peek(fixtureIds.siri)).toMatchObject({ state: 'active', writes: 1 });
    });

    it.each(notChanged)('sends a write once more after %s, when three reads show the old state', async (_, fault) => {
      const { adapter, emulator } = bench();
      await adapter.get(fixtureIds.siri, never);
      emulator.faults.add({ path: 'UpdateAccountStatus', times: 1, fault });
      expect((await adapter.setAccess(fixtureIds.siri, 'activate', never)).access).toEqual({ state: 'active' });
      expect(requestsOf(emulator, 'UpdateAccountStatus')).toHaveLength(2);
      expect(emulator.peek(fixtureIds.siri)).toMatchObject({ state: 'active', writes: 1 });
    });

    it('says that the outcome is unknown when a second try settles nothing, and tries no third time', async () => {
      const { adapter, emulator } = bench();
      await adapter.get(fixtureIds.siri, never);
      emulator.faults.add({ path: 'UpdateAccountStatus', fault: { kind: 'answer', status: 500 } });
      expect(await failureOf(adapter.setAccess(fixtureIds.siri, 'activate', never))).toEqual({
        code: 'unknown-outcome',
      });
      expect(requestsOf(emulator, 'UpdateAccountStatus')).toHaveLength(2);
    });

    it('trusts the answer of a write when reading back is not possible', async () => {
      const { adapter, adapterWith } = bench();
      const before = await adapter.get(fixtureIds.maja, never);
      let reads = 0;
      const blind = adapterWith({
        fetch: async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          if (!url.includes('SearchCustomer2')) return fetch(input, init);
          reads += 1;
          return new Response(null, { status: 403 });
        },
      });
      expect(await blind.setAccess(fixtureIds.maja, 'deactivate', never)).toEqual({
        ...before,
        access: { state: 'inactive' },
      });
      expect(reads).toBe(1);
    });

    it('reports a refusal of the write as it is, without a second try', async () => {
      const { adapter, emulator } = bench();
      await adapter.get(fixtureIds.siri, never);
      emulator.faults.add({ path: 'UpdateAccountStatus', fault: { kind: 'answer', status: 403 } });
      expect(await failureOf(adapter.setAccess(fixtureIds.siri, 'activate', never))).toEqual({
        code: 'forbidden',
        missingScope: null,
      });
      expect(requestsOf(emulator, 'UpdateAccountStatus')).toHaveLength(1);
    });

    it('renews a refused token and sends the write again, because a 401 did nothing', async () => {
      const { adapter, emulator } = bench();
      await adapter.get(fixtureIds.siri, never);
      emulator.faults.add({ path: 'UpdateAccountStatus', times: 1, fault: { kind: 'answer', status: 401 } });
      await adapter.setAccess(fixtureIds.siri, 'activate', never);
      expect(emulator.peek(fixtureIds.siri)).toMatchObject({ state: 'active', writes: 1 });
      expect(requestsOf(emulator, 'token')).toHaveLength(2);
    });

    it('gives the shopper back what a round of off and on must not change', async () => {
      const { adapter, emulator } = bench();
      const before = emulator.peek(fixtureIds.olle);
      await adapter.setAccess(fixtureIds.olle, 'deactivate', never);
      await adapter.setAccess(fixtureIds.olle, 'activate', never);
      const after = emulator.peek(fixtureIds.olle);
      expect({ ...(after?.record as object), Updated: null }).toEqual({ ...(before?.record as object), Updated: null });
      expect(emulator.acceptsPassword(fixtureIds.olle, 'Training-pass-1')).toBe(true);
    });
  });
}
