import type { Clock } from '../../shared/lib/clock';

export function createSystemClock(): Clock {
  return { now: () => Date.now() };
}
