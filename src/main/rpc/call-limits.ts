import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';

/** How much one window may ask for. */
export interface CallLimitNumbers {
  readonly lookUpsPerMinute: number;
  readonly writesPerMinute: number;
  readonly inFlightPerConnection: number;
}
export const defaultCallLimits: CallLimitNumbers = {
  lookUpsPerMinute: 60,
  writesPerMinute: 10,
  inFlightPerConnection: 4,
};

const lookUps = new Set(['accounts.find']);
const writes = new Set([
  'accounts.setAccess',
  'accounts.resendConfirmation',
  'resets.issue',
  'resets.supersede',
  'resets.sendMail',
]);
const minuteMs = 60_000;
/** When a connection has its full number of calls in flight, one of them is expected back within this time. */
const inFlightPauseMs = 1_000;

export interface CallLimits {
  /**
   * Counts a call in and returns what counts it out again.
   *
   * @throws KeydeskError `rate-limited` with the time from which it works again
   */
  enter(procedure: string, connectionId: string | null): () => void;
}

export function createCallLimits(options: { readonly clock: Clock; readonly numbers?: CallLimitNumbers }): CallLimits {
  const numbers = options.numbers ?? defaultCallLimits;
  const lookUpTimes: number[] = [];
  const writeTimes: number[] = [];
  const inFlight = new Map<string, number>();

  function countRate(times: number[], perMinute: number): void {
    const now = options.clock.now();
    // A clock that was set back must not lock the agent out for as long.
    if ((times.at(-1) ?? now) > now) times.length = 0;
    const [oldest] = times;
    if (oldest !== undefined && times.length >= perMinute) {
      if (now - oldest < minuteMs) throw limited(oldest + minuteMs);
      times.shift();
    }
    times.push(now);
  }

  return {
    enter(procedure, connectionId) {
      if (lookUps.has(procedure)) countRate(lookUpTimes, numbers.lookUpsPerMinute);
      if (writes.has(procedure)) countRate(writeTimes, numbers.writesPerMinute);
      if (connectionId === null) return () => undefined;
      const running = inFlight.get(connectionId) ?? 0;
      if (running >= numbers.inFlightPerConnection) throw limited(options.clock.now() + inFlightPauseMs);
      inFlight.set(connectionId, running + 1);
      return () => {
        const left = (inFlight.get(connectionId) ?? 1) - 1;
        if (left === 0) inFlight.delete(connectionId);
        else inFlight.set(connectionId, left);
      };
    },
  };
}

function limited(untilMs: number): Error {
  return fail({ code: 'rate-limited', retryAt: new Date(untilMs).toISOString() });
}
