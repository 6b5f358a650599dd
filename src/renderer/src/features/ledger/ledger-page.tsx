import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import { isOutstanding, resetStates, stateAt, type LedgerEntry } from '../../../../shared/domain/reset-ledger';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { useNow } from '../../lib/use-now';
import { useConnections, useDesk } from '../../stores/desk';
import { entriesOf } from '../../stores/ledger-store';
import { LedgerRow } from './ledger-row';
import { WithdrawDialog } from './withdraw-dialog';
import css from './ledger.module.css';

/** Drawn at once; the rest is one click away. */
const shownAtFirst = 100;
const tickMs = 1_000;

const filters = ['outstanding', 'all', ...resetStates] as const;
type Filter = (typeof filters)[number];

interface LedgerPageProps {
  onLeave(): void;
  onOpenAccount(row: AccountRow): void;
}

/** Every reset of this desk over all stores: how it stands, how long it is good, and what can be done about it. */
export function LedgerPage({ onLeave, onOpenAccount }: LedgerPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ledger } = useDesk();
  const connections = useConnections();
  const now = useNow(tickMs);
  const snapshot = useStore(ledger, (state) => state.snapshot);
  const entries = useStore(ledger, entriesOf);
  const [store, setStore] = useState('');
  const [filter, setFilter] = useState<Filter>('outstanding');
  const [all, setAll] = useState(false);
  const [withdrawing, setWithdrawing] = useState<LedgerEntry | null>(null);

  const fitting = entries.filter(
    (entry) => (store === '' || entry.ref.connectionId === store) && fits(filter, entry, now),
  );
  return (
    <Page
      title={t('ledger.title')}
      {...(snapshot.phase === 'ready' ? { lead: t('ledger.lead', { days: snapshot.value.days }) } : {})}
      onLeave={onLeave}
    >
      <div className={css['filters']}>
        <NativeSelect
          label={t('ledger.store')}
          value={store}
          data={[
            { value: '', label: t('ledger.allStores') },
            ...connections.map(({ id, name }) => ({ value: id, label: plainText(name) })),
          ]}
          onChange={(event) => setStore(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('ledger.show')}
          value={filter}
          data={filters.map((value) => ({
            value,
            label: value === 'outstanding' || value === 'all' ? t(`ledger.${value}`) : t(`ledger.state.${value}`),
          }))}
          onChange={(event) => {
            const chosen = filters.find((candidate) => candidate === event.currentTarget.value);
            if (chosen !== undefined) setFilter(chosen);
          }}
        />
      </div>
      {snapshot.phase === 'loading' && <p className={css['quiet']}>{t('ledger.reading')}</p>}
      {snapshot.phase === 'failed' && (
        <Notice
          tone="stop"
          urgent
          actions={
            <Button size="xs" onClick={() => void ledger.getState().follow(new AbortController().signal)}>
              {t('action.retry')}
            </Button>
          }
        >
          {problemText(t, format, snapshot.problem)}
        </Notice>
      )}
      {snapshot.phase === 'ready' && fitting.length === 0 && <p className={css['quiet']}>{t('ledger.none')}</p>}
      <ol className={css['list']} aria-label={t('ledger.title')}>
        {fitting.slice(0, all ? undefined : shownAtFirst).map((entry) => (
          <LedgerRow
            key={entry.id}
            entry={entry}
            now={now}
            onOpen={() => onOpenAccount(rowOf(entry))}
            onWithdraw={() => setWithdrawing(entry)}
          />
        ))}
      </ol>
      {!all && fitting.length > shownAtFirst && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('ledger.more', { count: fitting.length })}
        </Button>
      )}
      {withdrawing !== null && <WithdrawDialog entry={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Page>
  );
}

function fits(filter: Filter, entry: LedgerEntry, now: number): boolean {
  const state = stateAt(entry, now);
  if (filter === 'all') return true;
  return filter === 'outstanding' ? isOutstanding(state) : state === filter;
}

/** The account as far as the ledger knows it; reading it tells the rest. */
function rowOf({ ref, vendor }: LedgerEntry): AccountRow {
  const unknown = { email: null, code: null, login: null } as const;
  return { ref, vendor, name: ref.accountId, ...unknown, access: { state: 'unknown', why: 'vendor-has-none' } };
}
