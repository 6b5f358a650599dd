import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/shared/domain/vendor';
import { shortLimits } from '../conformance/vendor-adapter/bench';
import {
  email,
  oneAttempt,
  openProxyDesk,
  quickLimits,
  readNames,
  reads,
  told,
  wordOf,
  type ProxyDesk,
} from './proxy/desk';
import type { Toxic } from './proxy/fault-proxy';
import { routedFetch } from './proxy/routed-fetch';
import { seedOfThisTest } from './proxy/seed';

/** The deadline of a read under the short limits, with room for a busy machine. */
const endsWithinMs = 2_600;

const lost: readonly { readonly title: string; readonly toxic: Toxic; readonly codes: readonly string[] }[] = [
  { title: '[FT-04] no answer at all', toxic: { kind: 'timeout' }, codes: ['timeout'] },
  { title: '[FT-05] a reset before the request is read', toxic: { kind: 'reset-before' }, codes: ['unavailable'] },
  { title: '[FT-06] a reset after the request is read', toxic: { kind: 'reset-after' }, codes: ['unavailable'] },
  { title: '[FT-07] a reset inside the head', toxic: { kind: 'reset-in-headers' }, codes: ['unavailable'] },
  { title: '[FT-08] a reset inside the body', toxic: { kind: 'reset-in-body' }, codes: ['unavailable'] },
  {
    title: '[FT-01] an answer that is seconds late',
    toxic: { kind: 'latency', ms: 10_000, jitterMs: 500 },
    codes: ['timeout'],
  },
  {
    title: '[FT-11] an answer that drips',
    toxic: { kind: 'slice', bytes: 1, everyMs: 50 },
    codes: ['timeout'],
  },
  {
    title: '[FT-02] an answer at 100 bytes a second',
    toxic: { kind: 'bandwidth', bytesPerSecond: 100 },
    codes: ['timeout'],
  },
];

const survived: readonly { readonly title: string; readonly toxic: Toxic }[] = [
  { title: '[FT-01] up to 200 ms late, unevenly', toxic: { kind: 'latency', ms: 100, jitterMs: 100 } },
  { title: '[FT-02] at 4 KB a second', toxic: { kind: 'bandwidth', bytesPerSecond: 4_000 } },
  { title: '[FT-03] with a late goodbye', toxic: { kind: 'slow-close', ms: 3_000 } },
  { title: '[FT-10] in single bytes', toxic: { kind: 'slice', bytes: 1, everyMs: 0 } },
];

describe.each(vendorIds)('%s: reads over a bad network', (vendor) => {
  let desk: ProxyDesk;
  beforeEach(async () => {
    desk = await openProxyDesk(vendor, seedOfThisTest());
  });
  afterEach(() => desk.close());

  describe.each(readNames)('%s', (name) => {
    it.each(survived)('brings the account: answer comes $title', async ({ toxic }) => {
      desk.proxy.poison({ toxic });
      const outcome = await told(reads[name](desk.fresh(), desk.id));
      expect(wordOf(outcome)).toBe(desk.id);
      expect(outcome.tookMs).toBeLessThan(endsWithinMs);
      expect(desk.proxy.requests.length).toBeGreaterThan(0);
    });

    it.each(lost)('says the cause, in time: $title', async ({ toxic, codes }) => {
      desk.proxy.poison({ toxic });
      // Short limits are for cases that end by them; a broken connection tells at once, and a busy machine must not hide it.
      const adapter = codes.includes('timeout') ? desk.fresh(quickLimits) : desk.fresh();
      const outcome = await told(reads[name](adapter, desk.id));
      expect(codes).toContain(wordOf(outcome));
      expect(outcome.tookMs).toBeLessThan(1_500);
      expect(JSON.stringify(outcome)).not.toContain(email);
    });

    it.each(['reset-before', 'reset-after', 'reset-in-headers', 'reset-in-body'] as const)(
      '[FT-05][FT-06][FT-07][FT-08] tries again after one %s, and finds',
      async (kind) => {
        desk.proxy.poison({ toxic: { kind }, times: 1 });
        expect(wordOf(await told(reads[name](desk.fresh(), desk.id)))).toBe(desk.id);
      },
    );
  });

  it('[FT-09] never takes a part of an answer for the whole, wherever it is cut', { timeout: 120_000 }, async () => {
    const whole = await answerLength(desk);
    const places = [
      ...range(0, Math.min(300, whole), 1),
      ...range(300, whole - 20, 23),
      ...range(whole - 20, whole, 1),
    ];
    const wrong: string[] = [];
    for (const bytes of new Set(places)) {
      desk.proxy.poison({ toxic: { kind: 'limit', bytes } });
      const word = wordOf(await told(reads.get(desk.fresh(oneAttempt), desk.id)));
      if (word !== 'unavailable' && word !== 'vendor-error') wrong.push(`${String(bytes)}: ${word}`);
    }
    expect(wrong).toEqual([]);
    desk.proxy.poison({ toxic: { kind: 'limit', bytes: whole + 200 } });
    expect(wordOf(await told(reads.get(desk.fresh(oneAttempt), desk.id)))).toBe(desk.id);
  });

  it('[FT-13] says that the port is closed', async () => {
    await desk.proxy.close();
    expect(await told(reads.find(desk.fresh()))).toMatchObject({ failure: { code: 'offline', cause: 'refused' } });
  });

  it('[FT-14] says that the name does not resolve', async () => {
    const { emulator, adapterWith } = desk;
    const nowhere = routedFetch({ from: emulator.origin, to: 'http://nowhere.invalid', tokensToo: true });
    const adapter = adapterWith({ fetch: nowhere, limits: shortLimits });
    expect(await told(reads.find(adapter))).toMatchObject({ failure: { code: 'offline', cause: 'dns' } });
  });

  it('[FT-15] finds again after the network went away in the middle of a call and came back', async () => {
    const adapter = desk.fresh();
    await reads.get(adapter, desk.id);
    desk.proxy.poison({ toxic: { kind: 'reset-in-headers' }, times: 2 });
    expect(wordOf(await told(reads.get(adapter, desk.id)))).toBe(desk.id);
  });
});

/** How many bytes the answer to `get` has, head included, as the emulator sends it. */
async function answerLength(desk: ProxyDesk): Promise<number> {
  let low = 0;
  let high = 16_384;
  // The smallest allowance under which the account comes through.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    desk.proxy.poison({ toxic: { kind: 'limit', bytes: middle } });
    if (wordOf(await told(reads.get(desk.fresh(oneAttempt), desk.id))) === desk.id) high = middle;
    else low = middle + 1;
  }
  return low;
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
}
