import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SecretEntry, SecretList } from '../../../../shared/domain/secret-list';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';

/** A secret of a connection, for a question about it. */
export interface SecretTarget {
  readonly connectionId: string;
  readonly name: string;
  readonly field: string;
}
type Asking = { readonly mode: 'none' } | { readonly mode: 'replace' | 'forget'; readonly target: SecretTarget };

interface SecretsState {
  readonly list: Loadable<SecretList, Problem>;
  readonly asking: Asking;
  readonly problem: Problem | null;
  readonly busy: boolean;
  load(): Promise<void>;
  ask(mode: 'replace' | 'forget', target: SecretTarget): void;
  leave(): void;
  /** The value goes in and is not kept here. */
  replace(value: string): Promise<void>;
  forget(): Promise<void>;
  keep(connectionId: string): Promise<void>;
}
export type SecretsStore = StoreApi<SecretsState>;

/** @param onChanged told after a secret has changed: a connection may have become ready, or not be any more. */
export function createSecretsStore(bridge: Bridge, onChanged: () => Promise<void>): SecretsStore {
  return createStore<SecretsState>((set, get) => {
    const act = async (work: Parameters<typeof attempt>[0]): Promise<void> => {
      set({ busy: true, problem: null });
      const answer = await attempt(work);
      set({ busy: false });
      if (!answer.ok) {
        set({ problem: answer.problem });
        return;
      }
      set({ asking: { mode: 'none' } });
      await Promise.all([get().load(), onChanged()]);
    };
    const target = (): { connectionId: string; field: string } | null => {
      const { asking, busy } = get();
      if (asking.mode === 'none' || busy) return null;
      return { connectionId: asking.target.connectionId, field: asking.target.field };
    };
    return {
      list: loading,
      asking: { mode: 'none' },
      problem: null,
      busy: false,
      async load() {
        const answer = await attempt(bridge.secrets.list());
        set({
          list: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        });
      },
      ask: (mode, wanted) => set({ asking: { mode, target: wanted }, problem: null }),
      leave: () => set({ asking: { mode: 'none' }, problem: null }),
      async replace(value) {
        const field = target();
        if (field !== null) await act(bridge.secrets.replace({ ...field, value }));
      },
      async forget() {
        const field = target();
        if (field !== null) await act(bridge.secrets.forget(field));
      },
      async keep(connectionId) {
        if (!get().busy) await act(bridge.secrets.keep({ connectionId }));
      },
    };
  });
}

/** Entries by the connection they belong to, in the list's order; Keydesk's own keys stand last, under null. */
export function byConnection(
  entries: readonly SecretEntry[],
): readonly { readonly connection: SecretEntry['connection']; readonly entries: readonly SecretEntry[] }[] {
  const groups = Map.groupBy(entries, ({ connection }) => connection?.id ?? null);
  return [...groups.values()].map((own) => ({ connection: own[0]?.connection ?? null, entries: own }));
}
