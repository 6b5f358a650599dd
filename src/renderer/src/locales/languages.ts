/** Languages the window speaks, in the order in which they are offered; the first one stands in for missing words. */
export const languages = ['en', 'sv', 'de', 'nb', 'fi'] as const;
export type Language = (typeof languages)[number];

/** The first wish that can be met. Both written forms of Norwegian are met by bokmål. */
export function pickLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const base = wish.toLowerCase().split('-')[0] ?? '';
    const alias = base === 'no' || base === 'nn' ? 'nb' : base;
    const found = languages.find((language) => language === alias);
    if (found !== undefined) return found;
  }
  return languages[0];
}
