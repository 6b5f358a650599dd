import { languageOfTag, type Language } from './language';

/**
 * The language of a mail to a shopper, to begin with; the agent may choose another.
 *
 * @param locale what the vendor has on file, in whatever form (`sv`, `de-AT`, `nb_NO`, `default`); undefined when it has nothing
 * @param own the agent's language
 * @param offered the languages the policy allows
 */
export function pickMailLanguage(locale: string | undefined, own: Language, offered: readonly Language[]): Language {
  const wanted = [locale === undefined ? null : languageOfTag(locale), own];
  return wanted.find((language) => language !== null && offered.includes(language)) ?? offered[0] ?? own;
}
