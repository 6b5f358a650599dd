import { z } from 'zod';
import type { PolicyRuleView, PolicyView } from '../../shared/domain/policy-view';
import { shownRules, type SeatRules } from '../../shared/domain/preferences';
import type { Policy } from './policy';
import { policyRuleGroups } from './schema';

/** Where the rules come from. */
export interface PolicySource {
  readonly path: string | null;
  /** Names of the rules the file states. */
  readonly stated: readonly string[];
}

const named = z.array(z.object({ name: z.string() })).transform((list) => list.map(({ name }) => name));
/** What stands in one line; of things with names only the names. */
const shownValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string()), z.null(), named]);
const members = z.record(z.string(), shownValue);

/** The policy as the window shows it, rule by rule in the order of the groups. */
export function createPolicyView(policy: Policy, source: PolicySource): { get(): PolicyView } {
  const values: Readonly<Record<string, unknown>> = policy;

  function rulesOf(group: PolicyRuleView['group'], name: string): PolicyRuleView[] {
    const stated = source.stated.includes(name);
    const whole = shownValue.safeParse(values[name]);
    if (whole.success) return [{ group, name, value: whole.data, stated }];
    return Object.entries(members.parse(values[name])).map(([member, value]) => ({
      group,
      name: `${name}.${member}`,
      value,
      stated,
    }));
  }

  const groups = ['people', 'resets', 'connections', 'seat', 'records', 'updates'] as const;
  return {
    get: () => ({
      allowedActions: policy.allowedActions,
      path: source.path,
      rules: groups.flatMap((group) => Object.keys(policyRuleGroups[group]).flatMap((name) => rulesOf(group, name))),
      note: { reasons: policy.reasons, callerChecks: policy.callerChecks, ticketPattern: policy.ticketPattern },
      languages: policy.languages,
    }),
  };
}

/** What the preferences show of the rules. */
export function seatRules(policy: Policy, { stated }: PolicySource): SeatRules {
  const { idleLockMinutes, recentLookups, maskPersonalData } = policy;
  return {
    idleLockMinutes,
    recentLookups,
    maskPersonalData,
    stated: shownRules.filter((name) => stated.includes(name)),
  };
}
