import type { AccountRef } from '../../shared/domain/account';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Policy } from '../policy/policy';
import { isSameAccount, type KnownReset } from './known-resets';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const burst = { resets: 10, withinMs: 120_000 } as const;

export interface IssuedReset {
  /** ms since 1970. */
  readonly at: number;
  readonly ref: AccountRef;
}

/** What an agent issued before the program was started; neither training nor links that were made only to void another. */
export function issuedBefore(
  resets: readonly KnownReset[],
  agent: string | null,
  trainingIds: readonly string[],
): readonly IssuedReset[] {
  return resets
    .filter((reset) => reset.isEarlier && reset.agent === agent)
    .filter(({ outcome }) => outcome?.out !== 'noop')
    .filter(({ subject }) => !trainingIds.includes(subject.ref.connectionId))
    .map(({ at, subject }) => ({ at: Date.parse(at), ref: subject.ref }));
}

/** Counts resets against the limits per agent. */
export interface ResetLimits {
  /** @throws KeydeskError `policy-denied` naming the limit that is reached */
  check(ref: AccountRef): void;
  /** Takes note of one. How many came in two minutes when they are so many that somebody should look, else null. */
  count(ref: AccountRef): number | null;
}

/** @param earlier what this agent issued before the program was started, from the journal */
export function createResetLimits(
  clock: Clock,
  limits: Policy['limits'],
  earlier: () => readonly IssuedReset[],
): ResetLimits {
  let issued: readonly IssuedReset[] = [];

  function since(ageMs: number, counted: readonly IssuedReset[]): readonly IssuedReset[] {
    const from = clock.now() - ageMs;
    return counted.filter(({ at }) => at > from);
  }

  return {
    check(ref) {
      const today = since(dayMs, [...earlier(), ...issued]);
      if (today.length >= limits.resetsPerDay) throw denied('resets-per-day');
      if (since(hourMs, today).length >= limits.resetsPerHour) throw denied('resets-per-hour');
      const here = today.filter((reset) => isSameAccount(reset.ref, ref)).length;
      if (here >= limits.resetsPerAccountAndDay) throw denied('resets-per-account');
    },
    count(ref) {
      issued = [...since(dayMs, issued), { at: clock.now(), ref }];
      const { length } = since(burst.withinMs, [...earlier(), ...issued]);
      return length >= burst.resets ? length : null;
    },
  };
}

function denied(rule: string): Error {
  return fail({ code: 'policy-denied', rule });
}
