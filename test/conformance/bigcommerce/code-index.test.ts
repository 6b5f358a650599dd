import { describe, expect, it } from 'vitest';
import { bigCommerceConfigSchema, createBigCommerceAdapter } from '../../../src/main/vendors/bigcommerce';
import { failureOf, idsOf, never, shortLimits, useBench } from '../vendor-adapter/bench';
import { openBigCommerce } from './bench';
import { put } from './rest';

const minuteMs = 60_000;

describe('bigcommerce own codes', () => {
  // 620 generated customers have about 430 codes: two pages of 250.
  const bench = useBench(() => openBigCommerce({ emulator: { customers: 500 } }));
  const valueRequests = () =>
    bench()
      .emulator.requests.all()
      .filter((request) => request.path.endsWith('/attribute-values'));

  function adapterAt(clock: { now(): number }) {
    const { emulator } = bench();
    return createBigCommerceAdapter({
      config: bigCommerceConfigSchema.parse(emulator.connection.config),
      secrets: () => Promise.resolve(emulator.connection.secrets),
      fetch,
      clock,
      limits: shortLimits,
    });
  }

  it('reads all pages once, then answers from memory', async () => {
    const { adapter } = bench();
    expect(idsOf(await adapter.find({ by: 'code', value: 'ORCH-0007' }, never))).toEqual(['4102']);
    expect(valueRequests().map((request) => new URLSearchParams(request.query).get('page'))).toEqual(['1', '2']);
    expect(idsOf(await adapter.find({ by: 'code', value: 'KD-1001' }, never))).toEqual(['4101']);
    expect(valueRequests()).toHaveLength(2);
  });

  it('finds a code that was given after the reading, by one more request', async () => {
    const { adapter, emulator } = bench();
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    await setCode('4103', 'NEW-1');
    const before = valueRequests().length;
    expect(idsOf(await adapter.find({ by: 'code', value: 'NEW-1' }, never))).toEqual(['4103']);
    const asked = valueRequests().slice(before);
    expect(asked.map((request) => new URLSearchParams(request.query).get('date_modified:min'))).toEqual([
      expect.stringMatching(/^\d{10}$/u),
    ]);
    expect(emulator.peek('4103')?.code).toBe('NEW-1');
  });

  it('does not find a customer by a code that was changed since', async () => {
    const { adapter } = bench();
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    await setCode('4102', 'ORCH-0008');
    expect(await adapter.find({ by: 'code', value: 'ORCH-0007' }, never)).toEqual([]);
  });

  it('reads everything again after five minutes', async () => {
    let now = Date.now();
    const adapter = adapterAt({ now: () => now });
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    now += 5 * minuteMs - 1;
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    expect(valueRequests()).toHaveLength(2);
    now += 1;
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    expect(valueRequests()).toHaveLength(4);
  });

  it('[FT-58] reads everything again when our clock was set back', async () => {
    let now = Date.now();
    const adapter = adapterAt({ now: () => now });
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    now -= 24 * 60 * minuteMs;
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    expect(valueRequests()).toHaveLength(4);
  });

  it('reads once for several look-ups at the same time, and goes on for the others when one leaves', async () => {
    const { adapter } = bench();
    const leaving = new AbortController();
    const left = failureOf(adapter.find({ by: 'code', value: 'KD-1001' }, leaving.signal));
    const stayed = adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    leaving.abort();
    expect(await left).toEqual({ code: 'cancelled' });
    expect(idsOf(await stayed)).toEqual(['4102']);
    expect(valueRequests()).toHaveLength(2);
  });

  it('gives the reading up when the last one has left', async () => {
    const { adapter, emulator } = bench();
    emulator.faults.add({ path: '/attribute-values', fault: { kind: 'delay', ms: 100 } });
    const leaving = new AbortController();
    const left = failureOf(adapter.find({ by: 'code', value: 'KD-1001' }, leaving.signal));
    await expect.poll(() => valueRequests().length).toBe(1);
    leaving.abort();
    expect(await left).toEqual({ code: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(valueRequests()).toHaveLength(1);
  });

  it('says that the setting is wrong when the store has no such attribute, and still finds by e-mail', async () => {
    const { adapter, emulator } = await openBigCommerce({ config: { codeAttribute: 'no_such_attribute' } });
    try {
      expect(await failureOf(adapter.find({ by: 'code', value: 'ORCH-0007' }, never))).toEqual({
        code: 'misconfigured',
        cause: 'setting',
        field: 'codeAttribute',
      });
      const found = await adapter.find({ by: 'email', value: 'ana.ruiz@example.com' }, never);
      expect(found.map((account) => account.code)).toEqual(['4102']);
    } finally {
      await emulator.close();
    }
  });

  it('knows only the vendor’s numbers when the store keeps no own codes', async () => {
    const { adapter, emulator } = await openBigCommerce({ config: { codeAttribute: undefined } });
    try {
      expect(await adapter.find({ by: 'code', value: 'ORCH-0007' }, never)).toEqual([]);
      expect(emulator.requests.all()).toEqual([]);
      expect(idsOf(await adapter.find({ by: 'code', value: '4102' }, never))).toEqual(['4102']);
    } finally {
      await emulator.close();
    }
  });

  it('refuses to read a store that has more codes than its quota allows', async () => {
    const { adapter, emulator } = bench();
    emulator.faults.add({
      path: '/attribute-values',
      fault: { kind: 'answer', status: 200, body: { data: [], meta: { pagination: { total_pages: 81 } } } },
    });
    expect(await failureOf(adapter.find({ by: 'code', value: 'X-1' }, never))).toEqual({
      code: 'rejected',
      key: 'code-index-too-large',
    });
  });

  async function setCode(id: string, value: string): Promise<void> {
    const { emulator } = bench();
    await put(emulator, '/v3/customers/attribute-values', [{ customer_id: Number(id), attribute_id: 3, value }]);
  }
});
