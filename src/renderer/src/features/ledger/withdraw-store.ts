import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountRef } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { attempt, isOutcomeUnknown, type Problem } from '../../bridge/attempt';
import type { Bridge, PreparedWithdrawal } from '../../bridge/bridge';

export type WithdrawStep =
  | { readonly phase: 'preparing' }
  | { readonly phase: 'asking'; readonly prepared: PreparedWithdrawal }
  | { readonly phase: 'acting'; readonly prepared: PreparedWithdrawal }
  | { readonly phase: 'done'; readonly at: string }
  | { readonly phase: 'failed'; readonly problem: Problem; readonly isUnknown: boolean };

interface WithdrawState {
  readonly step: WithdrawStep;
  /** Reads the account and opens the write; also the way on after a failure. */
  prepare(): Promise<void>;
  /** Sends it once. A second call while it is under way does nothing. */
  act(note: WriteNote): Promise<void>;
}
export type WithdrawStore = StoreApi<WithdrawState>;

/** Making the links of one account worthless, from the question to what the vendor confirmed. */
export function createWithdrawStore(bridge: Bridge, ref: AccountRef): WithdrawStore {
  return createStore<WithdrawState>((set, get) => ({
    step: { phase: 'preparing' },
    async prepare() {
      set({ step: { phase: 'preparing' } });
      const answer = await attempt(bridge.resets.prepareSupersede({ ref }));
      set({
        step: answer.ok
          ? { phase: 'asking', prepared: answer.value }
          : { phase: 'failed', problem: answer.problem, isUnknown: false },
      });
    },
    async act(note) {
      const { step } = get();
      if (step.phase !== 'asking') return;
      set({ step: { phase: 'acting', prepared: step.prepared } });
      const answer = await attempt(bridge.resets.supersede({ actionId: step.prepared.actionId, ref, note }));
      set({
        step: answer.ok
          ? { phase: 'done', at: answer.value.at }
          : { phase: 'failed', problem: answer.problem, isUnknown: isOutcomeUnknown(answer.problem) },
      });
    },
  }));
}
