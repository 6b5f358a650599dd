import type { Clock } from '../../shared/lib/clock';

export interface RateLimit {
  /** Counts one request; null when it is allowed, else the seconds after which to come back. */
  take(key: string): number | null;
}

export interface RateLimitOptions {
  /** Requests per key and window. */
  readonly limit: number;
  readonly windowMs: number;
  readonly clock: Clock;
}

/** So many keys are kept at most; beyond, the oldest windows are dropped first. */
const keptKeys = 20_000;

/** Counts requests per key in fixed windows, in memory. */
export function createRateLimit({ limit, windowMs, clock }: RateLimitOptions): RateLimit {
  const windows = new Map<string, { readonly endsAt: number; count: number }>();
  return {
    take: (key) => {
      const now = clock.now();
      const current = windows.get(key);
      if (current === undefined || current.endsAt <= now || current.endsAt > now + windowMs) {
        windows.delete(key);
        windows.set(key, { endsAt: now + windowMs, count: 1 });
        const [oldest] = windows.keys();
        if (windows.size > keptKeys && oldest !== undefined) windows.delete(oldest);
        return null;
      }
      current.count += 1;
      return current.count <= limit ? null : Math.ceil((current.endsAt - now) / 1_000);
    },
  };
}
