import { languageWishes, pickLanguage, type Language } from '../../../shared/domain/language';
import type { Preferences } from '../../../shared/domain/preferences';
import { de } from './de';
import { en } from './en';
import { fi } from './fi';
import type { NativeTexts } from './native-texts';
import { nb } from './nb';
import { sv } from './sv';

export const nativeTexts: Readonly<Record<Language, NativeTexts>> = { en, sv, de, nb, fi };

/** The texts in the agent's language: the chosen one, or the first of the system's that there is. */
export function textsFor(choice: Preferences['language'], ofSystem: readonly string[]): NativeTexts {
  return nativeTexts[pickLanguage(languageWishes(choice, ofSystem))];
}
