import type { AccountRef } from '../../shared/domain/account';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Policy } from '../policy/policy';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const burst = { resets: 10, withinMs: 120_000 } as const;

/** Counts resets against the limits per agent, since the program was started. */
export interface ResetLimits {
  /** @throws KeydeskError `policy-denied` naming the limit that is reached */
  check(ref: AccountRef): void;
  /** Takes note of one; true when so many come so fast that somebody should look. */
  count(ref: AccountRef): boolean;
}

export function createResetLimits(clock: Clock, limits: Policy['limits']): ResetLimits {
  let issued: readonly { readonly at: number; readonly account: string }[] = [];

  function since(ageMs: number): typeof issued {
    const from = clock.now() - ageMs;
    return issued.filter(({ at }) => at > from);
  }

  return {
    check(ref) {
      const today = since(dayMs);
      if (today.length >= limits.resetsPerDay) throw denied('resets-per-day');
      if (since(hourMs).length >= limits.resetsPerHour) throw denied('resets-per-hour');
      const here = today.filter(({ account }) => account === keyOf(ref)).length;
      if (here >= limits.resetsPerAccountAndDay) throw denied('resets-per-account');
    },
    count(ref) {
      issued = [...since(dayMs), { at: clock.now(), account: keyOf(ref) }];
      return since(burst.withinMs).length >= burst.resets;
    },
  };
}

function keyOf(ref: AccountRef): string {
  return JSON.stringify([ref.connectionId, ref.accountId]);
}

function denied(rule: string): Error {
  return fail({ code: 'policy-denied', rule });
}
