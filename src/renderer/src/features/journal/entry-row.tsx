import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../../../../shared/domain/journal-entry';
import { reasonWord } from '../../bridge/wording/history-word';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { useConnection } from '../../stores/desk';
import { EntryDetails } from './entry-details';
import { entrySentence } from './sentence';
import css from './entry-list.module.css';

interface EntryRowProps {
  readonly entry: JournalEntry;
  readonly open: boolean;
  onToggle(): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** One entry as a sentence; opened it shows what stands in the journal. */
export function EntryRow({ entry, open, onToggle, onKeyDown }: EntryRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const details = useId();
  const connection = useConnection(entry.connectionId ?? '');
  const sentence = entrySentence(t, entry, plainText(connection?.name ?? t('connection.gone')));
  const tone = toneOf(entry);
  return (
    <li className={css['row']}>
      <button
        type="button"
        className={css['line']}
        aria-expanded={open}
        aria-controls={open ? details : undefined}
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <time dateTime={entry.at} className={css['time']}>
          {entry.at === '' ? '' : format.moment(entry.at)}
        </time>
        <span>
          {sentence}
          {(entry.reason !== null || entry.ticket !== null) && (
            <span className={css['note']}>
              {entry.reason !== null && ` ${reasonWord(t, entry.reason)}`}
              {entry.reason !== null && entry.ticket !== null && ' · '}
              {entry.ticket !== null && <code>{entry.ticket}</code>}
            </span>
          )}
        </span>
        <span className={css['mark']} data-tone={tone}>
          {entry.outcome !== null && t(`journal.outcome.${entry.outcome}`)}
        </span>
      </button>
      {open && <EntryDetails id={details} entry={entry} />}
    </li>
  );
}

function toneOf({ outcome }: JournalEntry): 'quiet' | 'care' | 'stop' {
  switch (outcome) {
    case 'failed':
    case 'denied':
      return 'stop';
    case 'unknown':
    case 'open':
      return 'care';
    default:
      return 'quiet';
  }
}
