import { Button } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerCheck, WriteNote } from '../../../shared/domain/action';
import type { NoteDemands, NoteDraft } from '../lib/note-draft';
import { DialogActions } from './dialog-actions';
import { KeyHint } from './key-hint';
import { NoteFields } from './note-fields';

interface NoteFormProps {
  readonly draft: NoteDraft;
  /** What the policy asks for; null while the account is being read. */
  readonly prepared: NoteDemands | null;
  readonly busy: boolean;
  /** What the button does, in words. */
  readonly label: string;
  /** The number of a caller check submits too, when nothing else is left to say. */
  readonly numberSubmits?: boolean;
  /** What will happen. */
  readonly children: ReactNode;
  onSubmit(note: WriteNote): void;
  onCancel(): void;
}

/** The form of a write that needs nothing but its note. What is missing is pointed at once the agent has tried. */
export function NoteForm(props: NoteFormProps) {
  const { draft, prepared, busy, numberSubmits = false } = props;
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const demands = {
    callerCheckRequired: prepared?.callerCheckRequired ?? false,
    ticketRequired: prepared?.ticketRequired ?? false,
  };

  const act = (check?: CallerCheck): void => {
    const note = draft.note(demands, check);
    if (!busy && note !== null) props.onSubmit(note);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    act();
  };

  const label = busy && prepared !== null ? t('action.working') : props.label;
  const numberActs = numberSubmits && !busy && draft.missing(demands, draft.callerChecks[0]?.value) === null;
  const acts = numberActs ? t('byNumber.acts', { last: draft.callerChecks.length, action: label }) : '';
  return (
    <form onSubmit={submit} aria-busy={busy}>
      {props.children}
      <NoteFields
        {...draft}
        {...demands}
        checkColumns={3}
        missing={tried ? draft.missing(demands) : null}
        numberDoes={numberSubmits ? acts : undefined}
        onCheckNumber={(check) => {
          draft.setCallerCheck(check);
          if (numberActs) act(check);
        }}
      />
      <DialogActions>
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
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
