import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';

/** Remembers that a vendor asked to be left alone, for all calls of the connection. */
export interface Throttle {
  pauseFor(ms: number): void;
  /** Milliseconds until calls may go out again; 0 when they may now. */
  remainingMs(): number;
  /** @throws KeydeskError `rate-limited` with the time, when the pause outlasts what the caller can wait. */
  check(patienceMs: number): number;
}

export function createThrottle(clock: Clock): Throttle {
  let pausedUntil = 0;
  const remainingMs = (): number => Math.max(0, pausedUntil - clock.now());
  return {
    pauseFor: (ms) => {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
    remainingMs,
    check: (patienceMs) => {
      const wait = remainingMs();
      if (wait > patienceMs) throw fail({ code: 'rate-limited', retryAt: new Date(pausedUntil).toISOString() });
      return wait;
    },
  };
}
