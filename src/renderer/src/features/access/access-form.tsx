import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import type { CallerCheck, WriteNote, WriteReason } from '../../../../shared/domain/action';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { PreparedAccess } from '../../bridge/bridge';
import { strategyText } from '../../bridge/wording/capability-text';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { NoteFields } from '../../components/note-fields';
import type { CallNotes } from '../../stores/call-notes';
import { useWriteNote } from '../../stores/write-note';
import css from './access-dialog.module.css';

/** The reason to begin with where one is usual; switching off always needs one of the agent's own. */
const usualReasons: Readonly<Record<AccessChange, WriteReason | null>> = {
  activate: 'wrongly-deactivated',
  release: 'account-check',
  deactivate: null,
  hold: null,
};

interface AccessFormProps {
  readonly change: AccessChange;
  readonly account: ShopperAccount;
  readonly notes: CallNotes;
  /** Null while the account is being read. */
  readonly prepared: PreparedAccess | null;
  readonly busy: boolean;
  onSubmit(note: WriteNote): void;
  onCancel(): void;
}

export function AccessForm({ change, account, notes, prepared, busy, onSubmit, onCancel }: AccessFormProps) {
  const { t } = useTranslation();
  const draft = useWriteNote(
    { reason: usualReasons[change], callerCheck: notes.recall(account) },
    { entry: notes.draft(account.ref, change), keep: (entry) => notes.keepDraft(account.ref, change, entry) },
  );
  const [tried, setTried] = useState(false);
  const demands = {
    callerCheckRequired: prepared?.callerCheckRequired ?? false,
    ticketRequired: prepared?.ticketRequired ?? false,
  };

  const act = (check?: CallerCheck): void => {
    const note = draft.note(demands, check);
    if (busy || note === null) return;
    notes.remember(account, note.callerCheck);
    onSubmit(note);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    act();
  };

  const name = vendorNames[account.vendor];
  const label = t(busy && prepared !== null ? 'action.working' : `action.${change}`);
  // A number does it only where a reason is usual and nothing else is left to say.
  const numberActs =
    !busy && usualReasons[change] !== null && draft.missing(demands, draft.callerChecks[0]?.value) === null;
  const strategy = prepared === null ? null : strategyText(t, prepared.capability);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <p className={css['effect']}>
        {strategy ?? t(`effect.${change}`, { vendor: name })}
        {change === 'deactivate' &&
          prepared !== null &&
          ` ${t(`effect.sessions.${prepared.endsSessions}`, { vendor: name })}`}
      </p>
      <NoteFields
        {...draft}
        {...demands}
        checkColumns={3}
        missing={tried ? draft.missing(demands) : null}
        numberDoes={numberActs ? t('byNumber.acts', { last: draft.callerChecks.length, action: label }) : ''}
        onCheckNumber={(check) => {
          draft.setCallerCheck(check);
          if (numberActs) act(check);
        }}
      />
      <DialogActions>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={busy}
          rightSection={<KeyHint combination={{ key: 'Enter' }} />}
        >
          {label}
        </Button>
      </DialogActions>
    </form>
  );
}
