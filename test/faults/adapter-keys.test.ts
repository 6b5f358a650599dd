import { lookup } from 'node:dns/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOffered } from '../../src/shared/domain/capability';
import { vendorIds } from '../../src/shared/domain/vendor';
import { never, shortLimits, type Bench } from '../conformance/vendor-adapter/bench';
import { openBench } from '../conformance/vendor-adapter/open-bench';
import { startFaultProxy } from './proxy/fault-proxy';
import { told, wordOf } from './proxy/desk';
import { routedFetch } from './proxy/routed-fetch';

/** A refusal that says why, before or by the vendor; never an error that blames the network or the vendor. */
const refusals = ['invalid-input', 'rejected', 'unsupported'];

const long = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(58)}.test`;

describe.each(vendorIds)('%s: keys as callers give them', (vendor) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(vendor);
  });
  afterEach(() => bench.emulator.close());

  const findByEmail = async (value: string): Promise<string> =>
    wordOf(await told(bench.adapter.find({ by: 'email', value }, never)));

  it.each([
    ['a plus', 'ada+shop@example.test'],
    ['a quote', "o'neill@example.test"],
    ['a letter beyond ASCII', 'zoë@example.test'],
    ['a letter beyond ASCII in the name of the host', 'ada@exämple.test'],
    ['capitals', 'Nadia.Berg@Example.test'],
    ['an ampersand and an equals sign', 'a&b=c@example.test'],
    ['a slash and a question mark', 'a/b?c@example.test'],
    ['a hash and a percent sign', 'a#b%41@example.test'],
  ])('[BI-03][BI-11] an e-mail with %s finds its shopper and nobody else, or is refused', async (_, email) => {
    const id = bench.emulator.seed({ email });
    bench.emulator.seed({ email: 'somebody.else@example.test' });
    expect([id, ...refusals]).toContain(await findByEmail(email));
  });

  it('[BI-03] an e-mail in another letter case finds its shopper', async () => {
    const id = bench.emulator.seed({ email: 'nadia.berg@example.test' });
    expect(await findByEmail('NADIA.Berg@EXAMPLE.test')).toBe(id);
  });

  it.each([
    ['Cyrillic letters', '\u0430d\u0430@example.test'],
    ['a full-width at sign', 'ada\uff20example.test'],
    ['a Kelvin sign for a k', '\u212ada@example.test'],
    ['a zero-width joiner', 'ad\u200da@example.test'],
    ['a second address', 'ada@example.test,olle@example.test'],
  ])('[BI-03] an e-mail that only looks the same, by %s, finds nobody', async (_, email) => {
    bench.emulator.seed({ email: 'ada@example.test' });
    bench.emulator.seed({ email: 'kda@example.test' });
    expect(['none', ...refusals]).toContain(await findByEmail(email));
  });

  it('[BI-03] an e-mail of 320 characters finds nobody or is refused, and is not cut', async () => {
    expect(long).toHaveLength(320);
    const cut = bench.emulator.seed({ email: long.slice(0, 200) });
    const word = await findByEmail(long);
    expect(word).not.toBe(cut);
    expect(['none', ...refusals]).toContain(word);
  });

  it.each([
    ['a slash', 'K/10-7'],
    ['leading zeros', '0000123'],
    ['dots only', '..'],
    ['an operator of a query', "x' or 'a' eq 'a"],
    ['a hash and a question mark', 'a#b?c'],
  ])('[BI-11] a customer number with %s finds its shopper, or is refused, or nobody has it', async (_, code) => {
    const other = bench.emulator.seed({ email: 'other@example.test', code: '123' });
    const seeded = seedCode(bench, code);
    const word = wordOf(await told(bench.adapter.find({ by: 'code', value: code }, never)));
    expect(word.split(',')).not.toContain(other);
    expect([seeded ?? 'none', 'none', ...refusals]).toContain(word);
    // Leading zeros belong to a number wherever the vendor keeps them.
    const kept = seeded !== null && bench.emulator.peek(seeded)?.code === code && /^\d+$/u.test(code);
    if (kept && isOffered(bench.adapter.capabilities.findBy.code)) expect(word).toBe(seeded);
  });

  it('[FT-16] reaches a vendor whose name also leads to a dead address', async () => {
    const addresses = await lookup('localhost', { all: true });
    const id = bench.emulator.seed({ email: 'ada@example.test' });
    const proxy = await startFaultProxy(bench.emulator.origin, 1);
    try {
      // The proxy listens on 127.0.0.1 only: where the name means ::1 as well, that one refuses.
      const through = routedFetch({
        from: bench.emulator.origin,
        to: `http://localhost:${String(proxy.port)}`,
        tokensToo: true,
      });
      const adapter = bench.adapterWith({ fetch: through, limits: shortLimits });
      expect(wordOf(await told(adapter.find({ by: 'email', value: 'ada@example.test' }, never)))).toBe(id);
      expect(addresses.some(({ family }) => family === 4)).toBe(true);
      expect(proxy.requests.length).toBeGreaterThan(0);
    } finally {
      await proxy.close();
    }
  });
});

/** Null where the vendor would not take such a code. */
function seedCode({ emulator }: Bench, code: string): string | null {
  try {
    return emulator.seed({ email: 'code@example.test', code });
  } catch {
    return null;
  }
}
