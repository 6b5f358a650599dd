import { describe, expect, it } from 'vitest';
import { pickMailLanguage } from '../../../../src/main/hand-over/templates/pick-mail-language';

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
    expect(pickMailLanguage(locale, 'de')).toBe(language);
  });

  it.each([null, '', 'default', 'fr-FR', 'x', 'english', 'constructor', '__proto__', 'svenska'])(
    'takes the language of the store for %j',
    (locale) => {
      expect(pickMailLanguage(locale, 'fi')).toBe('fi');
    },
  );
});
