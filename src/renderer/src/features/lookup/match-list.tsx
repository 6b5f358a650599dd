import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccountRef } from '../../../../shared/domain/account';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import type { LookupStore } from './lookup-store';
import { MatchFilter } from './match-filter';
import { MatchSection } from './match-section';
import { filterSections } from './section-filter';
import css from './match-list.module.css';

interface MatchListProps {
  readonly store: LookupStore;
  readonly connections: readonly ConnectionSummary[];
  /** The account that is open, and its address for finding the same one elsewhere. */
  readonly open: { readonly ref: AccountRef; readonly email: string | null } | null;
  /** Changes whenever the rows are to take the focus; null while something else has it. */
  readonly focusStamp: number | null;
  onOpen(row: AccountRow): void;
  /** The agent left the list at its upper end. */
  onLeaveUp(): void;
}

const rowSelector = 'button[data-row]';

/** The matches by connection, in the connections' own order. A row never changes its place because another one came. */
export function MatchList({ store, connections, open, focusStamp, onOpen, onLeaveUp }: MatchListProps) {
  const { t } = useTranslation();
  const lookup = useStore(store, (state) => state.lookup);
  const filter = useStore(store, (state) => state.filter);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<AccountRow | null>(null);

  useEffect(() => {
    if (focusStamp !== null) list.current?.querySelector<HTMLButtonElement>(rowSelector)?.focus();
  }, [focusStamp]);

  // Rows are drawn anew only for what is theirs, so what they are given stays the same.
  const onRowKey = useCallback(
    (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || list.current === null) return;
      const rows = [...list.current.querySelectorAll<HTMLButtonElement>(rowSelector)];
      const at = rows.findIndex((row) => row === document.activeElement);
      if (at === -1) return;
      event.preventDefault();
      if (at + step < 0) onLeaveUp();
      else rows[at + step]?.focus();
    },
    [onLeaveUp],
  );

  if (lookup.phase !== 'asking' && lookup.phase !== 'done') return null;
  const shown = filterSections(lookup.sections, filter, connections);
  return (
    <div ref={list} className={css['list']} aria-busy={lookup.phase === 'asking'}>
      <h2 className={css['heading']}>{t('matches.title')}</h2>
      {lookup.sections.length > 1 && (
        <MatchFilter
          store={store}
          connections={connections.filter(({ id }) => lookup.sections.some(({ connectionId }) => connectionId === id))}
        />
      )}
      {shown.length < lookup.sections.length && (
        <p className={css['hidden']}>{t('filter.hidden', { count: lookup.sections.length - shown.length })}</p>
      )}
      {shown.map((section) => (
        <MatchSection
          key={section.connectionId}
          section={section}
          keys={lookup.keys}
          waiting={lookup.phase === 'asking'}
          connection={connections.find(({ id }) => id === section.connectionId) ?? null}
          open={open}
          focused={focused}
          onFocusRow={setFocused}
          onRowKey={onRowKey}
          onOpen={onOpen}
          onRetry={() => void store.getState().retry(section.connectionId)}
        />
      ))}
    </div>
  );
}
