import { fail } from '../../shared/domain/failure';
import type { AgreedAct, SecondPersonRule } from '../../shared/domain/second-person';
import type { Clock } from '../../shared/lib/clock';
import type { Journal } from '../journal/journal';
import { isApproverCode } from '../policy/approver-code';
import type { Policy } from '../policy/policy';
import { foldName } from '../policy/rules/second-person-rule';

/** How long an agreement waits to be used. */
const lifeMs = 120_000;
const wrongCodes = { atMost: 5, withinMs: 900_000 } as const;

export interface ApprovalRequest {
  readonly act: AgreedAct;
  /** The action id of a reset to be issued, the id of the reset whose link is wanted. */
  readonly of: string;
  readonly approver: string;
  readonly code: string;
}

/**
 * The second person: colleagues whom the policy names agree with a code of their own to one act on one reset. What they
 * agreed to is in memory only, for two minutes, and is good once.
 */
export interface Approvals {
  /** Who may agree at this desk: everybody the policy names but the agent, as far as that can be told. */
  readonly people: readonly string[];
  /** Whether the policy wants a second person for this. */
  asks(rule: SecondPersonRule): boolean;
  /**
   * Takes note that a colleague agrees. The code is compared and forgotten.
   *
   * @returns until when, ISO 8601 UTC
   * @throws KeydeskError `policy-denied` for the agent's own name, `invalid-input` for a name the policy doesn't have or a
   * wrong code (field `code`), `rate-limited` after five wrong ones in 15 minutes
   */
  approve(request: ApprovalRequest): Promise<{ until: string }>;
  /**
   * Uses up the agreement to an act.
   *
   * @returns who agreed; null where the policy wants nobody
   * @throws KeydeskError `policy-denied` (rule `second-person`) when nobody agreed to this, or too long ago
   */
  spend(rule: SecondPersonRule, act: AgreedAct, of: string): string | null;
  forgetAll(): void;
}

export function createApprovals(options: {
  readonly rule: Policy['secondPerson'];
  /** Who acts, as the journal knows them; null when the OS doesn't say. */
  readonly agent: string | null;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'event'>;
}): Approvals {
  const { rule, clock } = options;
  const agreed = new Map<string, { readonly approver: string; readonly until: number }>();
  let wrong: readonly number[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const isAgent = (name: string): boolean =>
    options.agent !== null && foldName(options.agent) === `os:${foldName(name)}`;

  function requireTriesLeft(): void {
    wrong = wrong.filter((at) => at > clock.now() - wrongCodes.withinMs);
    const [oldest] = wrong;
    if (oldest === undefined || wrong.length < wrongCodes.atMost) return;
    throw fail({ code: 'rate-limited', retryAt: new Date(oldest + wrongCodes.withinMs).toISOString() });
  }

  async function judge({ act, of, approver, code }: ApprovalRequest): Promise<{ until: string }> {
    if (isAgent(approver)) throw fail({ code: 'policy-denied', rule: 'second-person-self' });
    const person = rule.people.find(({ name }) => name === approver);
    if (person === undefined) throw fail({ code: 'invalid-input', field: 'approver', problem: 'not-offered' });
    requireTriesLeft();
    if (!(await isApproverCode(person.code, code))) {
      wrong = [...wrong, clock.now()];
      if (wrong.length === wrongCodes.atMost) options.journal.event('limit.hit', { count: wrong.length });
      requireTriesLeft();
      throw fail({ code: 'invalid-input', field: 'code', problem: 'wrong' });
    }
    const until = clock.now() + lifeMs;
    agreed.set(keyOf(act, of), { approver, until });
    return { until: new Date(until).toISOString() };
  }

  return {
    people: rule.people.map(({ name }) => name).filter((name) => !isAgent(name)),
    asks: (wanted) => rule.for.includes(wanted),
    approve(request) {
      // One after the other: codes that are tried all at once must not all be tried before the first counts as wrong.
      const mine = turn.then(() => judge(request));
      turn = mine.catch(() => undefined);
      return mine;
    },
    spend(wanted, act, of) {
      if (!rule.for.includes(wanted)) return null;
      const key = keyOf(act, of);
      const found = agreed.get(key);
      agreed.delete(key);
      for (const [old, { until }] of agreed) if (until <= clock.now()) agreed.delete(old);
      if (found === undefined || found.until <= clock.now())
        throw fail({ code: 'policy-denied', rule: 'second-person' });
      return found.approver;
    },
    forgetAll: () => agreed.clear(),
  };
}

function keyOf(act: AgreedAct, of: string): string {
  return `${act} ${of}`;
}
