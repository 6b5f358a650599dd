import type { AccountRow } from '../../../shared/domain/lookup-event';
import type { CallsStore } from './calls-store';

/** What is left of the calls while the screen is locked: which accounts were open, by the stores' own keys, and nothing about anybody. */
export interface KeptCalls {
  readonly accounts: readonly Pick<AccountRow, 'ref' | 'vendor'>[];
  /** Place of the one that was in front, or -1. */
  readonly front: number;
}

export const noCalls: KeptCalls = { accounts: [], front: -1 };

export function keepCalls(calls: CallsStore): KeptCalls {
  const { calls: all, currentId } = calls.getState();
  const open = all.flatMap(({ id, account }) => (account === null ? [] : [{ id, row: account.getState().row }]));
  return {
    accounts: open.map(({ row: { ref, vendor } }) => ({ ref, vendor })),
    front: open.findIndex(({ id }) => id === currentId),
  };
}

/** Opens them again, each read anew from its store. */
export function reopenCalls(calls: CallsStore, kept: KeptCalls): void {
  for (const { ref, vendor } of kept.accounts) {
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
  }
  const front = calls.getState().calls[kept.front];
  if (front !== undefined) calls.getState().select(front.id);
}
