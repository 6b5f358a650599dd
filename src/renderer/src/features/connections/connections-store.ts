import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ConnectionDetail,
  ConnectionDraft,
  ConnectionField,
  ConnectionsOverview,
} from '../../../../shared/domain/connection';
import type { VendorId } from '../../../../shared/domain/vendor';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';
import { followTest, type TestRun } from './test-run';

type Fields = Loadable<readonly ConnectionField[], Problem>;

/** What lies over the list: nothing, a form, or the question before removing. */
export type Editing =
  | { readonly mode: 'none' }
  /** `from` is the connection whose settings, not secrets, the new one begins with. */
  | { readonly mode: 'add'; readonly vendor: VendorId; readonly from: ConnectionDetail | null; readonly fields: Fields }
  | { readonly mode: 'edit'; readonly vendor: VendorId; readonly detail: ConnectionDetail; readonly fields: Fields }
  | { readonly mode: 'remove'; readonly id: string; readonly name: string };

interface ConnectionsState {
  readonly editing: Editing;
  readonly overview: ConnectionsOverview | null;
  /** The last test of each connection in this window. */
  readonly tests: Readonly<Record<string, TestRun>>;
  /** The last test of what stands in the form. */
  readonly draftTest: TestRun | null;
  /** A training store that was just taken off the list, for putting it back. */
  readonly removed: { readonly vendor: VendorId; readonly name: string } | null;
  /** Why the last open, save or removal failed; stays until the next try. */
  readonly problem: Problem | null;
  readonly busy: boolean;
  loadOverview(): Promise<void>;
  add(vendor: VendorId): Promise<void>;
  edit(id: string): Promise<void>;
  duplicate(id: string): Promise<void>;
  askRemove(id: string, name: string): void;
  leave(): void;
  /** Secrets go in with the draft and are not kept here. */
  save(draft: ConnectionDraft): Promise<void>;
  remove(id: string): Promise<void>;
  /** Takes a training store off the list, which asks nothing because it can be put back. */
  hideTraining(vendor: VendorId, name: string): Promise<void>;
  restoreTraining(vendors: readonly VendorId[]): Promise<void>;
  reorder(ids: readonly string[]): Promise<void>;
  test(id: string): Promise<void>;
  stopTest(id: string): void;
  testDraft(draft: ConnectionDraft): Promise<void>;
  stopDraftTest(): void;
}
export type ConnectionsStore = StoreApi<ConnectionsState>;

/** @param onChanged told after the list of connections has changed. */
export function createConnectionsStore(bridge: Bridge, onChanged: () => Promise<void>): ConnectionsStore {
  let opening = 0;
  const running = new Map<string, AbortController>();
  /** No connection has this id. */
  const draftId = '';

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
    const readDetail = async (id: string): Promise<ConnectionDetail | null> => {
      set({ problem: null, draftTest: null });
      const answer = await attempt(bridge.connections.get({ id }));
      if (!answer.ok) set({ problem: answer.problem });
      return answer.ok ? answer.value : null;
    };
    const begin = (id: string): AbortSignal => {
      running.get(id)?.abort();
      const mine = new AbortController();
      running.set(id, mine);
      return mine.signal;
    };
    /** Does one thing at a time; true when it was done. */
    const act = async (work: Parameters<typeof attempt>[0]): Promise<boolean> => {
      if (get().busy) return false;
      set({ busy: true, problem: null });
      const answer = await attempt(work);
      set({ busy: false, problem: answer.ok ? null : answer.problem });
      return answer.ok;
    };
    const changed = async (): Promise<void> => {
      await Promise.all([onChanged(), get().loadOverview()]);
    };

    return {
      editing: { mode: 'none' },
      overview: null,
      tests: {},
      draftTest: null,
      removed: null,
      problem: null,
      busy: false,

      async loadOverview() {
        const answer = await attempt(bridge.connections.overview());
        if (answer.ok) set({ overview: answer.value });
      },

      async add(vendor) {
        set({ editing: { mode: 'add', vendor, from: null, fields: loading }, problem: null, draftTest: null });
        await readFields(vendor);
      },

      async edit(id) {
        const detail = await readDetail(id);
        if (detail === null) return;
        const { vendor } = detail.summary;
        set({ editing: { mode: 'edit', vendor, detail, fields: loading } });
        await readFields(vendor);
      },

      async duplicate(id) {
        const from = await readDetail(id);
        if (from === null) return;
        const { vendor } = from.summary;
        set({ editing: { mode: 'add', vendor, from, fields: loading } });
        await readFields(vendor);
      },

      askRemove: (id, name) => set({ editing: { mode: 'remove', id, name }, problem: null }),

      leave() {
        opening += 1;
        get().stopDraftTest();
        set({ editing: { mode: 'none' }, problem: null, draftTest: null });
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
        get().leave();
        await changed();
        await get().test(answer.value.id);
      },

      async remove(id) {
        if (!(await act(bridge.connections.remove({ id })))) return;
        set({ editing: { mode: 'none' } });
        await changed();
      },

      async hideTraining(vendor, name) {
        if (!(await act(bridge.connections.remove({ id: vendor })))) return;
        set({ removed: { vendor, name } });
        await changed();
      },

      async restoreTraining(vendors) {
        if (!(await act(bridge.connections.restoreTraining({ vendors: [...vendors] })))) return;
        set({ removed: null });
        await changed();
      },

      async reorder(ids) {
        if (await act(bridge.connections.reorder({ ids: [...ids] }))) await onChanged();
      },

      async test(id) {
        const signal = begin(id);
        await followTest(
          (limit) => bridge.connections.test({ id }, { signal: limit }),
          signal,
          (run) => {
            if (running.get(id)?.signal === signal) set((state) => ({ tests: { ...state.tests, [id]: run } }));
          },
        );
        await onChanged();
      },
      stopTest: (id) => running.get(id)?.abort(),

      async testDraft(draft) {
        const signal = begin(draftId);
        await followTest(
          (limit) => bridge.connections.testDraft(draft, { signal: limit }),
          signal,
          (run) => {
            if (running.get(draftId)?.signal === signal) set({ draftTest: run });
          },
        );
      },
      stopDraftTest: () => running.get(draftId)?.abort(),
    };
  });
}
