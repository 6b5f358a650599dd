import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRef } from '../../../../shared/domain/account';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import type { LookupKey } from '../../../../shared/domain/lookup-key';
import { ConnectionName } from '../../components/connection-name';
import { plainText } from '../../lib/inspect-text';
import { isSameAccount, type Section } from './lookup-store';
import { MatchRow } from './match-row';
import { SectionState } from './section-state';
import css from './match-section.module.css';

/** Rows of one connection that are shown at first; more are one key away. */
const pageSize = 100;

interface MatchSectionProps {
  readonly section: Section;
  readonly keys: readonly LookupKey[];
  readonly waiting: boolean;
  readonly connection: ConnectionSummary | null;
  readonly open: { readonly ref: AccountRef; readonly email: string | null } | null;
  readonly focusedKey: string | null;
  onFocusRow(key: string): void;
  onRowKey(event: KeyboardEvent): void;
  onOpen(row: AccountRow): void;
  onRetry(): void;
}

export function MatchSection(props: MatchSectionProps) {
  const { section, keys, waiting, connection, open, focusedKey, onFocusRow, onRowKey, onOpen, onRetry } = props;
  const { t } = useTranslation();
  const [shown, setShown] = useState(pageSize);
  const { answer } = section;
  const rows = answer?.state === 'rows' ? answer.rows : [];
  const name = connection?.name ?? t('connection.gone');
  const enters = rows.some((row) => rowKey(row) === focusedKey) ? focusedKey : rows[0] && rowKey(rows[0]);

  return (
    <section className={css['section']} data-colour={connection?.colour} aria-label={plainText(name)}>
      <header className={css['header']}>
        <h3 className={css['name']}>
          <ConnectionName
            name={name}
            colour={connection?.colour ?? ''}
            training={connection?.training ?? false}
            edgeless
          />
        </h3>
        <SectionState answer={answer} keys={keys} waiting={waiting} name={plainText(name)} onRetry={onRetry} />
      </header>
      {rows.length > 0 && (
        <ul className={css['rows']}>
          {rows.slice(0, shown).map((row) => (
            <li key={rowKey(row)} className={css['item']}>
              <MatchRow
                row={row}
                connectionName={name}
                isOpen={open !== null && isSameAccount(row.ref, open.ref)}
                sharesEmail={open !== null && sharesEmail(row, open)}
                tabbable={rowKey(row) === enters}
                onFocus={() => onFocusRow(rowKey(row))}
                onKey={onRowKey}
                onOpen={() => onOpen(row)}
              />
            </li>
          ))}
        </ul>
      )}
      {rows.length > shown && (
        <button type="button" className={css['more']} onClick={() => setShown(shown + pageSize)}>
          {t('matches.more', { shown, count: rows.length })}
        </button>
      )}
    </section>
  );
}

function rowKey(row: AccountRow): string {
  return `${row.ref.connectionId} ${row.ref.accountId}`;
}

function sharesEmail(row: AccountRow, open: { readonly ref: AccountRef; readonly email: string | null }): boolean {
  return (
    row.email !== null &&
    open.email !== null &&
    !isSameAccount(row.ref, open.ref) &&
    row.email.toLowerCase() === open.email.toLowerCase()
  );
}
