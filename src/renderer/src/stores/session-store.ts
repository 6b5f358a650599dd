import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionSummary } from '../../../shared/domain/connection';
import type { PolicyView } from '../../../shared/domain/policy-view';
import type { HotKeyState, Preferences, SeatRules } from '../../../shared/domain/preferences';
import { attempt, type Problem } from '../bridge/attempt';
import type { AppInfo, Bridge } from '../bridge/bridge';
import { loading, type Loadable } from '../lib/loadable';

/** What main said about the seat when the window opened. */
export interface Seat {
  readonly preferences: Preferences;
  readonly rules: SeatRules | null;
  readonly hotKey: HotKeyState;
}

interface SessionState {
  readonly info: Loadable<AppInfo, Problem>;
  readonly connections: Loadable<readonly ConnectionSummary[], Problem>;
  readonly preferences: Preferences;
  /** What the machine's rules say about the seat; null when main could not say. */
  readonly rules: SeatRules | null;
  /** The rules of this machine. */
  readonly policy: Loadable<PolicyView, Problem>;
  /** What became of the chosen hot key. */
  readonly hotKey: HotKeyState;
  loadInfo(): Promise<void>;
  /** Asks again what is wrong with the program, unless that makes main ask a keychain which may then ask for a password. */
  refreshInfo(): Promise<void>;
  loadPolicy(): Promise<void>;
  /** Reads the connections again; the old list stays in place until the new one is there. */
  loadConnections(): Promise<void>;
  /** Takes effect at once. Resolves with the problem when the choice could not be kept. */
  choose(change: Partial<Preferences>): Promise<Problem | null>;
}
export type SessionStore = StoreApi<SessionState>;

/** What every screen needs to know: the program's own state and the configured stores. */
export function createSessionStore(bridge: Bridge, { preferences, rules, hotKey }: Seat): SessionStore {
  return createStore<SessionState>((set, get) => ({
    info: loading,
    connections: loading,
    preferences,
    rules,
    policy: loading,
    hotKey,
    async loadInfo() {
      const answer = await attempt(bridge.app.info());
      if (!answer.ok) {
        set({ info: { phase: 'failed', problem: answer.problem } });
        return;
      }
      set({ info: { phase: 'ready', value: answer.value } });
      // Main waits a while before it says so; asking again is how its last word is heard.
      if (answer.value.keychainPending) await get().loadInfo();
    },
    async refreshInfo() {
      const { info } = get();
      if (info.phase !== 'ready' || info.value.keychainPending || info.value.keychainProblem !== null) return;
      await get().loadInfo();
    },
    async loadPolicy() {
      const answer = await attempt(bridge.policy.get());
      set({
        policy: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
      });
    },
    async loadConnections() {
      const answer = await attempt(bridge.connections.list());
      set({
        connections: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
      });
    },
    async choose(change) {
      const chosen = { ...get().preferences, ...change };
      set({ preferences: chosen });
      const answer = await attempt(bridge.settings.set({ preferences: chosen }));
      if (!answer.ok) return answer.problem;
      set({ hotKey: answer.value.hotKey });
      return null;
    },
  }));
}
