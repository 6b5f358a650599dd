import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/main/vendors/http/limits';
import { isKeydeskError } from '../../src/shared/domain/failure';
import { never } from '../conformance/vendor-adapter/bench';
import { openProxyDesk, reads, told, type ProxyDesk } from './proxy/desk';
import { seedOfThisTest } from './proxy/seed';

/** What a busy machine may take beyond a limit before the test calls it broken. */
const graceMs = 10_000;

/** All other fault tests hand in short limits; these two run with those of the program. */
describe('the limits of the program', () => {
  let desk: ProxyDesk;
  beforeEach(async () => {
    desk = await openProxyDesk('emporix', seedOfThisTest());
  });
  afterEach(() => desk.close());

  it('[FT-11] end a look-up whose answer drips for ever at its total deadline', async () => {
    const adapter = desk.fresh(defaultLimits);
    await told(reads.find(adapter));
    desk.proxy.poison({ toxic: { kind: 'slice', bytes: 1, everyMs: 50 }, when: /search/u });
    const outcome = await told(reads.find(adapter));
    expect(outcome).toMatchObject({ kind: 'failure', failure: { code: 'timeout' } });
    expect(outcome.tookMs).toBeGreaterThanOrEqual(defaultLimits.deadlineMs.lookup - 100);
    expect(outcome.tookMs).toBeLessThan(defaultLimits.deadlineMs.lookup + graceMs);
  });

  it('[FT-04] end a write without an answer at its first byte, as unknown and sent once', async () => {
    const adapter = desk.fresh(defaultLimits);
    const account = await adapter.get(desk.id, never);
    if (account === null) throw new Error('the seeded shopper is not there');
    const mail = /^POST \S*\/password\/reset /u;
    desk.proxy.poison({ toxic: { kind: 'timeout' }, when: mail });
    const startedAt = performance.now();
    const code = await adapter.requestReset(account, { kind: 'mailed' }, never).then(
      () => 'done',
      (error: unknown) => (isKeydeskError(error) ? error.failure.code : 'crash'),
    );
    const tookMs = performance.now() - startedAt;
    expect(code).toBe('unknown-outcome');
    expect(tookMs).toBeGreaterThanOrEqual(defaultLimits.firstByteMs.once - 100);
    expect(tookMs).toBeLessThan(defaultLimits.firstByteMs.once + graceMs);
    expect(desk.proxy.requests.filter(({ line }) => mail.test(line))).toHaveLength(1);
  });
});
