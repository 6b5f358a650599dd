import { useTranslation } from 'react-i18next';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import type { WriteNote, WriteReason } from '../../../../shared/domain/action';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { PreparedAccess } from '../../bridge/bridge';
import { strategyText } from '../../bridge/wording/capability-text';
import { NoteForm } from '../../components/note-form';
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

export function AccessForm({ change, account, notes, onSubmit, ...form }: AccessFormProps) {
  const { t } = useTranslation();
  const usual = usualReasons[change];
  const draft = useWriteNote(
    { reason: usual, callerCheck: notes.recall(account) },
    { entry: notes.draft(account.ref, change), keep: (entry) => notes.keepDraft(account.ref, change, entry) },
  );
  const submit = (note: WriteNote): void => {
    notes.remember(account, note.callerCheck);
    onSubmit(note);
  };

  const { prepared } = form;
  const vendor = vendorNames[account.vendor];
  const strategy = prepared === null ? null : strategyText(t, prepared.capability);
  return (
    <NoteForm {...form} draft={draft} label={t(`action.${change}`)} numberSubmits={usual !== null} onSubmit={submit}>
      <p className={css['effect']}>
        {strategy ?? t(`effect.${change}`, { vendor })}
        {change === 'deactivate' &&
          prepared !== null &&
          ` ${t(`effect.sessions.${prepared.endsSessions}`, { vendor })}`}
      </p>
    </NoteForm>
  );
}
