import { expect, it } from 'vitest';
import { agentMember, agentsOf } from '../../../../src/main/journal/agents';

it.each([
  ['os:anna', { agent: 'os:anna', second: null }],
  ['none', { agent: 'none', second: null }],
  ['os:anna second:Eva Lind', { agent: 'os:anna', second: 'Eva Lind' }],
  ['os:second:x second:second:y', { agent: 'os:second:x', second: 'second:y' }],
])('the member %j names them, and is made of them again', (member, agents) => {
  expect(agentsOf(member)).toEqual(agents);
  expect(agentMember(agents)).toBe(member);
});
