import { startTransition, useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRef } from '../../../../shared/domain/account';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import type { LookupKey } from '../../../../shared/domain/lookup-key';
import { ConnectionName } from '../../components/connection-name';
import { plainText } from '../../lib/inspect-text';
import { isSameAccount } from './lookup-store';
import type { Section } from './section';
import { MatchRow } from './match-row';
import { SectionState } from './section-state';
import css from './match-section.module.css';

/** Rows of one connection that are drawn at once, and then again and again while the window has time for it. */
const pageSize = 25;
/** So many are drawn without being asked for; more are one key away. */
const drawnUnasked = 200;

interface MatchSectionProps {
  readonly section: Section;
  readonly keys: readonly LookupKey[];
  readonly waiting: boolean;
  readonly connection: ConnectionSummary | null;
  readonly open: { readonly ref: AccountRef; readonly email: string | null } | null;
  /** The row the focus is at, or was at last: Tab goes back to it. */
  readonly focused: AccountRow | null;
  onFocusRow(row: AccountRow): void;
  onRowKey(event: KeyboardEvent): void;
  onOpen(row: AccountRow): void;
  onRetry(): void;
}

export function MatchSection(props: MatchSectionProps) {
  const { section, keys, waiting, connection, open, focused, onFocusRow, onRowKey, onOpen, onRetry } = props;
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState(pageSize);
  const { answer } = section;
  const rows = answer?.state === 'rows' ? answer.rows : [];
  const isDrawing = drawn < Math.min(rows.length, drawnUnasked);
  useEffect(() => {
    if (!isDrawing) return undefined;
    const next = requestAnimationFrame(() => startTransition(() => setDrawn(drawn + pageSize)));
    return () => cancelAnimationFrame(next);
  }, [isDrawing, drawn]);

  const name = connection?.name ?? t('connection.gone');
  const entry = rows.find((row) => focused !== null && isSameAccount(row.ref, focused.ref)) ?? rows[0];

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
          {rows.slice(0, drawn).map((row) => (
            <li key={rowKey(row)}>
              <MatchRow
                row={row}
                connectionName={name}
                isOpen={open !== null && isSameAccount(row.ref, open.ref)}
                sharesEmail={open !== null && sharesEmail(row, open)}
                tabbable={row === entry}
                onFocus={onFocusRow}
                onKey={onRowKey}
                onOpen={onOpen}
              />
            </li>
          ))}
        </ul>
      )}
      {rows.length > drawn && !isDrawing && (
        <button type="button" className={css['more']} onClick={() => setDrawn(drawn + drawnUnasked)}>
          {t('matches.more', { shown: drawn, count: rows.length })}
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
