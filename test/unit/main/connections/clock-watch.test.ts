import { describe, expect, it } from 'vitest';
import { createClockWatch } from '../../../../src/main/connections/clock-watch';
import { createFixedClock } from '../../../fakes/fixed-clock';

function open(offsets: readonly number[] = []) {
  const clock = createFixedClock();
  const watch = createClockWatch(clock);
  for (const offset of offsets) watch.record(offset);
  return { clock, watch };
}

describe('the clock', () => {
  it('[SC-60] is corrected by the median of what the vendors say, so that one wrong vendor counts for nothing', () => {
    const { clock, watch } = open([1_000, 2_000, 7_200_000]);
    expect(watch.offsetMs()).toBe(2_000);
    expect(watch.trustedNow()).toBe(clock.now() + 2_000);
  });

  it('[SC-60] forgets all but the last nine', () => {
    const { watch } = open([...Array<number>(9).fill(400_000), ...Array<number>(5).fill(100)]);
    expect(watch.offsetMs()).toBe(100);
  });

  it.each([
    [60_000, 60_000],
    [-60_000.4, -60_000],
    [59_999, null],
    [-59_999, null],
  ])('[SC-60] at %d ms off warns of %s', (offset, warning) => {
    expect(open([offset]).watch.warningMs()).toBe(warning);
  });

  it('[SC-60] does not warn before anybody has said what time it is', () => {
    expect(open().watch.warningMs()).toBeNull();
  });

  it.each([300_000, -300_000])('[SC-60][FT-58] makes no link when it is %i ms off', (offset) => {
    const { watch } = open([offset]);
    expect(() => watch.trustedNow()).toThrow(
      expect.objectContaining({ failure: { code: 'clock-untrusted', offsetMs: offset } }),
    );
  });

  it('[SC-60][FT-58] makes no link after it was set back, until it was measured again', () => {
    const { clock, watch } = open([0]);
    clock.advance(-86_400_000);
    expect(() => watch.trustedNow()).toThrow();
    expect(() => watch.trustedNow()).toThrow();
    watch.record(10);
    expect(watch.trustedNow()).toBe(clock.now() + 10);
  });

  it('is taken at its word while nobody has said otherwise', () => {
    const { clock, watch } = open();
    expect(watch.offsetMs()).toBeNull();
    expect(watch.trustedNow()).toBe(clock.now());
  });
});
