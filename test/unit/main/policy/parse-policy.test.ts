import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../../src/main/policy/load-policy';
import { defaultPolicy } from '../../../../src/main/policy/policy';
import { isKeydeskError } from '../../../../src/shared/domain/failure';

/** The `field` of the failure a text ends in. */
async function fault(text: string): Promise<string | null> {
  try {
    await parsePolicy(text);
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'misconfigured') return error.failure.field;
    throw error;
  }
  return null;
}

const codeOf = (sign: string): string => `scrypt:17:8:1:${sign.repeat(22)}:${sign.repeat(43)}`;
const people = (...list: readonly (readonly [name: string, code: string])[]): string =>
  `"people": [\n${list.map(([name, code]) => JSON.stringify({ name, code })).join(',\n')}]`;

describe('parsePolicy', () => {
  it('reads a good policy', async () => {
    const text = '{\n\t"$schema": "x",\n\t"linkVisible": false,\n\t"allowedResetHosts": ["shop.example"]\n}';
    expect(await parsePolicy(text)).toEqual({
      policy: { ...defaultPolicy, linkVisible: false, allowedResetHosts: ['shop.example'] },
      stated: ['linkVisible', 'allowedResetHosts'],
    });
    expect(await parsePolicy('{}')).toEqual({ policy: defaultPolicy, stated: [] });
  });

  it.each([
    ['an empty file', '', 'policy line 1: not JSON'],
    ['half a file', '{\n"linkVisible": true,\n', 'policy line 3: not JSON'],
    ['a comma too many', '{\n"linkVisible": true,\n}', 'policy line 3: not JSON'],
    ['a word that is none', '{\n"linkVisible": tru\n}', 'policy line 2: not JSON'],
    ['a comment', '{\n// ours\n"linkVisible": true\n}', 'policy line 2: not JSON'],
    ['a list', '[]', 'policy line 1: not an object'],
    ['a wrong type', '{\n"ticketRequired": true,\n"linkVisible": "no"\n}', 'policy line 3: linkVisible'],
    ['a number out of range', '{\n\n"idleLockMinutes": 61}', 'policy line 3: idleLockMinutes'],
    [
      'a host with a scheme',
      '{"allowedResetHosts": [\n"shop.example",\n"https://shop.example"]}',
      'policy line 3: allowedResetHosts.1',
    ],
    ['a pattern that is none', '{\n"ticketPattern": "INC-("}', 'policy line 2: ticketPattern'],
    ['a reason that stands twice', '{\n"reasons": ["other", "other"]}', 'policy line 2: reasons'],
    ['a reason there is not', '{"reasons": [\n"other",\n"boredom"]}', 'policy line 3: reasons.1'],
    ['a limit of nothing', '{"limits": {\n"resetsPerHour": 0}}', 'policy line 2: limits.resetsPerHour'],
    ['a store without an id', '{"connections": [\n{"name": "A"}]}', 'policy line 2: connections.0.id'],
    [
      'a lifetime that is not offered',
      '{\n"defaultLinkLifetimeMinutes": 61}',
      'policy line 2: defaultLinkLifetimeMinutes',
    ],
    [
      'a second person that nobody can be',
      '{\n"secondPerson": {"for": ["show-link"]}}',
      'policy line 2: secondPerson.people',
    ],
    [
      'a code that stands there as it is',
      `{"secondPerson": {${people(['Eva', 'correct-horse-battery'])}}}`,
      'policy line 2: secondPerson.people.0.code',
    ],
    [
      'a code that costs a desk too much',
      `{"secondPerson": {${people(['Eva', codeOf('a')], ['Nils', codeOf('b').replace('17:', '24:')])}}}`,
      'policy line 3: secondPerson.people.1.code',
    ],
    [
      'a name that stands twice',
      `{"secondPerson": {${people(['Eva', codeOf('a')], ['eva', codeOf('b')])}}}`,
      'policy line 3: secondPerson.people.1.name',
    ],
    [
      'one code for two people',
      `{"secondPerson": {${people(['Eva', codeOf('a')], ['Nils', codeOf('a')])}}}`,
      'policy line 3: secondPerson.people.1.code',
    ],
    [
      'a name with a sign of the journal',
      `{"secondPerson": {${people(['os:eva', codeOf('a')])}}}`,
      'policy line 2: secondPerson.people.0.name',
    ],
    [
      'a changed e-mail that nobody would see',
      `{"secondPerson": {"for": ["changed-email"], ${people(['Eva', codeOf('a')])}},\n"emailChangeWarningDays": 0}`,
      'policy line 3: emailChangeWarningDays',
    ],
    ['a host that is an address', '{"allowedResetHosts": ["10.0.0.1"]}', 'policy line 1: allowedResetHosts.0'],
  ])('names the line of %s', async (_what, text, field) => {
    expect(await fault(text)).toBe(field);
  });

  it('[BI-46] refuses a key it does not know, and shows only the plain part of its name', async () => {
    expect(await fault('{\n"linkVisible": true,\n"linkVisble": true\n}')).toBe('policy line 3: linkVisble');
    expect(await fault('{"<b>\\u0007": 1}')).toBe('policy line 1: ?b??');
    expect(await fault('{"__proto__": {"linkVisible": false}}')).toBe('policy line 1: __proto__');
  });

  it('[BI-46] refuses a key that stands twice', async () => {
    expect(await fault('{\n"linkVisible": false,\n"linkVisible": true\n}')).toBe('policy line 3: a key stands twice');
  });
});
