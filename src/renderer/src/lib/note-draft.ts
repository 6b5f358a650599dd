import type { CallerCheck, WriteNote, WriteReason } from '../../../shared/domain/action';

/** What the policy asks of a write besides its reason. */
export interface NoteDemands {
  readonly callerCheckRequired: boolean;
  readonly ticketRequired: boolean;
}

interface Choice<T extends string> {
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
  /** The first thing that is still missing or wrong, or null; as it would be with another caller check where one is given. */
  missing(demands: NoteDemands, check?: CallerCheck | null): MissingNote | null;
  /** The finished note, or null while something is missing. */
  note(demands: NoteDemands, check?: CallerCheck | null): WriteNote | null;
}

export type MissingNote = 'reason' | 'callerCheck' | 'ticket';
