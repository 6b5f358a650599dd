import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../../src/main/policy/load-policy';
import { defaultPolicy } from '../../../../src/main/policy/policy';
import { policyActions } from '../../../../src/shared/domain/policy';
import { createPolicyView, seatRules } from '../../../../src/main/policy/policy-view';
import { policyViewSchema } from '../../../../src/shared/domain/policy-view';

describe('the policy as the window shows it', () => {
  it('has every rule, says which the file states, and never more than the names of stores', async () => {
    const { policy, stated } = await parsePolicy(
      JSON.stringify({
        limits: { resetsPerHour: 5 },
        connections: [
          { id: '6f1a8a52-3c1f-4f8e-9d53-5f7c0a3b9d01', name: 'Main', vendor: 'emporix', config: { tenant: 'main' } },
        ],
      }),
    );
    const view = createPolicyView(policy, { path: '/etc/keydesk/policy.json', stated }).get();
    expect(policyViewSchema.parse(view)).toEqual(view);
    const rules = new Map(view.rules.map((rule) => [rule.name, rule]));
    expect(view.allowedActions).toEqual(policyActions);
    expect(rules.get('limits.resetsPerHour')).toEqual({
      group: 'resets',
      name: 'limits.resetsPerHour',
      value: 5,
      stated: true,
    });
    expect(rules.get('connections')).toMatchObject({ value: ['Main'], stated: true });
    expect(rules.get('allowedResetHosts')).toMatchObject({ value: null, stated: false });
    const names = new Set(view.rules.map(({ name }) => name.split('.')[0]));
    expect([...names].sort()).toEqual(Object.keys(defaultPolicy).sort());
  });
});

describe('the second person', () => {
  it('[SC-40] is shown by name, and never with what is known of the code', async () => {
    const code = `scrypt:17:8:1:${'a'.repeat(22)}:${'b'.repeat(43)}`;
    const { policy, stated } = await parsePolicy(
      JSON.stringify({ secondPerson: { people: [{ name: 'Eva', code }], for: ['show-link'] } }),
    );
    const view = createPolicyView(policy, { path: '/etc/keydesk/policy.json', stated }).get();
    expect(policyViewSchema.parse(view)).toEqual(view);
    const rules = new Map(view.rules.map((rule) => [rule.name, rule]));
    expect(rules.get('secondPerson.people')).toMatchObject({ value: ['Eva'], stated: true });
    expect(rules.get('secondPerson.for')).toMatchObject({ value: ['show-link'], stated: true });
    expect(JSON.stringify(view)).not.toContain('scrypt');
  });
});

describe('what the preferences show of the rules', () => {
  it('tells a rule of the file from a default, even where both say the same', async () => {
    const { policy, stated } = await parsePolicy(JSON.stringify({ idleLockMinutes: 10, ticketRequired: true }));
    const source = { path: '/etc/keydesk/policy.json', stated };
    expect(seatRules(policy, source)).toMatchObject({ idleLockMinutes: 10, stated: ['idleLockMinutes'] });
    expect(seatRules(defaultPolicy, { path: null, stated: [] })).toMatchObject({ idleLockMinutes: 10, stated: [] });
  });
});

describe('where the journal is sent on to', () => {
  it('is shown member by member, as far as they say anything', async () => {
    const logTarget = { kind: 'syslog', host: 'logs.example', stopWritesAfterMinutes: 30 };
    const { policy, stated } = await parsePolicy(JSON.stringify({ logTarget }));
    const view = createPolicyView(policy, { path: '/etc/keydesk/policy.json', stated }).get();
    expect(policyViewSchema.parse(view)).toEqual(view);
    const rules = new Map(view.rules.map((rule) => [rule.name, rule.value]));
    expect(rules.get('logTarget.host')).toBe('logs.example');
    expect(rules.get('logTarget.caFile')).toBeNull();
    expect(rules.get('logTarget.stopWritesAfterMinutes')).toBe(30);
  });
});

describe('the examples of docs/policy.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/policy.md'), 'utf8');
  const examples = [...text.matchAll(/```json\n(?<json>[\s\S]*?)```/gu)].map((match) => match.groups?.['json'] ?? '');

  it('are three, and each is a policy', async () => {
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      const { stated } = await parsePolicy(example);
      expect(stated.length).toBeGreaterThan(3);
    }
  });

  it('stand beside a line on every rule', () => {
    for (const name of Object.keys(defaultPolicy)) expect(text).toContain(`\`${name}\``);
    expect(readdirSync(join(import.meta.dirname, '../../../../resources'))).toContain('policy.schema.json');
  });
});
