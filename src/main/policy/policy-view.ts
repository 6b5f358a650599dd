import { z } from 'zod';
import type { PolicyRuleView, PolicyView } from '../../shared/domain/policy-view';
import type { Policy } from './policy';
import { policyRuleGroups } from './schema';

/** Where the rules come from. */
export interface PolicySource {
  readonly path: string | null;
  /** Names of the rules the file states. */
  readonly stated: readonly string[];
}

const plainValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string()), z.null()]);
const named = z.array(z.object({ name: z.string() }));
const members = z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.null()]));

/** The policy as the window shows it, rule by rule in the order of the groups. */
export function createPolicyView(policy: Policy, source: PolicySource): { get(): PolicyView } {
  const values: Readonly<Record<string, unknown>> = policy;

  function rulesOf(group: PolicyRuleView['group'], name: string): PolicyRuleView[] {
    const stated = source.stated.includes(name);
    const plain = plainValue.safeParse(values[name]);
    if (plain.success) return [{ group, name, value: plain.data, stated }];
    const list = named.safeParse(values[name]);
    if (list.success) return [{ group, name, value: list.data.map((item) => item.name), stated }];
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
      path: source.path,
      rules: groups.flatMap((group) => Object.keys(policyRuleGroups[group]).flatMap((name) => rulesOf(group, name))),
      note: { reasons: policy.reasons, callerChecks: policy.callerChecks, ticketPattern: policy.ticketPattern },
      languages: policy.languages,
    }),
  };
}
