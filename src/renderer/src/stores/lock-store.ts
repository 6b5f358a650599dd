import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LockState } from '../../../shared/domain/screen-lock';
import { attempt } from '../bridge/attempt';
import type { Bridge } from '../bridge/bridge';

interface LockStoreState {
  readonly state: LockState;
  /** Follows main, which alone decides, until `signal` is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  lock(): Promise<void>;
  /** Resolves with whether main agreed. */
  unlock(): Promise<boolean>;
}
export type LockStore = StoreApi<LockStoreState>;

const askAgainMs = 1_000;

/** Whether the screen is locked. Main refuses what a locked window may not ask, whatever is shown here. */
export function createLockStore(bridge: Bridge): LockStore {
  return createStore<LockStoreState>((set, get) => ({
    state: { locked: false },
    async follow(signal) {
      try {
        for await (const state of await bridge.app.lockState(undefined, { signal })) set({ state });
      } catch {
        // The stream broke: main is asked again, and refuses everything else for as long as the screen is locked.
      }
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
      if (!signal.aborted) await get().follow(signal);
    },
    async lock() {
      await attempt(bridge.app.lock());
    },
    async unlock() {
      return (await attempt(bridge.app.unlock())).ok;
    },
  }));
}
