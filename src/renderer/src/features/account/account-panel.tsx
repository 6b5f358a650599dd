import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import type { ResetKind } from '../../../../shared/domain/capability';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { KnownConnectionName } from '../../components/known-connection-name';
import { Notice } from '../../components/notice';
import { PersonalText } from '../../components/personal-text';
import { valueOr } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { useShortcut } from '../../lib/use-shortcut';
import { useConnection } from '../../stores/desk';
import type { AccountStore } from './account-store';
import { ActionBar, type EarlyKey } from './action-bar';
import { AccountFacts } from './account-facts';
import { ConfirmationOffer } from './confirmation-offer';
import { ElsewhereFact } from './elsewhere-fact';
import { HistoryList } from './history-list';
import { OutstandingResets } from './outstanding-resets';
import { MissingList } from './missing-list';
import { Verdict, WhySentence } from './why-sentence';
import css from './account-panel.module.css';

interface AccountPanelProps {
  readonly store: AccountStore;
  /** Rows of the same look-up at other stores, and the stores that it asked for this very address. */
  readonly siblings: readonly AccountRow[];
  readonly askedByEmail: readonly string[];
  /** Changes whenever the account is to take the focus; null while something else has it. */
  readonly focusStamp: number | null;
  onOpen(row: AccountRow): void;
  onAccess(change: AccessChange): void;
  onReset(kind: ResetKind | null): void;
  onConfirmation(): void;
  onJournal(): void;
}

/** One shopper's account on one screen: why, what can be done, and the facts. */
export function AccountPanel({ store, focusStamp, ...rest }: AccountPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const account = useStore(store, (state) => state.account);
  // Quick fingers press the action before the account is read; the key must not be lost.
  const [earlyKey, setEarlyKey] = useState<EarlyKey | null>(null);
  const early = { enabled: account.phase === 'loading' };
  useShortcut('access', () => setEarlyKey('a'), early);
  useShortcut('hold', () => setEarlyKey('h'), early);
  useShortcut('reset', () => setEarlyKey('r'), early);
  useShortcut('resetLink', () => setEarlyKey('l'), early);
  useShortcut('resetMail', () => setEarlyKey('m'), early);

  switch (account.phase) {
    case 'loading':
      return (
        <Frame store={store} focusStamp={focusStamp}>
          <p className={css['waiting']}>{t('account.reading')}</p>
        </Frame>
      );
    case 'failed':
      return (
        <Frame store={store} focusStamp={focusStamp}>
          <Notice
            tone="care"
            urgent
            actions={
              <Button size="xs" onClick={() => void store.getState().load()}>
                {t('action.retry')}
              </Button>
            }
          >
            {problemText(t, format, account.problem)}
          </Notice>
        </Frame>
      );
    case 'ready':
      return (
        <ReadyAccount
          store={store}
          focusStamp={focusStamp}
          account={account.value}
          earlyKey={earlyKey}
          onCaughtUp={() => setEarlyKey(null)}
          {...rest}
        />
      );
  }
}

function ReadyAccount({
  store,
  account,
  focusStamp,
  siblings,
  askedByEmail,
  onOpen,
  onAccess,
  onReset,
  onConfirmation,
  onJournal,
  earlyKey,
  onCaughtUp,
}: AccountPanelProps & { readonly account: ShopperAccount; readonly earlyKey: EarlyKey | null; onCaughtUp(): void }) {
  const connection = useConnection(account.ref.connectionId);
  const history = useStore(store, (state) => state.history);
  const capabilities = connection?.capabilities ?? null;
  const why = useId();
  return (
    <Frame
      store={store}
      focusStamp={focusStamp}
      verdict={<Verdict account={account} capabilities={capabilities} />}
      name={account.name.display}
      describedBy={why}
    >
      <WhySentence id={why} account={account} capabilities={capabilities} history={valueOr(history, [])} />
      <ActionBar
        account={account}
        capabilities={capabilities}
        earlyKey={earlyKey}
        onCaughtUp={onCaughtUp}
        onAccess={onAccess}
        onReset={onReset}
      />
      <ConfirmationOffer account={account} capabilities={capabilities} onAsk={onConfirmation} />
      <OutstandingResets account={account.ref} />
      <AccountFacts
        account={account}
        elsewhere={
          <ElsewhereFact
            store={store}
            account={account}
            siblings={siblings}
            askedByEmail={askedByEmail}
            onOpen={onOpen}
          />
        }
      />
      <HistoryList history={history} onRetry={() => void store.getState().load()} onJournal={onJournal} />
      {capabilities !== null && <MissingList capabilities={capabilities} />}
    </Frame>
  );
}

interface FrameProps {
  readonly store: AccountStore;
  readonly focusStamp: number | null;
  readonly verdict?: ReactNode;
  readonly name?: string;
  /** The sentence that is read aloud with the name, which takes the focus. */
  readonly describedBy?: string;
  readonly children: ReactNode;
}

/** The head of the page, which stands before the account has been read. */
function Frame({ store, focusStamp, verdict, name, describedBy, children }: FrameProps) {
  const { t } = useTranslation();
  const row = useStore(store, (state) => state.row);
  const connection = useConnection(row.ref.connectionId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusStamp !== null) heading.current?.focus();
  }, [focusStamp]);

  return (
    <article className={css['panel']} data-colour={connection?.colour} aria-label={t('account.label')}>
      <header className={css['header']}>
        <h1 ref={heading} className={css['name']} tabIndex={-1} aria-describedby={describedBy}>
          <PersonalText kind="name" text={name ?? row.name} />
        </h1>
        <KnownConnectionName connection={connection} vendor={vendorNames[row.vendor]} />
        <span className={css['verdict']}>{verdict}</span>
      </header>
      {children}
    </article>
  );
}
