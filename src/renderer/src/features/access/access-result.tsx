import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { AccessOutcome, PreparedAccess } from '../../bridge/bridge';
import { accessWord } from '../../bridge/wording/access-word';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { SayToCaller } from '../../components/say-to-caller';
import { StateMark } from '../../components/state-mark';
import { useShortcut } from '../../lib/use-shortcut';
import css from './access-dialog.module.css';

interface AccessResultProps {
  readonly change: AccessChange;
  readonly outcome: AccessOutcome['outcome'];
  readonly endsSessions: PreparedAccess['endsSessions'];
  readonly account: ShopperAccount;
  onReset(): void;
  onClose(): void;
}

/** What was done, what the vendor confirmed, and what the caller may be told. */
export function AccessResult({ change, outcome, endsSessions, account, onReset, onClose }: AccessResultProps) {
  const { t } = useTranslation();
  const vendor = vendorNames[account.vendor];
  const sentence = useId();
  const resetHelps = change === 'activate' || change === 'release';
  useShortcut('reset', onReset, { scope: 'dialog', enabled: resetHelps });

  return (
    <>
      {/* Read aloud with the button that takes the focus. */}
      <p id={sentence} className={css['sentence']}>
        {outcome === 'done' ? t(`access.done.${change}`) : t('access.nothingToDo')}
      </p>
      <p className={css['confirmed']}>
        {t('access.readBack', { vendor })}
        <StateMark state={account.access.state} word={accessWord(t, account.access)} />
      </p>
      {change === 'deactivate' && outcome === 'done' && (
        <p className={css['detail']}>{t(`effect.sessions.${endsSessions}`, { vendor })}</p>
      )}
      <SayToCaller text={t(`access.say.${change}`)} />
      <DialogActions>
        {resetHelps && (
          <Button rightSection={<KeyHint combination={{ key: 'r' }} />} aria-keyshortcuts="r" onClick={onReset}>
            {t('action.reset')}
          </Button>
        )}
        <Button variant="filled" autoFocus aria-describedby={sentence} onClick={onClose}>
          {t('action.done')}
        </Button>
      </DialogActions>
    </>
  );
}
