import type { AccountRow } from '../../../shared/domain/lookup-event';
import type { KeptNotes } from '../stores/call-notes';
import { currentCall, type CallsStore } from './calls-store';

interface KeptCall extends Pick<AccountRow, 'ref' | 'vendor'> {
  readonly notes: KeptNotes;
}

/**
 * What is left of the calls while the screen is locked: which accounts were open, by the stores' own keys, and why and for
 * which ticket the agent was about to act. Nothing of it is a shopper's.
 */
export interface KeptCalls {
  readonly accounts: readonly KeptCall[];
  /** Place of the one that was in front, or -1. */
  readonly front: number;
}

export const noCalls: KeptCalls = { accounts: [], front: -1 };

/** @param ticketPattern the policy's form of a ticket; null for any */
export function keepCalls(calls: CallsStore, ticketPattern: string | null): KeptCalls {
  const { calls: all, currentId } = calls.getState();
  const open = all.flatMap(({ id, account, notes }) =>
    account === null ? [] : [{ id, row: account.getState().row, notes }],
  );
  return {
    accounts: open.map(({ row: { ref, vendor }, notes }) => ({ ref, vendor, notes: notes.kept(ref, ticketPattern) })),
    front: open.findIndex(({ id }) => id === currentId),
  };
}

/** Opens them again, each read anew from its store. */
export function reopenCalls(calls: CallsStore, kept: KeptCalls): void {
  for (const { ref, vendor, notes } of kept.accounts) {
    calls.getState().newCall();
    calls.getState().open({
      ref,
      vendor,
      name: '',
      email: null,
      code: null,
      login: null,
      access: { state: 'unknown', why: 'vendor-has-none' },
    });
    currentCall(calls.getState()).notes.restore(ref, notes);
  }
  const front = calls.getState().calls[kept.front];
  if (front !== undefined) calls.getState().select(front.id);
}
