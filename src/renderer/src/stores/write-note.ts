import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PolicyView } from '../../../shared/domain/policy-view';
import type { MissingNote, NoteDemands, NoteDraft } from '../lib/note-draft';
import type { NoteEntry } from './call-notes';
import { useDesk } from './desk';
import { isTicket } from './ticket';
import { callerChecks, writeReasons, type CallerCheck } from '../../../shared/domain/action';

/** What is offered until the policy is known; main refuses what it doesn't allow. */
const anyNote: PolicyView['note'] = {
  reasons: [...writeReasons],
  callerChecks: [...callerChecks],
  ticketPattern: null,
};

/** What a form begins with. The caller check is only ever the agent's own answer of the same call. */
type NoteStart = Omit<NoteEntry, 'ticket'>;

/** Where what is entered outlives its dialog. */
interface NoteKeeper {
  readonly entry: NoteEntry | null;
  keep(entry: NoteEntry): void;
}

const nowhere: NoteKeeper = { entry: null, keep: () => undefined };

/** The form behind every write: why, for which ticket, and how the caller was checked. */
export function useWriteNote(start: NoteStart, keeper: NoteKeeper = nowhere): NoteDraft {
  const { t } = useTranslation();
  const offered = useStore(useDesk().session, (state) =>
    state.policy.phase === 'ready' ? state.policy.value.note : anyNote,
  );
  const [entry, setEntry] = useState<NoteEntry>(keeper.entry ?? { ...start, ticket: '' });
  const { reason: chosenReason, callerCheck: chosenCheck, ticket } = entry;
  const change = (part: Partial<NoteEntry>): void => {
    const changed = { ...entry, ...part };
    setEntry(changed);
    keeper.keep(changed);
  };

  const draft = useMemo((): Omit<NoteDraft, 'setReason' | 'setCallerCheck' | 'setTicket'> => {
    // What the form begins with may be something the policy doesn't offer.
    const reason = chosenReason !== null && offered.reasons.includes(chosenReason) ? chosenReason : null;
    const callerCheck = chosenCheck !== null && offered.callerChecks.includes(chosenCheck) ? chosenCheck : null;
    const trimmed = ticket.trim();
    const missing = (demands: NoteDemands, check: CallerCheck | null = callerCheck): MissingNote | null => {
      if (reason === null) return 'reason';
      if (demands.callerCheckRequired && check === null) return 'callerCheck';
      if (trimmed === '' ? demands.ticketRequired : !isTicket(trimmed, offered.ticketPattern)) return 'ticket';
      return null;
    };
    return {
      reason,
      callerCheck,
      ticket,
      reasons: offered.reasons.map((value) => ({ value, label: t(`reason.${value}`) })),
      callerChecks: offered.callerChecks.map((value) => ({ value, label: t(`callerCheck.${value}`) })),
      missing,
      note: (demands, check: CallerCheck | null = callerCheck) =>
        reason === null || missing(demands, check) !== null
          ? null
          : { reason, callerCheck: check, ticket: trimmed === '' ? null : trimmed },
    };
  }, [chosenReason, chosenCheck, ticket, offered, t]);
  return {
    ...draft,
    setReason: (reason) => change({ reason }),
    setCallerCheck: (callerCheck) => change({ callerCheck }),
    setTicket: (typed) => change({ ticket: typed }),
  };
}
