import { describe, expect, it } from 'vitest';
import { commonPasswords } from '../../../src/landing/password/common-passwords';
import { passwordProblem } from '../../../src/landing/password/password-rules';

const maja = { email: 'maja.berg@example.test', login: 'majabergshop' };
const problem = (password: string, repeat = password) => passwordProblem(password, repeat, maja);

describe('passwordProblem', () => {
  it.each([
    ['1234567', 'too-short'],
    ['⛵⛵⛵⛵', 'too-short'],
    ['x'.repeat(1_001), 'too-long'],
    ['hemligt\u0000här', 'characters'],
    ['hemligt\there', 'characters'],
    ['hemligt \ud800 här', 'characters'],
    ['Passwort123', 'common'],
    ['LÖSENORD', 'common'],
    ['iloveyou', 'common'],
    ['aaaaaaaaaa', 'common'],
    ['⛵⛵⛵⛵⛵⛵⛵⛵', 'common'],
    ['abcdefgh', 'common'],
    ['987654321', 'common'],
    ['Maja.Berg@example.test', 'personal'],
    ['maja.berg', 'personal'],
    ['MajaBergShop', 'personal'],
  ])('[BI-61] refuses %j as %s', (password, expected) => {
    expect(problem(password)).toBe(expected);
  });

  it.each(['tre små segel', 'korrekt häst batteri', 'x9#kk!bb', 'пароль на море', '  blank s at both ends  '])(
    'accepts %j',
    (password) => {
      expect(problem(password)).toBeNull();
    },
  );

  it('wants the same text twice, letter by letter', () => {
    expect(problem('tre små segel', 'tre små Segel')).toBe('differ');
    expect(problem('caf\u00e9 au lait', 'cafe\u0301 au lait')).toBe('differ');
  });
});

it('the list has only words that are long enough to matter, in lower case', () => {
  expect(commonPasswords.size).toBeGreaterThan(200);
  for (const word of commonPasswords) {
    expect(word).toBe(word.toLowerCase());
    expect(Array.from(word).length).toBeGreaterThanOrEqual(8);
  }
});
