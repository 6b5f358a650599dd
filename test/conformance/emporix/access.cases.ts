import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { EmporixBench } from './bench';

const patches = ({ emulator }: EmporixBench) => emulator.requests.all().filter(({ method }) => method === 'PATCH');

/** The two switches, the version lock and the read-back. */
export function emporixAccessCases(bench: () => EmporixBench): void {
  describe('access at Emporix', () => {
    it('activates with both switches and the version that was read', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.setAccess('40718854', 'activate', never);
      expect(account.access).toEqual({ state: 'active' });
      expect(emulator.peek('40718854')).toMatchObject({ state: 'active', writes: 1 });
      expect(patches(bench()).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
        { active: true, onHold: false, metadata: { version: 1 } },
      ]);
    });

    it('touches one switch only when it deactivates, holds or releases', async () => {
      const { adapter } = bench();
      await adapter.setAccess('40718851', 'deactivate', never);
      await adapter.setAccess('40718855', 'hold', never);
      await adapter.setAccess('40718853', 'release', never);
      expect(patches(bench()).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
        { active: false, metadata: { version: 1 } },
        { onHold: true, metadata: { version: 1 } },
        { onHold: false, metadata: { version: 1 } },
      ]);
    });

    it('tells an inactive customer that is held as inactive, and leaves it so when the hold ends', async () => {
      const { adapter, emulator } = bench();
      const account = await adapter.setAccess('40718854', 'release', never);
      expect(account.access).toEqual({ state: 'inactive' });
      expect(emulator.peek('40718854')?.record).toMatchObject({ active: false, onHold: false });
    });

    it.each([
      ['activate', '40718851'],
      ['deactivate', '40718852'],
      ['hold', '40718853'],
      ['release', '40718851'],
    ] as const)('sends nothing when %s is already so', async (change, id) => {
      await bench().adapter.setAccess(id, change, never);
      expect(patches(bench())).toEqual([]);
    });

    it('[FT-06] takes a version that its own late write has moved for done, not for a conflict', async () => {
      const { adapterFor, emulator } = bench();
      let first: Parameters<typeof fetch> | null = null;
      // The first write is held up on its way, so that it seems lost, and arrives just before the second.
      const late: typeof fetch = async (input, init) => {
        if (init?.method !== 'PATCH') return fetch(input, init);
        if (first === null) {
          const { headers, body } = init;
          first = [input, { method: 'PATCH', headers: headers ?? {}, body: body ?? null }];
          throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
        }
        await fetch(...first);
        return fetch(input, init);
      };
      const account = await adapterFor({}, { fetch: late }).setAccess('40718851', 'deactivate', never);
      expect(account).toMatchObject({ access: { state: 'inactive' }, version: '2' });
      expect(emulator.peek('40718851')?.writes).toBe(1);
      expect(patches(bench()).map(({ status }) => status)).toEqual([200, 409]);
    });

    it('takes the version from a body it does not need', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['patchBody'] = 'customer';
      const account = await adapter.setAccess('40718851', 'deactivate', never);
      expect(account).toMatchObject({ access: { state: 'inactive' }, version: '2' });
    });

    it('says conflict, and writes nothing, when the customer was changed in between', async () => {
      const { adapterFor, emulator } = bench();
      let meddled = false;
      const meddling: typeof fetch = async (input, init) => {
        if (init?.method === 'PATCH' && !meddled) {
          meddled = true;
          const headers = { ...Object.fromEntries(new Headers(init.headers)), 'content-type': 'application/json' };
          await fetch(input, { method: 'PATCH', headers, body: '{"firstName":"Meddled"}' });
        }
        return fetch(input, init);
      };
      const failure = await failureOf(adapterFor({}, { fetch: meddling }).setAccess('40718851', 'deactivate', never));
      expect(failure).toEqual({ code: 'conflict', key: 'stale-version' });
      expect(emulator.peek('40718851')).toMatchObject({ state: 'active', writes: 1, record: { firstName: 'Meddled' } });
    });

    it('names the scope when the credentials may only read', async () => {
      const { adapterWith, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, clientId: 'keydesk-reader' };
      const adapter = adapterWith({ secrets: () => Promise.resolve(secrets) });
      expect(await failureOf(adapter.setAccess('40718851', 'deactivate', never))).toEqual({
        code: 'forbidden',
        missingScope: 'customer.customer_manage',
      });
      expect(emulator.peek('40718851')?.writes).toBe(0);
    });

    it('[FT-06] finds by reading that a write whose answer was lost is done, and does not repeat it', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'reset-after' } });
      const account = await adapter.setAccess('40718851', 'deactivate', never);
      expect(account.access).toEqual({ state: 'inactive' });
      expect(patches(bench())).toHaveLength(1);
    });

    it('[FT-25] sends once more when three reads show that a 200 was not done', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'answer', status: 200 } });
      const account = await adapter.setAccess('40718851', 'deactivate', never);
      expect(account.access).toEqual({ state: 'inactive' });
      expect(patches(bench())).toHaveLength(2);
      expect(emulator.peek('40718851')?.writes).toBe(1);
    });

    it('[FT-04] says unknown-outcome when nothing can be read back, and never sends again', async () => {
      const { adapter, emulator } = bench();
      await adapter.get('40718851', never);
      emulator.faults.add({ method: 'PATCH', fault: { kind: 'hang-after' } });
      const running = failureOf(adapter.setAccess('40718851', 'deactivate', never));
      await expect.poll(() => emulator.peek('40718851')?.writes).toBe(1);
      emulator.faults.add({ method: 'GET', fault: { kind: 'reset' } });
      expect(await running).toEqual({ code: 'unknown-outcome' });
      expect(patches(bench())).toHaveLength(1);
    });

    it('keeps what it does not name: profile, addresses and custom fields', async () => {
      const { adapter, emulator } = bench();
      const before = emulator.peek('40718851')?.record;
      await adapter.setAccess('40718851', 'deactivate', never);
      await adapter.setAccess('40718851', 'activate', never);
      expect(emulator.peek('40718851')?.record).toEqual({
        ...(before as object),
        metadata: { version: 3, mixins: {} },
      });
    });

    it('never uses PUT or DELETE', async () => {
      const { adapter, emulator } = bench();
      for (const change of ['deactivate', 'activate', 'hold', 'release'] as const) {
        await adapter.setAccess('40718851', change, never);
      }
      expect(emulator.requests.all().filter(({ method }) => /PUT|DELETE/u.test(method))).toEqual([]);
    });
  });
}
