import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WriteNote } from '../../../../shared/domain/action';
import { vendorNames, type VendorId } from '../../../../shared/domain/vendor';
import type { PreparedWithdrawal } from '../../bridge/bridge';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { NoteFields } from '../../components/note-fields';
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

export function WithdrawForm({ vendor, prepared, busy, onSubmit, onCancel }: WithdrawFormProps) {
  const { t } = useTranslation();
  const draft = useWriteNote({ reason: null, callerCheck: null });
  const [tried, setTried] = useState(false);
  const demands = {
    callerCheckRequired: prepared?.callerCheckRequired ?? false,
    ticketRequired: prepared?.ticketRequired ?? false,
  };

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    const note = draft.note(demands);
    if (!busy && note !== null) onSubmit(note);
  };

  return (
    <form onSubmit={submit} aria-busy={busy}>
      <p className={css['sentence']}>{t('ledger.withdraw.effect', { vendor: vendorNames[vendor] })}</p>
      {prepared === null && <p className={css['quiet']}>{t('ledger.withdraw.preparing')}</p>}
      <NoteFields
        {...draft}
        {...demands}
        checkColumns={3}
        missing={tried ? draft.missing(demands) : null}
        numberDoes=""
        onCheckNumber={draft.setCallerCheck}
      />
      <DialogActions>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={busy}
          rightSection={<KeyHint combination={{ key: 'Enter' }} />}
        >
          {t(busy && prepared !== null ? 'action.working' : 'ledger.withdraw.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
