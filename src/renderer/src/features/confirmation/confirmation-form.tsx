import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { PreparedConfirmation } from '../../bridge/bridge';
import { AddressText } from '../../components/address-text';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { NoteFields } from '../../components/note-fields';
import type { CallNotes } from '../../stores/call-notes';
import { useWriteNote } from '../../stores/write-note';
import css from './confirmation-dialog.module.css';

interface ConfirmationFormProps {
  readonly account: ShopperAccount;
  readonly notes: CallNotes;
  /** Null while the account is being read. */
  readonly prepared: PreparedConfirmation | null;
  readonly busy: boolean;
  onSubmit(note: WriteNote): void;
  onCancel(): void;
}

/** Who would mail, to which address, and what nobody knows beforehand. */
export function ConfirmationForm(props: ConfirmationFormProps) {
  const { account, notes, prepared, busy } = props;
  const { t } = useTranslation();
  const draft = useWriteNote(
    { reason: 'customer-request', callerCheck: notes.recall(account) },
    {
      entry: notes.draft(account.ref, 'confirmation'),
      keep: (entry) => notes.keepDraft(account.ref, 'confirmation', entry),
    },
  );
  const [tried, setTried] = useState(false);
  const demands = {
    callerCheckRequired: prepared?.callerCheckRequired ?? false,
    ticketRequired: prepared?.ticketRequired ?? false,
  };

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    const note = draft.note(demands);
    if (busy || note === null) return;
    notes.remember(account, note.callerCheck);
    props.onSubmit(note);
  };

  const to = prepared?.to ?? account.login;
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <p className={css['effect']}>
        {t('confirmation.effect', { vendor: vendorNames[account.vendor] })}{' '}
        {to !== null && <AddressText address={to} />}
      </p>
      <p className={css['detail']}>{t('confirmation.unknownBefore', { vendor: vendorNames[account.vendor] })}</p>
      <NoteFields
        {...draft}
        {...demands}
        checkColumns={3}
        missing={tried ? draft.missing(demands) : null}
        numberDoes=""
        onCheckNumber={draft.setCallerCheck}
      />
      <DialogActions>
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={busy}
          rightSection={<KeyHint combination={{ key: 'Enter' }} />}
        >
          {t(busy && prepared !== null ? 'action.working' : 'confirmation.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
