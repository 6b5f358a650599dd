import type { SandboxClock } from '../kit/sandbox-clock';
import type { Switches } from './switches';

/** The keys and facts that anybody may read have a limit of their own. */
export type RequestKind = 'all' | 'public';

/** One window of the rate limit, as its headers tell it; `resetSeconds` is a moment in UTC epoch seconds. */
export interface RateWindow {
  readonly minutes: 1 | 5;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface RateState {
  readonly windows: readonly RateWindow[];
  /** When to come back if this request was one too many. */
  readonly retryAfterSeconds: number | null;
}

const minuteMs = 60_000;
const publicPerMinute = 25;

/**
 * Counts requests over one minute and over five. Only the minute's number is published; that five minutes grant five times as
 * much is inferred.
 */
export function createRequestRates(clock: SandboxClock, switches: Switches) {
  const counters = { all: [newCounter(1), newCounter(5)], public: [newCounter(1), newCounter(5)] } as const;
  return {
    count(kind: RequestKind): RateState {
      const perMinute =
        kind === 'public' ? Math.min(publicPerMinute, switches.slasRequestsPerMinute) : switches.slasRequestsPerMinute;
      const windows = counters[kind].map((counter) => counter.count(clock.now(), perMinute));
      const over = windows.filter(({ exceeded }) => exceeded).map(({ endsAt }) => endsAt);
      return {
        windows: windows.map(({ window }) => window),
        retryAfterSeconds: over.length === 0 ? null : Math.max(1, Math.ceil((Math.max(...over) - clock.now()) / 1_000)),
      };
    },
  };
}

function newCounter(minutes: 1 | 5) {
  let startedAt = 0;
  let used = 0;
  return {
    count(nowMs: number, perMinute: number) {
      if (nowMs - startedAt >= minutes * minuteMs || nowMs < startedAt) [startedAt, used] = [nowMs, 0];
      used += 1;
      const limit = perMinute * minutes;
      const endsAt = startedAt + minutes * minuteMs;
      const window: RateWindow = {
        minutes,
        limit,
        remaining: Math.max(0, limit - used),
        resetSeconds: Math.ceil(endsAt / 1_000),
      };
      return { window, endsAt, exceeded: used > limit };
    },
  };
}
