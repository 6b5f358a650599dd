/** Keeps an outage from being answered with a storm: repetitions are paid for by successes. */
export interface RetryBudget {
  /** Takes the price of one repetition; false when the bucket is empty. */
  spend(): boolean;
  /** A success pays a tenth of a repetition back. */
  earn(): void;
}

const capacity = 10;
const reward = 0.1;

export function createRetryBudget(): RetryBudget {
  let left = capacity;
  return {
    spend: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    earn: () => {
      left = Math.min(capacity, left + reward);
    },
  };
}
