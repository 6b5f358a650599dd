import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../../shared/contract/journal';
import type { Problem } from '../../bridge/attempt';
import { agentName } from '../../bridge/wording/agent-name';
import { actWord, reasonWord } from '../../bridge/wording/history-word';
import { problemText } from '../../bridge/wording/problem-text';
import { KeyHint } from '../../components/key-hint';
import { Notice } from '../../components/notice';
import { plainText } from '../../lib/inspect-text';
import type { Loadable } from '../../lib/loadable';
import { shortcuts } from '../../lib/shortcuts';
import { useFormat } from '../../lib/use-format';
import css from './history-list.module.css';

/** Enough for the last few calls; the rest is one click away. */
const shownAtFirst = 4;

interface HistoryListProps {
  readonly history: Loadable<readonly HistoryEntry[], Problem>;
  onRetry(): void;
  /** Shows all that is recorded about this account. */
  onJournal(): void;
}

/** What agents of this desk did on the account: for whoever takes the next call. */
export function HistoryList({ history, onRetry, onJournal }: HistoryListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);

  return (
    <section>
      <header className={css['title']}>
        <h2>{t('history.title')}</h2>
        <button type="button" className={css['journal']} onClick={onJournal}>
          {t('history.journal')}
          <KeyHint combination={shortcuts.history.combinations[0]} />
        </button>
      </header>
      {history.phase === 'loading' && <p className={css['quiet']}>{t('history.reading')}</p>}
      {history.phase === 'failed' && (
        <Notice
          tone="care"
          actions={
            <Button size="xs" onClick={onRetry}>
              {t('action.retry')}
            </Button>
          }
        >
          {problemText(t, format, history.problem)}
        </Notice>
      )}
      {history.phase === 'ready' && history.value.length === 0 && <p className={css['quiet']}>{t('history.none')}</p>}
      {history.phase === 'ready' && history.value.length > 0 && (
        <ol className={css['list']}>
          {history.value.slice(0, all ? undefined : shownAtFirst).map((entry) => (
            <HistoryLine key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {history.phase === 'ready' && !all && history.value.length > shownAtFirst && (
        <button type="button" className={css['more']} onClick={() => setAll(true)}>
          {t('history.more', { count: history.value.length })}
        </button>
      )}
    </section>
  );
}

function HistoryLine({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A link that was made only to void the one before has done its work.
  const isWithdrawal = entry.act === 'reset.link' && entry.outcome === 'noop';
  const outcome = entry.outcome === 'ok' || isWithdrawal ? null : t(`outcomeWord.${entry.outcome}`);
  return (
    <li className={css['entry']}>
      <time dateTime={entry.at} className={css['time']}>
        {format.moment(entry.at)}
      </time>
      <span className={css['agent']}>{agentName(entry.agent)}</span>
      <span>
        {isWithdrawal ? t('ledger.withdraw.word') : actWord(t, entry.act)}
        {entry.reason !== null && ` · ${reasonWord(t, entry.reason)}`}
        {entry.ticket !== null && (
          <>
            {' · '}
            <span className={css['ticket']}>{entry.ticket}</span>
          </>
        )}
        {entry.second !== null && ` · ${t('secondPerson.by', { name: plainText(entry.second) })}`}
        {outcome !== null && (
          <>
            {' · '}
            <strong>{outcome}</strong>
          </>
        )}
      </span>
    </li>
  );
}
