import './tokens.css';
import './global.css';
import './component-styles';
import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Preferences } from '../../../shared/domain/preferences';
import type { Bridge } from '../bridge/bridge';
import { createAnnouncerStore } from '../stores/announcer-store';
import { DeskProvider, type Desk } from '../stores/desk';
import { createLedgerStore } from '../stores/ledger-store';
import { createSessionStore } from '../stores/session-store';
import { createColourSchemeManager } from './colour-scheme';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';
import { theme, tokenVariables } from './theme';
import { useAppearance } from './use-appearance';

interface AppProps {
  readonly bridge: Bridge;
  readonly language: i18n;
  /** What the agent chose for this seat, as it was when the window opened. */
  readonly preferences: Preferences;
  readonly styleNonce: string;
  /** Switches portals and transitions to what tests can see. */
  readonly env?: 'default' | 'test';
}

/** Puts the window together from the one bridge it is given. */
export function App({ bridge, language, preferences, styleNonce, env = 'default' }: AppProps) {
  const [desk] = useState<Desk>(() => ({
    bridge,
    session: createSessionStore(bridge, preferences),
    announcer: createAnnouncerStore(),
    ledger: createLedgerStore(bridge),
  }));
  const [schemes] = useState(() => createColourSchemeManager(desk.session));
  useEffect(() => {
    void desk.session.getState().loadInfo();
    void desk.session.getState().loadConnections();
    const leaving = new AbortController();
    void desk.ledger.getState().follow(leaving.signal);
    return () => leaving.abort();
  }, [desk]);

  useAppearance(desk.session, language);

  return (
    <I18nextProvider i18n={language}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={tokenVariables}
        colorSchemeManager={schemes}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
        env={env}
      >
        <ErrorBoundary>
          <DeskProvider value={desk}>
            <Shell />
          </DeskProvider>
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}
