import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import { accessWord } from '../../bridge/wording/access-word';
import { ConnectionName } from '../../components/connection-name';
import { StateMark } from '../../components/state-mark';
import { VendorText } from '../../components/vendor-text';
import { useConnections } from '../../stores/desk';
import type { AccountStore } from './account-store';
import css from './elsewhere-list.module.css';

interface ElsewhereListProps {
  readonly store: AccountStore;
  readonly account: ShopperAccount;
  /** Rows the look-up already brought from other stores. */
  readonly siblings: readonly AccountRow[];
  /** Stores that were already asked for this address. */
  readonly askedByEmail: readonly string[];
  onOpen(row: AccountRow): void;
}

/** Accounts at other stores with the same e-mail: possibly the same person, never merged. */
export function ElsewhereList({ store, account, siblings, askedByEmail, onOpen }: ElsewhereListProps) {
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
    <section className={css['elsewhere']}>
      <h2 className={css['title']}>{t('elsewhere.title')}</h2>
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => {
            const connection = connections.find(({ id }) => id === row.ref.connectionId);
            return (
              <li key={`${row.ref.connectionId} ${row.ref.accountId}`}>
                <button type="button" className={css['row']} onClick={() => onOpen(row)}>
                  <VendorText text={row.name} />
                  <StateMark state={row.access.state} word={accessWord(t, row.access)} />
                  <ConnectionName
                    name={connection?.name ?? t('connection.gone')}
                    colour={connection?.colour ?? ''}
                    training={connection?.training ?? false}
                  />
                </button>
              </li>
            );
          })}
        </ul>
      )}
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
      <p className={css['state']} role="status">
        {elsewhere.phase === 'asking' && t('elsewhere.asking')}
        {elsewhere.phase === 'done' && rows.length === 0 && elsewhere.silent === 0 && t('elsewhere.none')}
        {elsewhere.phase === 'done' && elsewhere.silent > 0 && t('status.silent', { count: elsewhere.silent })}
      </p>
    </section>
  );
}
