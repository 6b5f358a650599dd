import type { Clock } from '../../shared/lib/clock';

export function createSystemClock(): Clock {
  return { now: () => Date.now() };
}

/** For how long something is good (SC-60): goes on evenly, whatever becomes of the computer's clock meanwhile. */
export function createElapsedClock(): Clock {
  return { now: () => performance.timeOrigin + performance.now() };
}
