import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  SamplingBreaker,
  type CircuitState,
  type IBreaker,
} from 'cockatiel';
import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';

/** Leaves a failing vendor alone for a while; one try at a time finds out whether it is back. */
export interface Breaker {
  /**
   * Runs an attempt unless the vendor is being left alone.
   *
   * @throws KeydeskError `unavailable` with cause `breaker` and the time of the next try, without running the attempt.
   */
  run<T>(attempt: () => Promise<T>): Promise<T>;
}

export interface BreakerOptions {
  readonly clock: Clock;
  /** Tells a failure of the vendor from an answer we don't like. */
  readonly isFailure: (error: unknown) => boolean;
  readonly firstPauseMs?: number;
}

const failuresInARow = 5;
const sample = { threshold: 0.5, durationMs: 30_000, minimumCalls: 20 };
const defaultFirstPauseMs = 15_000;
const longestPauseMs = 120_000;
const jitter = 0.2;

export function createBreaker({ clock, isFailure, firstPauseMs = defaultFirstPauseMs }: BreakerOptions): Breaker {
  let nextTryAt = 0;
  const pauses = new DelegateBackoff<unknown, number>((_, previous) => {
    const base = previous === undefined ? firstPauseMs : Math.min(previous * 2, longestPauseMs);
    const delay = Math.round(base * (1 - jitter + Math.random() * 2 * jitter));
    nextTryAt = clock.now() + delay;
    return { delay, state: base };
  });
  const policy = circuitBreaker(handleWhen(isFailure), { halfOpenAfter: pauses, breaker: eitherBreaker() });
  return {
    run: async (attempt) => {
      try {
        return await policy.execute(attempt);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw fail({ code: 'unavailable', cause: 'breaker', status: null, retryAt: new Date(nextTryAt).toISOString() });
      }
    },
  };
}

/** Opens when either rule says so: a run of failures, or a bad share of many calls. */
function eitherBreaker(): IBreaker {
  const rules: readonly IBreaker[] = [
    new ConsecutiveBreaker(failuresInARow),
    new SamplingBreaker({
      threshold: sample.threshold,
      duration: sample.durationMs,
      minimumRps: sample.minimumCalls / (sample.durationMs / 1000),
    }),
  ];
  return {
    state: null,
    success: (state: CircuitState) => {
      for (const rule of rules) rule.success(state);
    },
    // Every rule must hear of the failure, so no short cut.
    failure: (state: CircuitState) => rules.map((rule) => rule.failure(state)).includes(true),
  };
}
