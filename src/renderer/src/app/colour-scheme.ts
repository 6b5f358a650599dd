import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import type { Preferences } from '../../../shared/domain/preferences';
import type { SessionStore } from '../stores/session-store';

function toScheme({ theme }: Preferences): MantineColorScheme {
  return theme === 'system' ? 'auto' : theme;
}

/** Lets the session decide between light and dark. The library's own manager would keep the choice on disk in the page. */
export function createColourSchemeManager(session: SessionStore): MantineColorSchemeManager {
  let unsubscribe = (): void => undefined;
  return {
    get: () => toScheme(session.getState().preferences),
    set: () => undefined,
    subscribe: (onUpdate) => {
      unsubscribe = session.subscribe(({ preferences }, previous) => {
        if (preferences.theme !== previous.preferences.theme) onUpdate(toScheme(preferences));
      });
    },
    unsubscribe: () => unsubscribe(),
    clear: () => undefined,
  };
}
