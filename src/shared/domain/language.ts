import { z } from 'zod';

/** Languages in which Keydesk writes to shoppers and into ticket systems. */
export const languages = ['en', 'sv', 'de', 'nb', 'fi'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** Both written forms of Norwegian are met by bokmål. */
const otherNames: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

/** The language of a tag such as `sv`, `sv-SE` or `sv_SE`; null for one that Keydesk does not write. */
export function languageOfTag(tag: string): Language | null {
  const base = tag.trim().toLowerCase().split(/[-_]/u)[0] ?? '';
  return (
    languages.find((language) => language === base) ??
    (Object.hasOwn(otherNames, base) ? otherNames[base] : null) ??
    null
  );
}

/** The first wish that can be met, else the first language there is. */
export function pickLanguage(wishes: readonly string[]): Language {
  return wishes.map(languageOfTag).find((language) => language !== null) ?? languages[0];
}

/** The wishes behind a choice: that one language, or the system's. */
export function languageWishes(choice: Language | 'system', ofSystem: readonly string[]): readonly string[] {
  return choice === 'system' ? ofSystem : [choice];
}
