import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockState } from '../../../../shared/domain/screen-lock';
import css from './lock-screen.module.css';

interface LockScreenProps {
  readonly state: Extract<LockState, { locked: true }>;
  /** Accounts that are read again afterwards. */
  readonly keptAccounts: number;
  /** What was entered for a change of one of them is kept too. */
  readonly keptNotes: boolean;
  /** Resolves with whether the screen was unlocked. */
  onUnlock(): Promise<boolean>;
}

/** Stands in place of everything else while nobody is known to sit here. */
export function LockScreen({ state, keptAccounts, keptNotes, onUnlock }: LockScreenProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <main className={css['screen']}>
      <div className={css['card']}>
        <IconLock size={28} stroke={1.5} aria-hidden className={css['sign']} />
        <h1 className={css['title']}>{t('lock.title')}</h1>
        <p>{t(`lock.cause.${state.cause}`)}</p>
        <p className={css['quiet']}>
          {t('lock.forgotten')} {keptAccounts > 0 && t('lock.kept', { count: keptAccounts })}{' '}
          {keptNotes && t('lock.keptNotes')}
        </p>
        {state.canUnlock ? (
          <Button
            variant="filled"
            size="md"
            autoFocus
            onClick={() => {
              void onUnlock().then((done) => setFailed(!done));
            }}
          >
            {t('lock.unlock')}
          </Button>
        ) : (
          <p role="status">{t('lock.notYet')}</p>
        )}
        {failed && <p role="alert">{t('lock.failed')}</p>}
        <p className={css['quiet']}>{t('lock.session')}</p>
      </div>
    </main>
  );
}
