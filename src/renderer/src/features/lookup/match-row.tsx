import { IconAlertTriangle } from '@tabler/icons-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import { accessWord } from '../../bridge/wording/access-word';
import { StateMark } from '../../components/state-mark';
import { PersonalText } from '../../components/personal-text';
import { inspectAddress } from '../../lib/inspect-address';
import css from './match-row.module.css';

interface MatchRowProps {
  readonly row: AccountRow;
  readonly connectionName: string;
  readonly isOpen: boolean;
  /** Another connection's account with the address of the one that is open: possibly the same person. */
  readonly sharesEmail: boolean;
  readonly tabbable: boolean;
  /** These stay the same from one drawing to the next, so that only rows that changed are drawn anew. */
  onFocus(row: AccountRow): void;
  onKey(event: KeyboardEvent): void;
  onOpen(row: AccountRow): void;
}

export const MatchRow = memo(function MatchRow({
  row,
  connectionName,
  isOpen,
  sharesEmail,
  tabbable,
  onFocus,
  onKey,
  onOpen,
}: MatchRowProps) {
  const { t } = useTranslation();
  const word = accessWord(t, row.access);
  const details = [
    { kind: 'email', text: row.email },
    { kind: 'code', text: row.code },
    { kind: 'login', text: row.login === row.email ? null : row.login },
  ] as const;
  return (
    <button
      type="button"
      data-row
      className={css['row']}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={tabbable ? 0 : -1}
      onFocus={() => onFocus(row)}
      onKeyDown={onKey}
      onClick={() => onOpen(row)}
    >
      <span className={css['line']}>
        <span className={css['name']}>
          <PersonalText kind="name" text={row.name} />
        </span>
        {row.email !== null && inspectAddress(row.email).doubts.length > 0 && (
          <span className={css['doubt']}>
            <IconAlertTriangle size={14} stroke={2} aria-hidden />
            <span className={css['spoken']}>{t('matches.doubt')}</span>
          </span>
        )}
        <StateMark state={row.access.state} word={word} />
      </span>
      <span className={css['line']}>
        <span className={css['details']}>
          {details
            .flatMap(({ kind, text }) => (text === null ? [] : [{ kind, text }]))
            .map(({ kind, text }, index) => (
              <span key={kind}>
                {index > 0 && ' · '}
                <PersonalText kind={kind} text={text} />
              </span>
            ))}
        </span>
        <span className={css['spoken']}>{connectionName}</span>
        {sharesEmail && <span className={css['possible']}>{t('matches.possible')}</span>}
      </span>
    </button>
  );
});
