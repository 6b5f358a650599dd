import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberedChoices } from './numbered-choices';
import css from './note-fields.module.css';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface NoteFieldsProps<R extends Option, C extends Option> {
  readonly reasons: readonly R[];
  readonly callerChecks: readonly C[];
  readonly reason: R['value'] | null;
  readonly callerCheck: C['value'] | null;
  readonly ticket: string;
  readonly callerCheckRequired: boolean;
  readonly ticketRequired: boolean;
  /** The field to point at because it is missing or wrong; null while nothing was tried. */
  readonly missing: 'reason' | 'callerCheck' | 'ticket' | null;
  /** What the number of a caller check does besides choosing it, in words; empty while it only chooses, absent if it always does. */
  readonly numberDoes?: string | undefined;
  /** How many caller checks stand side by side. */
  readonly checkColumns?: 2 | 3;
  setReason(reason: R['value']): void;
  setCallerCheck(check: C['value']): void;
  setTicket(ticket: string): void;
  /** The caller check was chosen by its number. */
  onCheckNumber(check: C['value']): void;
}

/** What every write asks of the agent. Only what the policy demands is marked as needed. */
export function NoteFields<R extends Option, C extends Option>(props: NoteFieldsProps<R, C>) {
  const { t } = useTranslation();
  // The first field is the first one that is still open: a form that begins with a reason begins at the caller check.
  const [beginsAtCheck] = useState(props.reason !== null);
  const reason = (
    <div key="reason">
      <NumberedChoices
        legend={t('note.reason')}
        options={props.reasons}
        value={props.reason}
        leads={!beginsAtCheck}
        onChange={props.setReason}
      />
      {props.missing === 'reason' && <Missing text={t('note.missing.reason')} />}
    </div>
  );
  const callerCheck = (
    <div key="callerCheck">
      <NumberedChoices
        legend={t('note.callerCheck')}
        hint={props.callerCheckRequired ? undefined : t('note.optional')}
        below={beginsAtCheck ? props.numberDoes : undefined}
        columns={props.checkColumns ?? 2}
        options={props.callerChecks}
        value={props.callerCheck}
        leads={beginsAtCheck}
        onChange={props.setCallerCheck}
        onNumber={props.onCheckNumber}
      />
      {props.missing === 'callerCheck' && <Missing text={t('note.missing.callerCheck')} />}
    </div>
  );
  return (
    <div className={css['fields']}>
      {beginsAtCheck ? [callerCheck, reason] : [reason, callerCheck]}
      <TextInput
        label={t('note.ticket')}
        description={props.ticketRequired ? undefined : t('note.optional')}
        value={props.ticket}
        maxLength={40}
        spellCheck={false}
        autoComplete="off"
        error={props.missing === 'ticket' ? t('note.missing.ticket') : undefined}
        classNames={{ root: css['ticket'] ?? '', label: css['label'] ?? '', description: css['hint'] ?? '' }}
        onChange={(event) => props.setTicket(event.currentTarget.value)}
      />
    </div>
  );
}

function Missing({ text }: { readonly text: string }) {
  return (
    <p className={css['missing']} role="alert">
      {text}
    </p>
  );
}
