import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { AddressText } from '../../components/address-text';
import { KnownConnectionName } from '../../components/known-connection-name';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { FailedWrite } from '../../components/failed-write';
import { SayToCaller } from '../../components/say-to-caller';
import { PersonalText } from '../../components/personal-text';
import { useFormat } from '../../lib/use-format';
import type { CallNotes } from '../../stores/call-notes';
import { useConnection, useDesk } from '../../stores/desk';
import { createWriteStore } from '../../stores/write-store';
import { ConfirmationForm } from './confirmation-form';
import css from './confirmation-dialog.module.css';

interface ConfirmationDialogProps {
  readonly account: ShopperAccount;
  readonly notes: CallNotes;
  /** Told of every newer state of the account. */
  onAccount(account: ShopperAccount): void;
  /** Told when the vendor has been asked, however that ended. */
  onSettled(asked: boolean): void;
  onClose(): void;
}

/** Has a vendor asked to mail a registration's confirmation again; the result takes the question's place. */
export function ConfirmationDialog({ account, notes, onAccount, onSettled, onClose }: ConfirmationDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const connection = useConnection(account.ref.connectionId);
  const [store] = useState(() =>
    createWriteStore({
      prepare: () => bridge.accounts.prepareConfirmation({ ref: account.ref }),
      send: ({ actionId }, note) => bridge.accounts.resendConfirmation({ actionId, ref: account.ref, note }),
      onPrepared: (prepared) => onAccount(prepared.account),
      onSettled,
    }),
  );
  const step = useStore(store, (state) => state.step);
  useEffect(() => {
    void store.getState().prepare();
  }, [store]);

  const vendor = vendorNames[account.vendor];
  return (
    <Dialog
      title={t('confirmation.title')}
      width={640}
      about={
        <>
          <PersonalText kind="name" text={account.name.display} />
          <KnownConnectionName connection={connection} />
        </>
      }
      onClose={onClose}
    >
      {(step.phase === 'preparing' || step.phase === 'asking' || step.phase === 'acting') && (
        <ConfirmationForm
          account={account}
          notes={notes}
          prepared={step.phase === 'preparing' ? null : step.prepared}
          busy={step.phase !== 'asking'}
          onSubmit={(note) => void store.getState().act(note)}
          onCancel={onClose}
        />
      )}
      {step.phase === 'done' && (
        <>
          <div role="status">
            <p className={css['sentence']}>
              {t('confirmation.accepted', { vendor, time: format.time(step.done.acceptedAt) })}
            </p>
            <p className={css['effect']}>
              {t('confirmation.askedFor')} <AddressText address={step.done.to} />
            </p>
            <p className={css['detail']}>{t('confirmation.acceptedOnly')}</p>
          </div>
          <SayToCaller text={t('confirmation.say')} />
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
            t(step.isUnknown ? 'confirmation.maybeAsked' : 'confirmation.notAsked'),
          ]}
          isUnknown={step.isUnknown}
          onClose={onClose}
          onRetry={() => void store.getState().prepare()}
        />
      )}
    </Dialog>
  );
}
