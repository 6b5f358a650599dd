import type { Clock } from '../../shared/lib/clock';

const withinMs = 300_000;
const replacements = 3;

/** How often a window whose process died may be replaced before the app gives up: three times in five minutes. */
export interface CrashBudget {
  /** True when it may be replaced once more. */
  spend(): boolean;
}

export function createCrashBudget(clock: Clock): CrashBudget {
  let times: readonly number[] = [];
  return {
    spend() {
      const now = clock.now();
      times = times.filter((at) => at > now - withinMs && at <= now);
      if (times.length >= replacements) return false;
      times = [...times, now];
      return true;
    },
  };
}
