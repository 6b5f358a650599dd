import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessChange } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { vendorNames, type VendorId } from '../../../../shared/domain/vendor';
import type { PreparedAccess } from '../../bridge/bridge';
import { strategyText } from '../../bridge/wording/capability-text';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { NoteFields } from '../../components/note-fields';
import { useWriteNote } from '../../stores/write-note';
import css from './access-dialog.module.css';

interface AccessFormProps {
  readonly change: AccessChange;
  readonly vendor: VendorId;
  /** Null while the account is being read. */
  readonly prepared: PreparedAccess | null;
  readonly busy: boolean;
  onSubmit(note: WriteNote): void;
  onCancel(): void;
}

export function AccessForm({ change, vendor, prepared, busy, onSubmit, onCancel }: AccessFormProps) {
  const { t } = useTranslation();
  const draft = useWriteNote(null);
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

  const name = vendorNames[vendor];
  const strategy = prepared === null ? null : strategyText(t, prepared.capability);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <p className={css['effect']}>
        {strategy ?? t(`effect.${change}`, { vendor: name })}
        {change === 'deactivate' &&
          prepared !== null &&
          ` ${t(`effect.sessions.${prepared.endsSessions}`, { vendor: name })}`}
      </p>
      <NoteFields {...draft} {...demands} missing={tried ? draft.missing(demands) : null} />
      <DialogActions>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={busy}
          rightSection={<KeyHint combination={{ key: 'Enter' }} />}
        >
          {t(busy && prepared !== null ? 'action.working' : `action.${change}`)}
        </Button>
      </DialogActions>
    </form>
  );
}
