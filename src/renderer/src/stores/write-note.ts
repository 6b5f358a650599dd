import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  callerChecks,
  ticketSchema,
  writeReasons,
  type CallerCheck,
  type WriteNote,
  type WriteReason,
} from '../../../shared/domain/action';

/** What the policy asks of a write besides its reason. */
export interface NoteDemands {
  readonly callerCheckRequired: boolean;
  readonly ticketRequired: boolean;
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface NoteDraft {
  readonly reason: WriteReason | null;
  readonly callerCheck: CallerCheck | null;
  readonly ticket: string;
  readonly reasons: readonly Choice<WriteReason>[];
  readonly callerChecks: readonly Choice<CallerCheck>[];
  setReason(reason: WriteReason): void;
  setCallerCheck(check: CallerCheck): void;
  setTicket(ticket: string): void;
  /** The first thing that is still missing or wrong, or null. */
  missing(demands: NoteDemands): 'reason' | 'callerCheck' | 'ticket' | null;
  /** The finished note, or null while something is missing. */
  note(demands: NoteDemands): WriteNote | null;
}

/** The form behind every write: why, for which ticket, and how the caller was checked. */
export function useWriteNote(defaultReason: WriteReason | null): NoteDraft {
  const { t } = useTranslation();
  const [reason, setReason] = useState(defaultReason);
  const [callerCheck, setCallerCheck] = useState<CallerCheck | null>(null);
  const [ticket, setTicket] = useState('');

  return useMemo(() => {
    const trimmed = ticket.trim();
    const missing = (demands: NoteDemands): 'reason' | 'callerCheck' | 'ticket' | null => {
      if (reason === null) return 'reason';
      if (demands.callerCheckRequired && callerCheck === null) return 'callerCheck';
      if (trimmed === '' ? demands.ticketRequired : !ticketSchema.safeParse(trimmed).success) return 'ticket';
      return null;
    };
    return {
      reason,
      callerCheck,
      ticket,
      reasons: writeReasons.map((value) => ({ value, label: t(`reason.${value}`) })),
      callerChecks: callerChecks.map((value) => ({ value, label: t(`callerCheck.${value}`) })),
      setReason,
      setCallerCheck,
      setTicket,
      missing,
      note: (demands) =>
        reason === null || missing(demands) !== null
          ? null
          : { reason, callerCheck, ticket: trimmed === '' ? null : trimmed },
    };
  }, [reason, callerCheck, ticket, t]);
}
