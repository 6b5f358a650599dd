import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccessChange, AccountRef, ShopperAccount } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { attempt, isOutcomeUnknown, type Problem } from '../../bridge/attempt';
import type { AccessOutcome, Bridge, PreparedAccess } from '../../bridge/bridge';
import type { DoneChange } from './undo-store';
import { loading, type Loadable } from '../../lib/loadable';

export type AccessStep =
  | { readonly phase: 'preparing' }
  | { readonly phase: 'asking'; readonly prepared: PreparedAccess }
  | { readonly phase: 'acting'; readonly prepared: PreparedAccess }
  | {
      readonly phase: 'done';
      readonly outcome: AccessOutcome['outcome'];
      readonly prepared: PreparedAccess;
      readonly account: ShopperAccount;
    }
  /** The change was certainly not made; `before` is the account as it was when the dialog opened, once that was known. */
  | { readonly phase: 'failed'; readonly problem: Problem; readonly before: ShopperAccount | null }
  /** The change may have been made; `now` is the account as read afterwards. */
  | { readonly phase: 'unknown'; readonly problem: Problem; readonly now: Loadable<ShopperAccount, Problem> };

interface AccessStoreState {
  readonly step: AccessStep;
  /** Reads the account and opens the write; also the way on after a failure. */
  prepare(): Promise<void>;
  /** Sends the change once. A second call while it is under way does nothing. */
  act(note: WriteNote): Promise<void>;
}
export type AccessStore = StoreApi<AccessStoreState>;

interface AccessStoreOptions {
  readonly ref: AccountRef;
  readonly change: AccessChange;
  /** Told of every newer state of the account that is learnt on the way. */
  readonly onAccount: (account: ShopperAccount) => void;
  /** Told of a change that the vendor confirmed. */
  readonly onDone: (done: DoneChange) => void;
}

/** One change of a shopper's access, from the question to what the vendor confirmed. */
export function createAccessStore(bridge: Bridge, { ref, change, onAccount, onDone }: AccessStoreOptions): AccessStore {
  return createStore<AccessStoreState>((set, get) => {
    const readBack = async (problem: Problem): Promise<void> => {
      set({ step: { phase: 'unknown', problem, now: loading } });
      const answer = await attempt(bridge.accounts.get({ ref }));
      set({
        step: {
          phase: 'unknown',
          problem,
          now: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        },
      });
      if (answer.ok) onAccount(answer.value);
    };

    return {
      step: { phase: 'preparing' },

      async prepare() {
        set({ step: { phase: 'preparing' } });
        const answer = await attempt(bridge.accounts.prepareAccess({ ref, change }));
        set({
          step: answer.ok
            ? { phase: 'asking', prepared: answer.value }
            : { phase: 'failed', problem: answer.problem, before: null },
        });
        if (answer.ok) onAccount(answer.value.account);
      },

      async act(note) {
        const { step } = get();
        if (step.phase !== 'asking') return;
        const { prepared } = step;
        set({ step: { phase: 'acting', prepared } });
        const answer = await attempt(bridge.accounts.setAccess({ actionId: prepared.actionId, ref, change, note }));
        if (answer.ok) {
          const { outcome, account } = answer.value;
          set({ step: { phase: 'done', outcome, prepared, account } });
          onAccount(account);
          if (outcome === 'done') onDone({ change, note, before: prepared.account, after: account });
        } else if (isOutcomeUnknown(answer.problem)) {
          await readBack(answer.problem);
        } else {
          set({ step: { phase: 'failed', problem: answer.problem, before: prepared.account } });
        }
      },
    };
  });
}

/** Whether an account is as the change wanted it; null where the vendor doesn't say. */
export function isAsWanted(change: AccessChange, account: ShopperAccount): boolean | null {
  const { state } = account.access;
  if (state === 'unknown') return null;
  switch (change) {
    case 'activate':
    case 'release':
      return state === 'active';
    case 'deactivate':
      return state === 'inactive';
    case 'hold':
      return state === 'on-hold';
  }
}
