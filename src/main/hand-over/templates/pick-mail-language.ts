import { languageOfTag, type Language } from '../../../shared/domain/language';

/**
 * The language of a mail to a shopper.
 *
 * @param locale what the vendor has on file, in whatever form (`sv`, `de-AT`, `nb_NO`, `default`); null when it has nothing
 * @param fallback the language of the store
 */
export function pickMailLanguage(locale: string | null, fallback: Language): Language {
  return (locale === null ? null : languageOfTag(locale)) ?? fallback;
}
