import { IconAlertTriangle, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionAnswer } from '../../../../shared/domain/lookup-event';
import type { LookupKey } from '../../../../shared/domain/lookup-key';
import { problemText } from '../../bridge/wording/problem-text';
import { useFormat } from '../../lib/use-format';
import css from './section-state.module.css';

interface SectionStateProps {
  readonly answer: ConnectionAnswer | null;
  readonly keys: readonly LookupKey[];
  readonly waiting: boolean;
  readonly name: string;
  onRetry(): void;
}

/** What one connection said, or why it said nothing. A store that failed is never an empty list. */
export function SectionState({ answer, keys, waiting, name, onRetry }: SectionStateProps) {
  const { t } = useTranslation();
  const format = useFormat();

  if (answer === null) {
    return waiting ? (
      <span className={css['state']}>
        <IconCircleDashed size={14} stroke={1.75} aria-hidden />
        {t('section.waiting')}
      </span>
    ) : (
      <Trouble text={t('section.silent')} name={name} onRetry={onRetry} />
    );
  }
  switch (answer.state) {
    case 'rows':
      return (
        <span className={css['state']}>
          {answer.key.by === keys[0]?.by
            ? t('section.rows', { count: answer.rows.length })
            : t('section.rowsBy', { count: answer.rows.length, kind: t(`kind.${answer.key.by}`) })}
        </span>
      );
    case 'none':
      return <span className={css['state']}>{t('section.none')}</span>;
    case 'skipped':
      return (
        <span className={css['state']}>
          <IconCircleMinus size={14} stroke={1.75} aria-hidden />
          {t(`section.skipped.${answer.reason}`)}
        </span>
      );
    case 'failed':
      return (
        <Trouble
          text={problemText(t, format, { kind: 'failure', failure: answer.failure })}
          name={name}
          {...(answer.retryable ? { onRetry } : {})}
        />
      );
  }
}

function Trouble({ text, name, onRetry }: { readonly text: string; readonly name: string; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={css['trouble']}>
      <IconAlertTriangle size={14} stroke={2} aria-hidden className={css['sign']} />
      <p>{text}</p>
      {onRetry !== undefined && (
        <button type="button" className={css['retry']} aria-label={t('section.retryStore', { name })} onClick={onRetry}>
          {t('section.retry')}
        </button>
      )}
    </div>
  );
}
