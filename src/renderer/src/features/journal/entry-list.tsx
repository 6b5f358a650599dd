import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyboardEvent } from 'react';
import type { JournalEntry } from '../../../../shared/domain/journal-entry';
import { EntryRow } from './entry-row';
import css from './entry-list.module.css';

/** The entries, newest first. One of them is open at a time; the arrow keys go from row to row. */
export function EntryList({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ol className={css['list']} aria-label={t('journal.list')}>
      {entries.map((entry) => (
        <EntryRow
          key={entry.id}
          entry={entry}
          open={open === entry.id}
          onToggle={() => setOpen(open === entry.id ? null : entry.id)}
          onKeyDown={moveFocus}
        />
      ))}
    </ol>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget.closest('li');
  const next =
    event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : null;
  const button = next?.querySelector('button');
  if (button === null || button === undefined) return;
  event.preventDefault();
  button.focus();
}
