import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { languageWishes } from '../../../shared/domain/language';
import { useMedia } from '../lib/use-media';
import { switchLanguage } from '../locales/start-language';
import type { SessionStore } from '../stores/session-store';

/** Puts the chosen contrast on the document, and a language that is chosen later on. */
export function useAppearance(session: SessionStore, words: i18n): void {
  const contrast = useStore(session, (state) => state.preferences.contrast);
  const systemWantsMore = useMedia('(prefers-contrast: more)');
  const high = contrast === 'high' || systemWantsMore;
  useEffect(() => {
    document.documentElement.dataset['contrast'] = high ? 'high' : 'usual';
  }, [high]);
  useEffect(
    () =>
      session.subscribe(({ preferences: { language } }, { preferences: previous }) => {
        if (language !== previous.language) void switchLanguage(words, languageWishes(language, navigator.languages));
      }),
    [session, words],
  );
}
