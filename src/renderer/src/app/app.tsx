import './tokens.css';
import './global.css';
import './component-styles';
import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Bridge } from '../bridge/bridge';
import { createAnnouncerStore } from '../stores/announcer-store';
import { DeskProvider, type Desk } from '../stores/desk';
import { createLedgerStore } from '../stores/ledger-store';
import { createLockStore } from '../stores/lock-store';
import { createSessionStore, type Seat } from '../stores/session-store';
import { createUpdatesStore } from '../stores/updates-store';
import { createColourSchemeManager } from './colour-scheme';
import { ErrorBoundary } from './error-boundary';
import { LockGate } from './lock-gate';
import { MaskKeeper } from './mask-keeper';
import { theme, tokenVariables } from './theme';
import { useAppearance } from './use-appearance';

interface AppProps {
  readonly bridge: Bridge;
  readonly language: i18n;
  /** What the agent chose and the rules say, as it was when the window opened. */
  readonly seat: Seat;
  readonly styleNonce: string;
  /** Switches portals and transitions to what tests can see. */
  readonly env?: 'default' | 'test';
}

/** Puts the window together from the one bridge it is given. */
export function App({ bridge, language, seat, styleNonce, env = 'default' }: AppProps) {
  const [desk] = useState<Desk>(() => ({
    bridge,
    session: createSessionStore(bridge, seat),
    announcer: createAnnouncerStore(),
    ledger: createLedgerStore(bridge),
    lock: createLockStore(bridge),
    updates: createUpdatesStore(bridge),
  }));
  const [schemes] = useState(() => createColourSchemeManager(desk.session));
  useEffect(() => {
    const closing = new AbortController();
    void desk.lock.getState().follow(closing.signal);
    return () => closing.abort();
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
            <MaskKeeper>
              <LockGate />
            </MaskKeeper>
          </DeskProvider>
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}
