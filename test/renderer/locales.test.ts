import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages, pickLanguage } from '../../src/shared/domain/language';

const root = join(import.meta.dirname, '../../src/renderer/src');

interface Tree {
  readonly [key: string]: string | Tree;
}

function flatten(tree: Tree, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function catalogue(language: string): ReadonlyMap<string, string> {
  const folder = join(root, 'locales', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const trees = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree); // our own files
  return flatten(Object.assign({}, ...trees) as Tree);
}

/** What is filled in, in any order. */
function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\w+\}\}/gu)].map(([match]) => match).sort();
}

const english = catalogue('en');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');
/** Keys as the code writes them: whole, or with a part filled in at run time. */
const written = [...sources.matchAll(/'([a-zA-Z][\w-]*(?:\.[\w-]+)+)'|`([a-zA-Z][\w-]*\.[^`\n]*)`/gu)].map(
  ([, literal, template]) => literal ?? template ?? '',
);
const patterns = written.map(
  (key) =>
    new RegExp(
      `^${key
        .split(/\$\{[^}]*\}/u)
        .map((part) => part.replaceAll('.', '\\.'))
        .join('.+')}$`,
      'u',
    ),
);
const withoutPlural = (key: string): string => key.replace(/_(?:one|other)$/u, '');

describe.each(languages.filter((language) => language !== 'en'))('the catalogue in %s', (language) => {
  const translated = catalogue(language);

  it('has the English keys and no others', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fills in the same values', () => {
    for (const [key, text] of translated) {
      expect({ key, filled: placeholders(text) }).toEqual({ key, filled: placeholders(english.get(key) ?? '') });
    }
  });

  it('is translated', () => {
    // Some words are the same in two languages; a sentence never is.
    const same = [...translated].filter(([key, text]) => text === english.get(key) && /(?:\s\S+){3}/u.test(text));
    expect(same).toEqual([]);
  });
});

describe('the English catalogue', () => {
  it('has every key that the code asks for', () => {
    const known = [...english.keys()].map(withoutPlural);
    const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/gu)].map(([, key]) => key ?? '');
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.includes(key))).toEqual([]);
  });

  it('has no key that nothing asks for', () => {
    const unused = [...english.keys()].filter(
      (key) => !patterns.some((pattern) => pattern.test(withoutPlural(key)) || pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('never says that a mail was sent', () => {
    const claims = [...english].filter(
      ([key, text]) =>
        /^(?:reset|resetFact|act)\b/u.test(key) && /(?<!whether it )\b(?:was|is|has been) sent\b/iu.test(text),
    );
    expect(claims).toEqual([]);
  });
});

describe('the language', () => {
  it.each([
    [['sv-SE', 'en'], 'sv'],
    [['no'], 'nb'],
    [['nn-NO'], 'nb'],
    [['fr-FR', 'de-AT'], 'de'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wishes, expected) => {
    expect(pickLanguage(wishes)).toBe(expected);
  });
});
