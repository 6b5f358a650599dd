import { afterEach, describe, expect, it } from 'vitest';
import type { ReplayStore } from '../../../src/landing/replay/replay-store';
import { createFixedClock, type FixedClock } from '../../fakes/fixed-clock';

export interface ReplayBench {
  readonly store: ReplayStore;
  close(): Promise<void>;
}

/** What every replay store must do. `open` gets the clock the store shall go by. */
export function describeReplayStore(name: string, open: (clock: FixedClock) => Promise<ReplayBench>): void {
  describe(`replay store: ${name}`, () => {
    const benches: ReplayBench[] = [];
    async function bench() {
      const clock = createFixedClock();
      const now = clock.now() / 1_000;
      const opened = await open(clock);
      benches.push(opened);
      return { ...opened, clock, now };
    }
    afterEach(async () => {
      await Promise.all(benches.splice(0).map(({ close }) => close()));
    });

    it('knows what was spent, and lets it be spent once', async () => {
      const { store, now } = await bench();
      expect(await store.isSpent('a')).toBe(false);
      expect(await store.spend({ jti: 'a', forgetAt: now + 60 })).toBe(true);
      expect(await store.isSpent('a')).toBe(true);
      expect(await store.isSpent('b')).toBe(false);
      expect(await store.spend({ jti: 'a', forgetAt: now + 60 })).toBe(false);
    });

    it('lets exactly one of many at once be the first', async () => {
      const { store, now } = await bench();
      const first = await Promise.all(Array.from({ length: 50 }, () => store.spend({ jti: 'a', forgetAt: now + 60 })));
      expect(first.filter(Boolean)).toHaveLength(1);
    });

    it('takes a note back', async () => {
      const { store, now } = await bench();
      await store.spend({ jti: 'a', forgetAt: now + 60 });
      await store.release('a');
      expect(await store.isSpent('a')).toBe(false);
      expect(await store.spend({ jti: 'a', forgetAt: now + 60 })).toBe(true);
    });

    it('keeps the newest token of an account, whatever the order', async () => {
      const { store, now } = await bench();
      expect(await store.newestIat('maja')).toBeNull();
      for (const iat of [now - 20, now - 5, now - 30]) await store.see({ account: 'maja', iat, forgetAt: now + 100 });
      expect(await store.newestIat('maja')).toBe(now - 5);
      expect(await store.newestIat('olle')).toBeNull();
    });
  });
}
