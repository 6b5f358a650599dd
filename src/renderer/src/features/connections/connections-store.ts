import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ConnectionDetail,
  ConnectionDraft,
  ConnectionField,
  ProbeResult,
} from '../../../../shared/domain/connection';
import type { VendorId } from '../../../../shared/domain/vendor';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';

/** What lies over the list: nothing, a form, or the question before removing. */
export type Editing =
  | { readonly mode: 'none' }
  | { readonly mode: 'add'; readonly vendor: VendorId; readonly fields: Loadable<readonly ConnectionField[], Problem> }
  | {
      readonly mode: 'edit';
      readonly vendor: VendorId;
      readonly detail: ConnectionDetail;
      readonly fields: Loadable<readonly ConnectionField[], Problem>;
    }
  | { readonly mode: 'remove'; readonly id: string; readonly name: string };

interface ConnectionsState {
  readonly editing: Editing;
  /** The last test of each connection in this window. */
  readonly probes: Readonly<Record<string, Loadable<ProbeResult, Problem>>>;
  /** Why the last open, save or removal failed; stays until the next try. */
  readonly problem: Problem | null;
  readonly busy: boolean;
  add(vendor: VendorId): Promise<void>;
  edit(id: string): Promise<void>;
  askRemove(id: string, name: string): void;
  leave(): void;
  /** Secrets go in with the draft and are not kept here. */
  save(draft: ConnectionDraft): Promise<void>;
  remove(id: string): Promise<void>;
  probe(id: string): Promise<void>;
}
export type ConnectionsStore = StoreApi<ConnectionsState>;

/** @param onChanged told after the list of connections has changed. */
export function createConnectionsStore(bridge: Bridge, onChanged: () => Promise<void>): ConnectionsStore {
  let opening = 0;

  return createStore<ConnectionsState>((set, get) => {
    const readFields = async (vendor: VendorId): Promise<void> => {
      const mine = (opening += 1);
      const answer = await attempt(bridge.connections.fields({ vendor }));
      const { editing } = get();
      if (mine !== opening || (editing.mode !== 'add' && editing.mode !== 'edit')) return;
      set({
        editing: {
          ...editing,
          fields: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        },
      });
    };
    const setProbe = (id: string, probe: Loadable<ProbeResult, Problem>): void =>
      set((state) => ({ probes: { ...state.probes, [id]: probe } }));

    return {
      editing: { mode: 'none' },
      probes: {},
      problem: null,
      busy: false,

      async add(vendor) {
        set({ editing: { mode: 'add', vendor, fields: loading }, problem: null });
        await readFields(vendor);
      },

      async edit(id) {
        set({ problem: null });
        const answer = await attempt(bridge.connections.get({ id }));
        if (!answer.ok) {
          set({ problem: answer.problem });
          return;
        }
        const { vendor } = answer.value.summary;
        set({ editing: { mode: 'edit', vendor, detail: answer.value, fields: loading } });
        await readFields(vendor);
      },

      askRemove: (id, name) => set({ editing: { mode: 'remove', id, name }, problem: null }),

      leave() {
        opening += 1;
        set({ editing: { mode: 'none' }, problem: null });
      },

      async save(draft) {
        if (get().busy) return;
        set({ busy: true, problem: null });
        const answer = await attempt(bridge.connections.save(draft));
        set({ busy: false });
        if (!answer.ok) {
          set({ problem: answer.problem });
          return;
        }
        set({ editing: { mode: 'none' } });
        await onChanged();
        await get().probe(answer.value.id);
      },

      async remove(id) {
        if (get().busy) return;
        set({ busy: true, problem: null });
        const answer = await attempt(bridge.connections.remove({ id }));
        set({ busy: false });
        if (!answer.ok) {
          set({ problem: answer.problem });
          return;
        }
        set({ editing: { mode: 'none' } });
        await onChanged();
      },

      async probe(id) {
        setProbe(id, loading);
        const answer = await attempt(bridge.connections.probe({ id }));
        setProbe(
          id,
          answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        );
        await onChanged();
      },
    };
  });
}
