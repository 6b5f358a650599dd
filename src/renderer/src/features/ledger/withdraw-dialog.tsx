import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LedgerEntry } from '../../../../shared/domain/reset-ledger';
import { problemText } from '../../bridge/wording/problem-text';
import { KnownConnectionName } from '../../components/known-connection-name';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { FailedWrite } from '../../components/failed-write';
import { PersonalText } from '../../components/personal-text';
import { useFormat } from '../../lib/use-format';
import { useConnection, useDesk } from '../../stores/desk';
import { createWriteStore } from '../../stores/write-store';
import { WithdrawForm } from './withdraw-form';
import css from './ledger.module.css';

interface WithdrawDialogProps {
  readonly entry: LedgerEntry;
  onClose(): void;
}

/** Has a vendor void the links of an account; the result takes the question's place. */
export function WithdrawDialog({ entry, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const connection = useConnection(entry.ref.connectionId);
  const [store] = useState(() =>
    createWriteStore({
      prepare: () => bridge.resets.prepareSupersede({ ref: entry.ref }),
      send: ({ actionId }, note) => bridge.resets.supersede({ actionId, ref: entry.ref, note }),
    }),
  );
  const step = useStore(store, (state) => state.step);
  useEffect(() => {
    void store.getState().prepare();
  }, [store]);

  return (
    <Dialog
      width={640}
      title={t('ledger.withdraw.title')}
      about={
        <>
          <span className={css['code']}>
            <PersonalText kind="code" text={entry.ref.accountId} />
          </span>
          <KnownConnectionName connection={connection} />
        </>
      }
      onClose={onClose}
    >
      {(step.phase === 'preparing' || step.phase === 'asking' || step.phase === 'acting') && (
        <WithdrawForm
          vendor={entry.vendor}
          prepared={step.phase === 'preparing' ? null : step.prepared}
          busy={step.phase !== 'asking'}
          onSubmit={(note) => void store.getState().act(note)}
          onCancel={onClose}
        />
      )}
      {step.phase === 'done' && (
        <>
          <p className={css['sentence']} role="status">
            {t('ledger.withdraw.done', { time: format.time(step.done.at) })}
          </p>
          <DialogActions>
            <Button variant="filled" autoFocus onClick={onClose}>
              {t('action.done')}
            </Button>
          </DialogActions>
        </>
      )}
      {step.phase === 'failed' && (
        <FailedWrite
          sentences={[
            problemText(t, format, step.problem),
            t(step.isUnknown ? 'ledger.withdraw.unknown' : 'ledger.withdraw.nothing'),
          ]}
          isUnknown={step.isUnknown}
          onClose={onClose}
          onRetry={() => void store.getState().prepare()}
        />
      )}
    </Dialog>
  );
}
