import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import type { Problem } from '../../bridge/attempt';
import { accessWord } from '../../bridge/wording/access-word';
import { problemText } from '../../bridge/wording/problem-text';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { StateMark } from '../../components/state-mark';
import type { Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { isAsWanted } from './access-store';
import css from './access-dialog.module.css';

interface UnknownOutcomeProps {
  readonly change: AccessChange;
  readonly problem: Problem;
  readonly now: Loadable<ShopperAccount, Problem>;
  onClose(): void;
}

/** The change left for the vendor and no answer came: what is known, and what is not. */
export function UnknownOutcome({ change, problem, now, onClose }: UnknownOutcomeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Notice tone="care" urgent>
        {problemText(t, format, problem)}
      </Notice>
      <p className={css['confirmed']}>
        {now.phase === 'loading' && t('access.unknown.reading')}
        {now.phase === 'failed' && t('access.unknown.unreadable')}
        {now.phase === 'ready' && (
          <>
            {t('access.unknown.now')}
            <StateMark state={now.value.access.state} word={accessWord(t, now.value.access)} />
          </>
        )}
      </p>
      {now.phase === 'ready' && (
        <p className={css['detail']}>{t(`access.unknown.${verdictOf(isAsWanted(change, now.value))}`)}</p>
      )}
      <DialogActions>
        <Button variant="filled" autoFocus onClick={onClose}>
          {t('action.done')}
        </Button>
      </DialogActions>
    </>
  );
}

function verdictOf(asWanted: boolean | null): 'arrived' | 'notYet' | 'cannotTell' {
  if (asWanted === null) return 'cannotTell';
  return asWanted ? 'arrived' : 'notYet';
}
