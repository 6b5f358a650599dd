import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nativeTexts, textsFor } from '../../../../src/main/app/texts/all-native-texts';
import { menuRoles } from '../../../../src/main/app/texts/native-texts';
import { languages } from '../../../../src/shared/domain/language';

const filled = 'CANARY';

/** Every text by its path; those with something to fill in are filled. */
function flatten(tree: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof tree === 'function') return [[path, String(Reflect.apply(tree, null, [filled]))]];
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree ?? {}).flatMap(([key, below]) => flatten(below, path === '' ? key : `${path}.${key}`));
}

const english = flatten(nativeTexts.en);

describe.each(languages.filter((language) => language !== 'en'))('menu and dialogs in %s', (language) => {
  const translated = new Map(flatten(nativeTexts[language]));

  it('have every text, filled in where the English one is', () => {
    expect([...translated.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, text] of english) {
      const own = translated.get(path) ?? '';
      expect({ path, empty: own.trim() === '' }).toEqual({ path, empty: false });
      expect({ path, filled: own.includes(filled) }).toEqual({ path, filled: text.includes(filled) });
    }
  });

  it('are translated', () => {
    // Some words are the same in two languages; a sentence never is.
    const same = english.filter(([path, text]) => translated.get(path) === text && /(?:\s\S+){2}/u.test(text));
    expect(same).toEqual([]);
  });
});

describe('the texts of menu and dialogs', () => {
  it('have none that nothing asks for', () => {
    const folder = join(import.meta.dirname, '../../../../src/main/app');
    const code = readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    // What is looked up by a variable is of a closed list, which the types compare.
    const byName = english
      .map(([path]) => path)
      .filter((path) => !/^(?:menu\.roles|eraseMonth\.results)\./u.test(path));
    const unused = byName.filter((path) => !new RegExp(`\\b${path.split('.').at(-1) ?? ''}\\b`, 'u').test(code));
    expect(unused).toEqual([]);
    const menu = readFileSync(join(folder, 'menu.ts'), 'utf8');
    expect(menuRoles.filter((role) => !menu.includes(`'${role}'`) && !menu.includes(`roles.${role},`))).toEqual([]);
  });

  it('are in the chosen language, else in the system’s, else in English', () => {
    expect(textsFor('fi', ['sv-SE'])).toBe(nativeTexts.fi);
    expect(textsFor('system', ['fr-FR', 'nn-NO'])).toBe(nativeTexts.nb);
    expect(textsFor('system', ['fr-FR'])).toBe(nativeTexts.en);
  });
});
