import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionImport } from '../../../../shared/domain/connection-file';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';

interface FileState {
  /** What was read from a file and waits for the agent's choice. */
  readonly file: ConnectionImport | null;
  /** What was exported last. */
  readonly saved: { readonly fileName: string; readonly count: number } | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  exportAs(ids: readonly string[]): Promise<void>;
  read(): Promise<void>;
  add(entries: readonly number[]): Promise<void>;
  leave(): void;
}
export type FileStore = StoreApi<FileState>;

/** Connections out to a file and in from one. */
export function createFileStore(bridge: Bridge, onChanged: () => Promise<void>): FileStore {
  return createStore<FileState>((set, get) => ({
    file: null,
    saved: null,
    problem: null,
    busy: false,

    async exportAs(ids) {
      set({ problem: null, saved: null });
      const answer = await attempt(bridge.connections.exportFile({ ids: [...ids] }));
      if (answer.ok) set({ saved: answer.value });
      else set({ problem: unlessLeft(answer.problem) });
    },
    async read() {
      set({ problem: null, saved: null });
      const answer = await attempt(bridge.connections.readFile());
      if (answer.ok) set({ file: answer.value });
      else set({ problem: unlessLeft(answer.problem) });
    },
    async add(entries) {
      const { file, busy } = get();
      if (file === null || busy) return;
      set({ busy: true, problem: null });
      const answer = await attempt(bridge.connections.importFile({ importId: file.importId, entries: [...entries] }));
      set({ busy: false });
      if (!answer.ok) {
        set({ problem: unlessLeft(answer.problem) });
        return;
      }
      set({ file: null });
      await onChanged();
    },
    leave: () => set({ file: null, problem: null }),
  }));
}

/** Whoever leaves a dialog of the OS knows that. */
function unlessLeft(problem: Problem): Problem | null {
  return problem.kind === 'failure' && problem.failure.code === 'cancelled' ? null : problem;
}
