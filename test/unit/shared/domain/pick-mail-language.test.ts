import { describe, expect, it } from 'vitest';
import { languages } from '../../../../src/shared/domain/language';
import { pickMailLanguage } from '../../../../src/shared/domain/pick-mail-language';

describe('pickMailLanguage', () => {
  it.each([
    ['sv', 'sv'],
    ['sv-SE', 'sv'],
    ['sv_FI', 'sv'],
    ['DE-at', 'de'],
    [' fi ', 'fi'],
    ['en-US', 'en'],
    ['nb', 'nb'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
  ] as const)('reads %j as %s', (locale, language) => {
    expect(pickMailLanguage(locale, 'de', languages)).toBe(language);
  });

  it.each([undefined, '', 'default', 'fr-FR', 'x', 'english', 'constructor', '__proto__', 'svenska'])(
    'takes the language of the agent for %j',
    (locale) => {
      expect(pickMailLanguage(locale, 'fi', languages)).toBe('fi');
    },
  );

  it.each([
    ['sv', 'de', ['de', 'en'], 'de'],
    ['sv', 'fi', ['de', 'en'], 'de'],
    ['sv', 'fi', [], 'fi'],
  ] as const)('takes of %j and %j only what the policy allows of %j', (locale, own, offered, language) => {
    expect(pickMailLanguage(locale, own, offered)).toBe(language);
  });
});
