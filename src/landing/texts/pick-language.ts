import { parseAccept } from 'hono/utils/accept';
import { languages, type Language } from './landing-texts';

const otherNames: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

/** The first language of `Accept-Language` that there are texts for; English otherwise. */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  const wanted = parseAccept(acceptLanguage?.slice(0, 500) ?? '');
  for (const { type, q } of wanted) {
    const tag = type.toLowerCase().split('-')[0] ?? '';
    const language = languages.find((candidate) => candidate === tag) ?? otherNames[tag];
    if (q > 0 && language !== undefined) return language;
  }
  return 'en';
}
