import type { Clock } from '../../src/shared/lib/clock';

export interface FixedClock extends Clock {
  advance(ms: number): void;
  set(ms: number): void;
}

/** A clock that stands still until it is moved; 2027-01-15T08:00:00Z unless told otherwise. */
export function createFixedClock(startMs = 1_800_000_000_000): FixedClock {
  let now = startMs;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    set: (ms) => {
      now = ms;
    },
  };
}
