import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stateAt, isOutstanding, type LedgerEntry } from '../../../../shared/domain/reset-ledger';
import { askedWords, expiryWords, leftWords, remarksOn } from '../../bridge/wording/ledger-words';
import { KnownConnectionName } from '../../components/known-connection-name';
import { StateMark } from '../../components/state-mark';
import { PersonalText } from '../../components/personal-text';
import { usePersonalText } from '../../lib/masking';
import { useFormat } from '../../lib/use-format';
import { useConnection } from '../../stores/desk';
import css from './ledger.module.css';

interface LedgerRowProps {
  readonly entry: LedgerEntry;
  readonly now: number;
  onOpen(): void;
  onWithdraw(): void;
}

export function LedgerRow({ entry, now, onOpen, onWithdraw }: LedgerRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const connection = useConnection(entry.ref.connectionId);
  const state = stateAt(entry, now);
  const left = leftWords(t, entry, now);
  const account = usePersonalText().spoken('code', entry.ref.accountId);
  return (
    <li className={css['row']} data-colour={connection?.colour}>
      <div className={css['what']}>
        <h2 className={css['kind']}>{t(`ledger.kind.${entry.kind}`)}</h2>
        <StateMark state={state} word={t(`ledger.state.${state}`)} />
        <span className={css['time']}>
          {state === 'expired' && entry.expiresAt !== null
            ? t('ledger.ended', { time: format.moment(entry.expiresAt) })
            : expiryWords(t, format, entry)}
          {left !== null && <strong> · {left}</strong>}
        </span>
      </div>
      <div className={css['buttons']}>
        {entry.revocation === 'supersede' && isOutstanding(state) && (
          <Button size="xs" onClick={onWithdraw}>
            {t('ledger.withdraw.open')}
          </Button>
        )}
        {connection !== null && (
          <Button size="xs" aria-label={t('ledger.openAccount', { account })} onClick={onOpen}>
            {t('ledger.open')}
          </Button>
        )}
      </div>
      <p className={css['who']}>
        <KnownConnectionName connection={connection} edgeless />
        <span className={css['code']}>
          <PersonalText kind="code" text={entry.ref.accountId} />
        </span>
        <span className={css['quiet']}>
          {askedWords(t, format, entry)}
          {entry.ticket !== null && ` · ${entry.ticket}`}
        </span>
      </p>
      <p className={css['remarks']}>{remarksOn(t, entry, now).join(' ')}</p>
    </li>
  );
}
