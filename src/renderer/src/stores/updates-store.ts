import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UpdateState } from '../../../shared/domain/update-state';
import { attempt, type Problem } from '../bridge/attempt';
import type { Bridge } from '../bridge/bridge';

interface UpdatesState {
  /** How it stands; null until main has said so. */
  readonly state: UpdateState | null;
  /** Why the last thing that was asked for was refused. */
  readonly problem: Problem | null;
  /** Follows main until `signal` is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  check(): Promise<void>;
  download(version: string): Promise<void>;
  cancel(): Promise<void>;
  install(version: string): Promise<void>;
  restart(): Promise<void>;
}
export type UpdatesStore = StoreApi<UpdatesState>;

/** Updates of the program itself, for the preferences and for the notices above every screen. */
export function createUpdatesStore(bridge: Bridge): UpdatesStore {
  return createStore<UpdatesState>((set) => {
    async function ask(call: ReturnType<Bridge['updates']['check']>): Promise<void> {
      const answer = await attempt(call);
      set({ problem: answer.ok ? null : answer.problem });
    }
    return {
      state: null,
      problem: null,
      async follow(signal) {
        try {
          for await (const state of await bridge.updates.state(undefined, { signal })) set({ state });
        } catch {
          // What was known stays; whoever opens the window again asks again.
        }
      },
      check: () => ask(bridge.updates.check()),
      download: (version) => ask(bridge.updates.download({ version })),
      cancel: () => ask(bridge.updates.cancel()),
      install: (version) => ask(bridge.updates.install({ version })),
      restart: () => ask(bridge.updates.restart()),
    };
  });
}
