import { useTranslation } from 'react-i18next';
import type { WriteNote } from '../../../../shared/domain/action';
import { vendorNames, type VendorId } from '../../../../shared/domain/vendor';
import type { PreparedWithdrawal } from '../../bridge/bridge';
import { NoteForm } from '../../components/note-form';
import { useWriteNote } from '../../stores/write-note';
import css from './ledger.module.css';

interface WithdrawFormProps {
  readonly vendor: VendorId;
  /** Null while the account is being read. */
  readonly prepared: PreparedWithdrawal | null;
  readonly busy: boolean;
  onSubmit(note: WriteNote): void;
  onCancel(): void;
}

export function WithdrawForm({ vendor, ...form }: WithdrawFormProps) {
  const { t } = useTranslation();
  const draft = useWriteNote({ reason: null, callerCheck: null });
  return (
    <NoteForm {...form} draft={draft} label={t('ledger.withdraw.submit')}>
      <p className={css['sentence']}>{t('ledger.withdraw.effect', { vendor: vendorNames[vendor] })}</p>
      {form.prepared === null && <p className={css['quiet']}>{t('ledger.withdraw.preparing')}</p>}
    </NoteForm>
  );
}
