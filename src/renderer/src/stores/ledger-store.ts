import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LedgerEntry, LedgerSnapshot } from '../../../shared/domain/reset-ledger';
import { toProblem, type Problem } from '../bridge/attempt';
import type { Bridge } from '../bridge/bridge';
import { loading, type Loadable } from '../lib/loadable';

interface LedgerState {
  readonly snapshot: Loadable<LedgerSnapshot, Problem>;
  /** Keeps the ledger up to date until the signal ends it, or until main fails; then it may be asked again. */
  follow(signal: AbortSignal): Promise<void>;
}
export type LedgerStore = StoreApi<LedgerState>;

/** The resets of this desk, for the screen that lists them and for the account they belong to. */
export function createLedgerStore(bridge: Bridge): LedgerStore {
  return createStore<LedgerState>((set) => ({
    snapshot: loading,
    async follow(signal) {
      set({ snapshot: loading });
      try {
        for await (const snapshot of await bridge.resets.ledger(undefined, { signal })) {
          set({ snapshot: { phase: 'ready', value: snapshot } });
        }
      } catch (error) {
        if (!signal.aborted) set({ snapshot: { phase: 'failed', problem: toProblem(error) } });
      }
      // Nobody looks any more, as when the screen is locked: then nothing is kept either.
      if (signal.aborted) set({ snapshot: loading });
    },
  }));
}

const none: readonly LedgerEntry[] = [];

/** What is known; nothing while it is being read and when it can't be. */
export function entriesOf({ snapshot }: Pick<LedgerState, 'snapshot'>): readonly LedgerEntry[] {
  return snapshot.phase === 'ready' ? snapshot.value.entries : none;
}
