import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccessChange, AccessState, ShopperAccount } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import { isOffered, type VendorCapabilities } from '../../../../shared/domain/capability';
import { attempt, isOutcomeUnknown, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';

/** A change that the vendor confirmed, with what it takes to bring it back. */
export interface DoneChange {
  readonly change: AccessChange;
  readonly note: WriteNote;
  readonly before: ShopperAccount;
  readonly after: ShopperAccount;
}

export type UndoStep =
  | { readonly phase: 'none' }
  | { readonly phase: 'offered'; readonly done: DoneChange }
  /** It can't be brought back as it was; why is said. */
  | { readonly phase: 'impossible'; readonly done: DoneChange; readonly why: 'not-offered' | 'other-state-before' }
  | { readonly phase: 'working' }
  | { readonly phase: 'undone'; readonly change: AccessChange }
  | { readonly phase: 'failed'; readonly problem: Problem; readonly unknown: boolean };

interface UndoStoreState {
  readonly step: UndoStep;
  /** Takes note of a change that was just made. */
  offer(done: DoneChange, capabilities: VendorCapabilities | null): void;
  /**
   * Takes the change back, as a write of its own for the same reason. A second call does nothing. Resolves with the change
   * the agent has to be asked about, because the policy wants more for it than was said the first time.
   */
  undo(): Promise<AccessChange | null>;
  dismiss(): void;
}
export type UndoStore = StoreApi<UndoStoreState>;

interface UndoStoreOptions {
  readonly onAccount: (account: ShopperAccount) => void;
}

const inverse: Readonly<Record<AccessChange, AccessChange>> = {
  activate: 'deactivate',
  deactivate: 'activate',
  hold: 'release',
  release: 'hold',
};

/** The states a change's inverse leads to, so that nothing else is called an undo. */
const leadsTo: Readonly<Record<AccessChange, readonly AccessState['state'][]>> = {
  activate: ['active', 'unknown'],
  release: ['active'],
  deactivate: ['inactive'],
  hold: ['on-hold'],
};

/** The undo of the last change on one open account. */
export function createUndoStore(bridge: Bridge, { onAccount }: UndoStoreOptions): UndoStore {
  return createStore<UndoStoreState>((set, get) => ({
    step: { phase: 'none' },

    offer(done, capabilities) {
      const back = inverse[done.change];
      if (capabilities === null || !isOffered(capabilities.access[back])) {
        set({ step: { phase: 'impossible', done, why: 'not-offered' } });
      } else if (!leadsTo[back].includes(done.before.access.state)) {
        set({ step: { phase: 'impossible', done, why: 'other-state-before' } });
      } else set({ step: { phase: 'offered', done } });
    },

    async undo() {
      const { step } = get();
      if (step.phase !== 'offered') return null;
      const { change, note, after } = step.done;
      const { ref } = after;
      const back = inverse[change];
      set({ step: { phase: 'working' } });
      const failed = (problem: Problem, unknown = false): void => set({ step: { phase: 'failed', problem, unknown } });

      const prepared = await attempt(bridge.accounts.prepareAccess({ ref, change: back }));
      if (!prepared.ok) {
        failed(prepared.problem);
        return null;
      }
      const { actionId, account, callerCheckRequired } = prepared.value;
      onAccount(account);
      // Somebody else has been here since: what would be taken back is no longer this agent's own change.
      if (account.access.state !== after.access.state) {
        failed({ kind: 'failure', failure: { code: 'conflict', key: 'account-changed' } });
        return null;
      }
      if (callerCheckRequired && note.callerCheck === null) {
        set({ step: { phase: 'none' } });
        return back;
      }
      const answer = await attempt(bridge.accounts.setAccess({ actionId, ref, change: back, note }));
      if (answer.ok) {
        onAccount(answer.value.account);
        set({ step: { phase: 'undone', change: back } });
        return null;
      }
      const unknown = isOutcomeUnknown(answer.problem);
      failed(answer.problem, unknown);
      if (!unknown) return null;
      const now = await attempt(bridge.accounts.get({ ref }));
      if (now.ok) onAccount(now.value);
      return null;
    },

    dismiss: () => set({ step: { phase: 'none' } }),
  }));
}
