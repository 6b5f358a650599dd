import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Preferences } from '../../../../shared/domain/preferences';
import { useDesk } from '../../stores/desk';

/** The agent's choices, and a way to change them that says so when a choice could not be kept. */
export function usePreferences(): { readonly preferences: Preferences; choose(change: Partial<Preferences>): void } {
  const { session, announcer } = useDesk();
  const { t } = useTranslation();
  const preferences = useStore(session, (state) => state.preferences);
  return {
    preferences,
    choose: (change) => {
      void session
        .getState()
        .choose(change)
        .then((problem) => {
          if (problem !== null) announcer.getState().say(t('preferences.notKept'));
        });
    },
  };
}
