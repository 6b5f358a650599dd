import { describe, expect, it, vi } from 'vitest';
import { createBreaker } from '../../../../src/main/vendors/http/breaker';
import { isKeydeskError } from '../../../../src/shared/domain/failure';

describe('a vendor that stays down', () => {
  it('is left alone twice as long after each try that failed', async () => {
    let tries = 0;
    const firstPauseMs = 40;
    // Stands still, so that the time of the next try is the pause itself.
    const breaker = createBreaker({ clock: { now: () => 0 }, isFailure: () => true, firstPauseMs });
    const attempt = async (): Promise<number | 'tried'> => {
      const error: unknown = await breaker
        .run(() => {
          tries += 1;
          return Promise.reject(new Error('down'));
        })
        .catch((reason: unknown) => reason);
      if (!isKeydeskError(error) || error.failure.code !== 'unavailable') return 'tried';
      return Date.parse(error.failure.retryAt ?? '');
    };
    const pauses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      // Until it is left alone: five tries at first, then one each time its pause is over.
      const pauseMs = await vi.waitFor(
        async () => {
          const answer = await attempt();
          if (answer === 'tried') throw new Error('not left alone yet');
          if (answer === pauses.at(-1)) throw new Error('still the same pause');
          return answer;
        },
        { timeout: 20_000, interval: 5 },
      );
      pauses.push(pauseMs);
    }
    expect(tries).toBe(5 + 2);
    for (const [round, pauseMs] of pauses.entries()) {
      const base = firstPauseMs * 2 ** round;
      // Give or take a fifth, so that not every desk asks at the same moment.
      expect(pauseMs).toBeGreaterThanOrEqual(base * 0.8 - 1);
      expect(pauseMs).toBeLessThanOrEqual(base * 1.2 + 1);
    }
  });
});
