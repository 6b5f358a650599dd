import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { SalesforceBench } from './bench';

export function salesforceAccessCases(bench: () => SalesforceBench): void {
  const patches = (): readonly unknown[] =>
    bench()
      .calls()
      .filter(({ method }) => method === 'PATCH')
      .map(({ body }) => JSON.parse(body) as unknown);

  describe('access at Salesforce', () => {
    it('repeats number, last name and login exactly as read, and never sends a lock', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'Mixed.Case@example.test', lastName: 'O’Neill', password: 'First-pass-1' });
      await adapter.setAccess(id, 'deactivate', never);
      expect(patches()).toEqual([
        {
          customerNo: id,
          lastName: 'O’Neill',
          credentials: { login: 'Mixed.Case@example.test', enabled: false },
        },
      ]);
      await adapter.setAccess(id, 'activate', never);
      expect(emulator.acceptsPassword(id, 'First-pass-1'), 'the password survives both').toBe(true);
    });

    it.each([true, false])('switches whether or not the vendor is strict about the body (%s)', async (strict) => {
      const { adapter, emulator } = bench();
      emulator.switches['strictPatch'] = strict;
      expect((await adapter.setAccess('00001002', 'activate', never)).access).toEqual({ state: 'active' });
      expect(emulator.peek('00001002')?.state).toBe('active');
    });

    it('leaves the rest of the customer as it was', async () => {
      const { adapter, emulator } = bench();
      const before = emulator.peek('00001001')?.record;
      await adapter.setAccess('00001001', 'deactivate', never);
      expect(emulator.peek('00001001')?.record).toEqual({
        ...(before as object),
        credentials: { login: 'maja@example.test', enabled: false, locked: false },
        lastModified: expect.any(String),
      });
    });

    it('finds nothing to do for a locked shopper who is enabled: a reset is the way out', async () => {
      const { adapter } = bench();
      const account = await adapter.setAccess('00001003', 'activate', never);
      expect(account.access).toEqual({ state: 'locked', until: null });
      expect(patches()).toEqual([]);
    });

    it('can disable a locked shopper', async () => {
      const { adapter, emulator } = bench();
      expect((await adapter.setAccess('00001003', 'deactivate', never)).access).toEqual({ state: 'inactive' });
      expect(emulator.peek('00001003')?.state).toBe('inactive');
    });

    it('refuses to switch a customer who has no login', async () => {
      const { adapter } = bench();
      const failure = await failureOf(adapter.setAccess('00001008', 'activate', never));
      expect(failure).toEqual({ code: 'rejected', key: 'no-login' });
      expect(patches()).toEqual([]);
    });

    it('switches a customer whose number has a slash', async () => {
      const { adapter, emulator } = bench();
      await adapter.setAccess('B2B/77%1', 'deactivate', never);
      expect(emulator.peek('B2B/77%1')?.state).toBe('inactive');
    });

    it('[FT-25] believes no answer that contradicts itself, and sends once more when the old value stands', async () => {
      const { adapter, emulator } = bench();
      const unchanged = emulator.peek('00001001')?.record;
      emulator.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'answer', status: 200, body: unchanged } });
      const account = await adapter.setAccess('00001001', 'deactivate', never);
      expect(account.access).toEqual({ state: 'inactive' });
      expect(patches()).toHaveLength(2);
      expect(emulator.peek('00001001')?.writes).toBe(1);
    });

    it('[FT-24] reads back past a lost answer', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'answer-after', status: 504, body: {} } });
      expect((await adapter.setAccess('00001001', 'deactivate', never)).access).toEqual({ state: 'inactive' });
      expect(patches()).toHaveLength(1);
    });

    it('[FT-36] does not take another customer’s record for a proof', async () => {
      const { adapter, emulator } = bench();
      const other = { customerNo: '00001002', lastName: 'Dahl', credentials: { login: 'x', enabled: false } };
      emulator.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'answer-after', status: 200, body: other } });
      const account = await adapter.setAccess('00001001', 'deactivate', never);
      expect(account.ref.accountId).toBe('00001001');
    });

    it('says not-found when the customer goes away in between', async () => {
      const { adapter, emulator } = bench();
      const body = { title: 'x', type: 'https://x.test/errors/customer-list-customer-not-found', detail: 'x' };
      emulator.faults.add({ method: 'PATCH', fault: { kind: 'answer', status: 404, body } });
      expect(await failureOf(adapter.setAccess('00001001', 'deactivate', never))).toEqual({ code: 'not-found' });
    });

    it('[FT-21] keeps the vendor’s key of a refusal and none of its text', async () => {
      const { adapter, emulator } = bench();
      const body = { title: 'CANARY', type: 'https://x.test/errors/invalid-login', detail: 'CANARY', login: 'CANARY' };
      emulator.faults.add({ method: 'PATCH', fault: { kind: 'answer', status: 400, body } });
      const failure = await failureOf(adapter.setAccess('00001001', 'deactivate', never));
      expect(failure).toEqual({ code: 'rejected', key: 'invalid-login' });
    });
  });
}
