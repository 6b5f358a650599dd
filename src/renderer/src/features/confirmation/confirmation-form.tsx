import { useTranslation } from 'react-i18next';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { PreparedConfirmation } from '../../bridge/bridge';
import { AddressText } from '../../components/address-text';
import { NoteForm } from '../../components/note-form';
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
export function ConfirmationForm({ account, notes, onSubmit, ...form }: ConfirmationFormProps) {
  const { t } = useTranslation();
  const draft = useWriteNote(
    { reason: 'customer-request', callerCheck: notes.recall(account) },
    {
      entry: notes.draft(account.ref, 'confirmation'),
      keep: (entry) => notes.keepDraft(account.ref, 'confirmation', entry),
    },
  );
  const submit = (note: WriteNote): void => {
    notes.remember(account, note.callerCheck);
    onSubmit(note);
  };

  const vendor = vendorNames[account.vendor];
  const to = form.prepared?.to ?? account.login;
  return (
    <NoteForm {...form} draft={draft} label={t('confirmation.submit')} onSubmit={submit}>
      <p className={css['effect']}>
        {t('confirmation.effect', { vendor })} {to !== null && <AddressText address={to} />}
      </p>
      <p className={css['detail']}>{t('confirmation.unknownBefore', { vendor })}</p>
    </NoteForm>
  );
}
