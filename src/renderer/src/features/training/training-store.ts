import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TrainingFault, TrainingMail } from '../../../../shared/domain/training';
import { vendorIds, type VendorId } from '../../../../shared/domain/vendor';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';

type Faults = Readonly<Record<VendorId, TrainingFault>>;
const noFaults = Object.fromEntries(vendorIds.map((vendor) => [vendor, 'none'])) as Faults; // fromEntries forgets the keys

interface TrainingState {
  readonly outbox: Loadable<readonly TrainingMail[], Problem>;
  /** As set from this window; a fresh start has none. */
  readonly faults: Faults;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readOutbox(): Promise<void>;
  setFault(vendor: VendorId, fault: TrainingFault): Promise<void>;
  /** Back to the fixtures; resolves with true when it is done. */
  reset(): Promise<boolean>;
}
export type TrainingStore = StoreApi<TrainingState>;

export function createTrainingStore(bridge: Bridge): TrainingStore {
  return createStore<TrainingState>((set, get) => ({
    outbox: loading,
    faults: noFaults,
    problem: null,
    busy: false,

    async readOutbox() {
      const answer = await attempt(bridge.training.outbox());
      set({
        outbox: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
      });
    },

    async setFault(vendor, fault) {
      set({ problem: null });
      const answer = await attempt(bridge.training.faults({ vendor, fault }));
      if (answer.ok) set((state) => ({ faults: { ...state.faults, [vendor]: fault } }));
      else set({ problem: answer.problem });
    },

    async reset() {
      set({ busy: true, problem: null });
      const answer = await attempt(bridge.training.reset());
      set({ busy: false, ...(answer.ok ? { faults: noFaults } : { problem: answer.problem }) });
      await get().readOutbox();
      return answer.ok;
    },
  }));
}
