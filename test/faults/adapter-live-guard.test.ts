import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/shared/domain/vendor';
import { accountOf, never, type Bench } from '../conformance/vendor-adapter/bench';
import { openBench } from '../conformance/vendor-adapter/open-bench';
import { createReadOnlyFetch } from '../live/read-only-fetch';
import { readLiveSettings, variable } from '../live/settings';

describe.each(vendorIds)('%s: what a live run may do', (vendor) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(vendor);
  });
  afterEach(() => bench.emulator.close());

  it('reads, and holds back every write and every mail', async () => {
    const id = bench.emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
    const wire = createReadOnlyFetch(vendor);
    const adapter = bench.adapterWith({ fetch: wire.fetch });
    const account = await accountOf({ ...bench, adapter }, id);
    await adapter.probe(never);
    await adapter.find({ by: 'email', value: 'ada@example.test' }, never);
    expect(wire.refused).toEqual([]);

    const writes = [
      () => adapter.setAccess(id, 'deactivate', never),
      () => adapter.requestReset(account, { kind: 'mailed' }, never),
      () => adapter.requestReset(account, { kind: 'forced' }, never),
      () => adapter.setPassword(account, 'Second-pass-2', never),
      () => adapter.register({ email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' }, never),
    ];
    const outcomes = await Promise.allSettled(writes.map((write) => write()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    // Counts as a try at some vendors, so that it must not leave either.
    const check = await adapter.checkSignIn('ada@example.test', 'First-pass-1', never).catch(() => null);
    expect(check?.result).not.toBe('ok');
    expect(wire.refused.length).toBeGreaterThan(0);
    expect(bench.emulator.peek(id)?.writes).toBe(0);
    expect(bench.emulator.outbox.all()).toEqual([]);
  });

  it('is set up by environment variables, and names those that are missing without a value', () => {
    const { config, secrets } = bench.emulator.connection;
    const full = Object.fromEntries([
      ...Object.entries({ ...config, ...secrets }).map(([field, value]) => [variable(vendor, field), String(value)]),
      ['KEYDESK_LIVE_VENDOR', vendor],
      ['KEYDESK_LIVE_EMAIL', 'ada@example.test'],
    ]) as Record<string, string>;
    expect(readLiveSettings(full)).toMatchObject({ config, secrets, email: 'ada@example.test' });

    const [secret] = Object.keys(secrets);
    if (secret === undefined) throw new Error('this vendor has no secret');
    const without = { ...full, [variable(vendor, secret)]: '', KEYDESK_LIVE_EMAIL: '' };
    const message = messageOf(() => readLiveSettings(without));
    expect(message).toContain(variable(vendor, secret));
    expect(message).toContain('KEYDESK_LIVE_EMAIL');
    for (const value of Object.values(secrets)) expect(message).not.toContain(value);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was refused');
}
