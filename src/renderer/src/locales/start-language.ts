import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, pickLanguage, type Language } from '../../../shared/domain/language';
import { assertNever } from '../../../shared/lib/assert-never';
import { en } from './en';

/** A catalogue has the English one's keys; a test compares them. */
type Catalogue = typeof en;

// English is always there, so that a missing word is an English one; the others come when they are asked for.
async function readCatalogue(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return en;
    case 'sv':
      return (await import('./sv')).sv;
    case 'de':
      return (await import('./de')).de;
    case 'nb':
      return (await import('./nb')).nb;
    case 'fi':
      return (await import('./fi')).fi;
    default:
      return assertNever(language);
  }
}

/** Makes the window's words ready in the first of the wished-for languages that there is. */
export async function startLanguage(wishes: readonly string[]): Promise<i18n> {
  const language = pickLanguage(wishes);
  const catalogue = await readCatalogue(language);
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: languages[0],
    supportedLngs: [...languages],
    resources: { en: { translation: en }, [language]: { translation: catalogue } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  markDocument(instance);
  return instance;
}

/** Puts the window into another language at once. */
export async function switchLanguage(instance: i18n, wishes: readonly string[]): Promise<void> {
  const language = pickLanguage(wishes);
  if (instance.language === language) return;
  instance.addResourceBundle(language, 'translation', await readCatalogue(language));
  await instance.changeLanguage(language);
  markDocument(instance);
}

/** Tells screen readers and the browser in which language, and which way, the page is read. */
function markDocument(instance: i18n): void {
  document.documentElement.lang = instance.language;
  document.documentElement.dir = instance.dir();
}
