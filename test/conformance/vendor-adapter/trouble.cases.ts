import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/sandbox/kit/faults';
import { isOffered } from '../../../src/shared/domain/capability';
import type { Failure } from '../../../src/shared/domain/failure';
import { failureOf, never, wrongSecrets, type Bench } from './bench';

const canary = 'CANARY-BODY-5c1f';

const lookUpTrouble: readonly { title: string; fault: Fault; failure: Partial<Failure> }[] = [
  {
    title: '[FT-28] an HTML page with 200',
    fault: { kind: 'answer', status: 200, body: `<html>${canary}</html>` },
    failure: { code: 'vendor-error' },
  },
  {
    title: '[FT-23] 500',
    fault: { kind: 'answer', status: 500, body: { message: canary } },
    failure: { code: 'unavailable' },
  },
  {
    title: '[FT-23] 503 without Retry-After',
    fault: { kind: 'answer', status: 503, body: canary },
    failure: { code: 'unavailable' },
  },
  {
    title: '[FT-22] 429 with seconds',
    fault: { kind: 'answer', status: 429, headers: { 'retry-after': '30' } },
    failure: { code: 'rate-limited' },
  },
  { title: '[FT-21] 403', fault: { kind: 'answer', status: 403, body: {} }, failure: { code: 'forbidden' } },
  {
    title: '[FT-29] JSON cut in the middle',
    fault: { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: `{"a":"${canary}` },
    failure: { code: 'vendor-error' },
  },
  { title: '[FT-04] no answer at all', fault: { kind: 'hang' }, failure: { code: 'timeout' } },
  { title: '[FT-05] a reset connection', fault: { kind: 'reset' }, failure: { code: 'unavailable' } },
];

/** What an adapter says when the vendor misbehaves: the true cause, in time, and without a word of the vendor's body. */
export function troubleCases(bench: () => Bench): void {
  describe('trouble', () => {
    it.each(lookUpTrouble)('says the cause of $title on look-up', async ({ fault, failure }) => {
      const { adapter, emulator } = bench();
      // The first look-up fetches tokens, so that the fault strikes the look-up itself.
      await adapter.find({ by: 'email', value: 'warm-up@example.test' }, never);
      emulator.faults.add({ fault });
      const seen = await failureOf(adapter.find({ by: 'email', value: 'ada@example.test' }, never));
      expect(seen).toMatchObject(failure);
      expect(JSON.stringify(seen)).not.toContain(canary);
    });

    it('[FT-20] renews a token that was refused once, and finds', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test' });
      await adapter.find({ by: 'email', value: 'ada@example.test' }, never);
      emulator.clock.advance(48 * 60 * 60 * 1000);
      const found = await adapter.find({ by: 'email', value: 'ada@example.test' }, never);
      expect(found.map((account) => account.ref.accountId)).toEqual([id]);
    });

    it('says that the credentials were refused, in a look-up and in a probe', async () => {
      const { adapterWith, emulator } = bench();
      const adapter = adapterWith({ secrets: wrongSecrets(emulator) });
      expect(await failureOf(adapter.find({ by: 'email', value: 'ada@example.test' }, never))).toMatchObject({
        code: 'credentials-rejected',
      });
      expect(await failureOf(adapter.probe(never))).toMatchObject({ code: 'credentials-rejected' });
    });

    it('says offline when the port is closed', async () => {
      const { adapter, emulator } = bench();
      await emulator.close();
      expect(await failureOf(adapter.find({ by: 'email', value: 'ada@example.test' }, never))).toEqual({
        code: 'offline',
        cause: 'refused',
      });
    });

    it('stops at once when cancelled', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ fault: { kind: 'hang' } });
      const abort = new AbortController();
      const running = failureOf(adapter.find({ by: 'email', value: 'ada@example.test' }, abort.signal));
      setTimeout(() => abort.abort(), 30);
      const startedAt = performance.now();
      expect(await running).toEqual({ code: 'cancelled' });
      expect(performance.now() - startedAt).toBeLessThan(350);
    });

    it('never puts a secret into what it records of its calls', async () => {
      const records: unknown[] = [];
      const { adapterWith, emulator } = bench();
      const adapter = adapterWith({ onCall: (call) => records.push(call) });
      emulator.seed({ email: 'ada@example.test' });
      await adapter.find({ by: 'email', value: 'ada@example.test' }, never);
      expect(records.length).toBeGreaterThan(0);
      const text = JSON.stringify(records);
      expect(text).not.toContain('ada@example');
      expect(text).not.toContain('ada%40example');
      for (const secret of Object.values(emulator.connection.secrets)) expect(text).not.toContain(secret);
    });

    it('sends a write once and says unknown-outcome or what a read-back proves when the answer is lost', async () => {
      const { adapter, emulator } = bench();
      if (!isOffered(adapter.capabilities.access.deactivate)) {
        expect(adapter.capabilities.access.deactivate.offer).not.toBe('yes');
        return;
      }
      const id = emulator.seed({ email: 'ada@example.test', state: 'active' });
      await adapter.get(id, never);
      for (const method of ['POST', 'PATCH', 'PUT']) {
        emulator.faults.add({ method, path: writePath(emulator.vendor), times: 1, fault: { kind: 'reset-after' } });
      }
      const outcome = await adapter.setAccess(id, 'deactivate', never).then(
        (account) => account.access.state,
        async (error: unknown) => (await failureOf(Promise.reject(error as Error))).code,
      );
      expect(emulator.peek(id)?.writes).toBe(1);
      expect(['inactive', 'parked']).toContain(emulator.peek(id)?.state);
      expect(['inactive', 'unknown-outcome']).toContain(outcome);
    });
  });

  describe('probe', () => {
    it('reports a working connection and writes nothing', async () => {
      const { adapter, emulator } = bench();
      const report = await adapter.probe(never);
      expect(report).toMatchObject({ reachable: true, missingScopes: [] });
      expect(Math.abs(report.clockOffsetMs ?? 0)).toBeLessThan(2_000);
      expect(emulator.outbox.all()).toEqual([]);
    });
  });
}

/** Part of the path of the vendor's status write, so that the fault leaves token calls and searches alone. */
function writePath(vendor: string): string {
  switch (vendor) {
    case 'norce':
      return 'UpdateAccountStatus';
    case 'emporix':
      return '/customers/';
    case 'bigcommerce':
      return '/v3/customers';
    default:
      return '/customers/';
  }
}
