import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountRef, ShopperAccount } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { attempt, isOutcomeUnknown, type Problem } from '../../bridge/attempt';
import type { Bridge, PreparedConfirmation, ResentConfirmation } from '../../bridge/bridge';

export type ConfirmationStep =
  | { readonly phase: 'preparing' }
  | { readonly phase: 'asking'; readonly prepared: PreparedConfirmation }
  | { readonly phase: 'acting'; readonly prepared: PreparedConfirmation }
  | { readonly phase: 'done'; readonly accepted: ResentConfirmation }
  | { readonly phase: 'failed'; readonly problem: Problem; readonly isUnknown: boolean };

interface ConfirmationState {
  readonly step: ConfirmationStep;
  /** Reads the account and opens the write; also the way on after a failure. */
  prepare(): Promise<void>;
  /** Asks once. A second call while it is under way does nothing. */
  act(note: WriteNote): Promise<void>;
}
export type ConfirmationStore = StoreApi<ConfirmationState>;

/** Asking for a registration's confirmation once more, from the question to what the vendor accepted. */
export function createConfirmationStore(
  bridge: Bridge,
  ref: AccountRef,
  told: { onAccount(account: ShopperAccount): void; onSettled(asked: boolean): void },
): ConfirmationStore {
  return createStore<ConfirmationState>((set, get) => ({
    step: { phase: 'preparing' },
    async prepare() {
      set({ step: { phase: 'preparing' } });
      const answer = await attempt(bridge.accounts.prepareConfirmation({ ref }));
      set({
        step: answer.ok
          ? { phase: 'asking', prepared: answer.value }
          : { phase: 'failed', problem: answer.problem, isUnknown: false },
      });
      if (answer.ok) told.onAccount(answer.value.account);
    },
    async act(note) {
      const { step } = get();
      if (step.phase !== 'asking') return;
      const { prepared } = step;
      set({ step: { phase: 'acting', prepared } });
      const answer = await attempt(bridge.accounts.resendConfirmation({ actionId: prepared.actionId, ref, note }));
      set({
        step: answer.ok
          ? { phase: 'done', accepted: answer.value }
          : { phase: 'failed', problem: answer.problem, isUnknown: isOutcomeUnknown(answer.problem) },
      });
      told.onSettled(answer.ok);
    },
  }));
}
