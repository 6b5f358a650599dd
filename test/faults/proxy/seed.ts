import { onTestFailed } from 'vitest';

export interface SeededRandom {
  readonly seed: number;
  /** The next number, 0 ≤ n < 1. */
  next(): number;
}

/** Numbers that look random and come again for the same seed (a 32-bit xorshift). */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0 || 1;
  return {
    seed,
    next: () => {
      state ^= state << 13;
      state >>>= 0;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      return state / 2 ** 32;
    },
  };
}

/** A seed of this test's own, or that of `KEYDESK_TEST_SEED`; a test that fails prints it. */
export function seedOfThisTest(): number {
  const given = Number(process.env['KEYDESK_TEST_SEED'] ?? Number.NaN);
  const seed = Number.isInteger(given) ? given : Math.floor(Math.random() * 2 ** 31) + 1;
  onTestFailed(() => {
    process.stderr.write(`to see this failure again: KEYDESK_TEST_SEED=${String(seed)}\n`);
  });
  return seed;
}
