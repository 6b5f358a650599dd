import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import { accessWord } from '../../bridge/wording/access-word';
import { KnownConnectionName } from '../../components/known-connection-name';
import { StateMark } from '../../components/state-mark';
import { useConnections } from '../../stores/desk';
import type { AccountStore } from './account-store';
import { Fact } from './fact';
import css from './elsewhere-fact.module.css';

interface ElsewhereFactProps {
  readonly store: AccountStore;
  readonly account: ShopperAccount;
  /** Rows the look-up already brought from other stores. */
  readonly siblings: readonly AccountRow[];
  /** Stores that were already asked for this address. */
  readonly askedByEmail: readonly string[];
  onOpen(row: AccountRow): void;
}

/** Accounts at other stores with the same e-mail: possibly the same person, never merged. */
export function ElsewhereFact({ store, account, siblings, askedByEmail, onOpen }: ElsewhereFactProps) {
  const { t } = useTranslation();
  const connections = useConnections();
  const elsewhere = useStore(store, (state) => state.elsewhere);
  const { email } = account;
  if (email === null) return null;

  const found = elsewhere.phase === 'idle' ? [] : elsewhere.rows;
  const rows = [...siblings, ...found].filter(
    (row) => row.email?.toLowerCase() === email.toLowerCase() && row.ref.connectionId !== account.ref.connectionId,
  );
  const unasked = connections.filter(
    ({ id, problem }) => id !== account.ref.connectionId && problem === null && !askedByEmail.includes(id),
  );
  if (rows.length === 0 && unasked.length === 0) return null;
  return (
    <Fact label={t('elsewhere.title')}>
      {rows.map((row) => {
        const connection = connections.find(({ id }) => id === row.ref.connectionId);
        return (
          <button
            key={`${row.ref.connectionId} ${row.ref.accountId}`}
            type="button"
            className={css['row']}
            onClick={() => onOpen(row)}
          >
            <KnownConnectionName connection={connection ?? null} />
            <StateMark state={row.access.state} word={accessWord(t, row.access)} />
          </button>
        );
      })}
      {elsewhere.phase === 'idle' && unasked.length > 0 && (
        <button
          type="button"
          className={css['ask']}
          onClick={() =>
            void store.getState().lookElsewhere(
              email,
              unasked.map(({ id }) => id),
            )
          }
        >
          {t('elsewhere.ask', { count: unasked.length })}
        </button>
      )}
      <span className={css['state']} role="status">
        {elsewhere.phase === 'asking' && t('elsewhere.asking')}
        {elsewhere.phase === 'done' && rows.length === 0 && elsewhere.silent === 0 && t('elsewhere.none')}
        {elsewhere.phase === 'done' && elsewhere.silent > 0 && t('status.silent', { count: elsewhere.silent })}
      </span>
    </Fact>
  );
}
