import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { SalesforceBench } from './bench';

const draft = { email: 'nya@example.test', firstName: 'Nya', lastName: 'Kund' };

export function salesforceRegisterCases(bench: () => SalesforceBench): void {
  const creations = () =>
    bench()
      .calls()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/customers'));

  describe('registering at Salesforce', () => {
    it('creates a customer with a number of the list’s own, who enters by a reset', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.register({ ...draft, phone: '+46 70 1', locale: 'sv-SE' }, never);
      expect(account).toMatchObject({ email: draft.email, login: draft.email, access: { state: 'active' } });
      expect(emulator.peek(account.ref.accountId)?.record).toMatchObject({
        phoneMobile: '+46 70 1',
        preferredLocale: 'sv-SE',
      });
      await adapter.setPassword(account, 'Fresh-pass-22', never);
      expect(emulator.acceptsPassword(account.ref.accountId, 'Fresh-pass-22')).toBe(true);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('takes the number and login the shop gives', async () => {
      const account = await bench().adapter.register({ ...draft, code: 'VIP/7', login: 'nya.kund' }, never);
      expect(account).toMatchObject({ ref: { accountId: 'VIP/7' }, code: 'VIP/7', login: 'nya.kund' });
    });

    it.each([
      ['email', { ...draft, email: 'MAJA@example.test', login: 'maja-two' }],
      ['login', { ...draft, login: 'Ada-the-First' }],
    ])('sends nothing when the %s is taken', async (key, taken) => {
      expect(await failureOf(bench().adapter.register(taken, never))).toEqual({ code: 'conflict', key });
      expect(creations()).toEqual([]);
    });

    it.each([400, 409])('tells a taken number (%i)', async (status) => {
      const { adapter, emulator } = bench();
      emulator.switches['customerNoTakenStatus'] = status;
      const failure = await failureOf(adapter.register({ ...draft, code: '00001001' }, never));
      expect(failure).toEqual({ code: 'conflict', key: 'customer-number-already-in-use' });
    });

    it('passes on why the vendor refuses a login', async () => {
      const failure = await failureOf(bench().adapter.register({ ...draft, email: 'nya+1@example.test' }, never));
      expect(failure).toEqual({ code: 'rejected', key: 'invalid-login' });
    });

    it('passes on that the shop wants a number', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['createAssignsNumber'] = false;
      expect(await failureOf(adapter.register(draft, never))).toEqual({
        code: 'rejected',
        key: 'constraint-violation',
      });
    });

    it('[FT-06] finds the customer when the answer is lost', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ path: '/RefArch/customers', times: 1, fault: { kind: 'reset-after' } });
      const account = await adapter.register(draft, never);
      expect(emulator.peek(account.ref.accountId)?.email).toBe(draft.email);
      expect(creations()).toHaveLength(1);
    });

    it('[FT-06] says unknown-outcome when the index does not show the customer in time', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['indexLagMs'] = 60_000;
      emulator.faults.add({ path: '/RefArch/customers', times: 1, fault: { kind: 'reset-after' } });
      expect(await failureOf(adapter.register(draft, never))).toEqual({ code: 'unknown-outcome' });
      expect(creations()).toHaveLength(1);
    });
  });
}
