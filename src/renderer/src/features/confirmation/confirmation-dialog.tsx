import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { AddressText } from '../../components/address-text';
import { ConnectionName } from '../../components/connection-name';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { SayToCaller } from '../../components/say-to-caller';
import { PersonalText } from '../../components/personal-text';
import { useFormat } from '../../lib/use-format';
import type { CallNotes } from '../../stores/call-notes';
import { useConnection, useDesk } from '../../stores/desk';
import { ConfirmationForm } from './confirmation-form';
import { createConfirmationStore } from './confirmation-store';
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
  const [store] = useState(() => createConfirmationStore(bridge, account.ref, { onAccount, onSettled }));
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
          <ConnectionName
            name={connection?.name ?? t('connection.gone')}
            colour={connection?.colour ?? ''}
            training={connection?.training ?? false}
          />
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
              {t('confirmation.accepted', { vendor, time: format.time(step.accepted.acceptedAt) })}
            </p>
            <p className={css['effect']}>
              {t('confirmation.askedFor')} <AddressText address={step.accepted.to} />
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
        <>
          <Notice tone={step.isUnknown ? 'care' : 'stop'} urgent>
            <p>{problemText(t, format, step.problem)}</p>
            <p>{t(step.isUnknown ? 'confirmation.maybeAsked' : 'confirmation.notAsked')}</p>
          </Notice>
          <DialogActions>
            <Button onClick={onClose}>{t('action.close')}</Button>
            {!step.isUnknown && (
              <Button variant="filled" autoFocus onClick={() => void store.getState().prepare()}>
                {t('action.retry')}
              </Button>
            )}
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
