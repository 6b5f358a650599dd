import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import type { ThemeChoice } from '../bridge/bridge';
import type { SessionStore } from '../stores/session-store';

function toScheme(choice: ThemeChoice): MantineColorScheme {
  return choice === 'system' ? 'auto' : choice;
}

/** Lets the session decide between light and dark. The library's own manager would keep the choice on disk in the page. */
export function createColourSchemeManager(session: SessionStore): MantineColorSchemeManager {
  let unsubscribe = (): void => undefined;
  return {
    get: () => toScheme(session.getState().theme),
    set: () => undefined,
    subscribe: (onUpdate) => {
      unsubscribe = session.subscribe((state, previous) => {
        if (state.theme !== previous.theme) onUpdate(toScheme(state.theme));
      });
    },
    unsubscribe: () => unsubscribe(),
    clear: () => undefined,
  };
}
