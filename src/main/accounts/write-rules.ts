import type { WriteNote } from '../../shared/domain/action';
import { fail } from '../../shared/domain/failure';
import type { PolicyAction } from '../../shared/domain/policy';
import type { Policy } from '../policy/policy';

/** What the dialog of a write asks for besides a reason. */
export interface NoteRules {
  readonly ticketRequired: boolean;
  readonly callerCheckRequired: boolean;
}

/** @throws KeydeskError `policy-denied` for something the policy lets nobody do */
export function checkAction(action: PolicyAction, policy: Policy): void {
  const allowed: readonly PolicyAction[] = policy.allowedActions;
  if (!allowed.includes(action)) throw fail({ code: 'policy-denied', rule: 'allowedActions' });
}

/** @throws KeydeskError `invalid-input` for a note that leaves out, or names, what the policy would not have */
export function checkNote(note: WriteNote, rules: NoteRules, policy: Policy): void {
  if (!policy.reasons.includes(note.reason)) {
    throw fail({ code: 'invalid-input', field: 'reason', problem: 'not-offered' });
  }
  if (note.ticket === null) {
    if (rules.ticketRequired) throw fail({ code: 'invalid-input', field: 'ticket', problem: 'required' });
  } else if (!fitsPattern(note.ticket, policy.ticketPattern)) {
    throw fail({ code: 'invalid-input', field: 'ticket', problem: 'pattern' });
  }
  if (note.callerCheck === null) {
    if (rules.callerCheckRequired) throw fail({ code: 'invalid-input', field: 'callerCheck', problem: 'required' });
  } else if (!policy.callerChecks.includes(note.callerCheck)) {
    throw fail({ code: 'invalid-input', field: 'callerCheck', problem: 'not-offered' });
  }
}

function fitsPattern(ticket: string, pattern: string | null): boolean {
  return pattern === null || new RegExp(`^(?:${pattern})$`, 'u').test(ticket);
}
