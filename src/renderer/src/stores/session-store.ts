import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionSummary } from '../../../shared/domain/connection';
import { attempt, type Problem } from '../bridge/attempt';
import type { AppInfo, Bridge, ThemeChoice } from '../bridge/bridge';
import { loading, type Loadable } from '../lib/loadable';

interface SessionState {
  readonly info: Loadable<AppInfo, Problem>;
  readonly connections: Loadable<readonly ConnectionSummary[], Problem>;
  readonly theme: ThemeChoice;
  loadInfo(): Promise<void>;
  /** Reads the connections again; the old list stays in place until the new one is there. */
  loadConnections(): Promise<void>;
  setTheme(theme: ThemeChoice): Promise<void>;
}
export type SessionStore = StoreApi<SessionState>;

/** What every screen needs to know: the program's own state and the configured stores. */
export function createSessionStore(bridge: Bridge): SessionStore {
  return createStore<SessionState>((set) => ({
    info: loading,
    connections: loading,
    theme: 'system',
    async loadInfo() {
      const answer = await attempt(bridge.app.info());
      if (answer.ok) set({ info: { phase: 'ready', value: answer.value }, theme: answer.value.theme });
      else set({ info: { phase: 'failed', problem: answer.problem } });
    },
    async loadConnections() {
      const answer = await attempt(bridge.connections.list());
      set({
        connections: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
      });
    },
    async setTheme(theme) {
      set({ theme });
      // The window has changed already; a choice that could not be kept is asked for again at the next start.
      await attempt(bridge.app.setTheme({ theme }));
    },
  }));
}
