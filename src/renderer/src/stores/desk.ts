import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ConnectionSummary } from '../../../shared/domain/connection';
import type { Bridge } from '../bridge/bridge';
import { languages, type Language } from '../../../shared/domain/language';
import { valueOr } from '../lib/loadable';
import type { AnnouncerStore } from './announcer-store';
import type { LedgerStore } from './ledger-store';
import type { LockStore } from './lock-store';
import type { SessionStore } from './session-store';
import type { UpdatesStore } from './updates-store';

/** What the shell hands to every feature. */
export interface Desk {
  readonly bridge: Bridge;
  readonly session: SessionStore;
  readonly announcer: AnnouncerStore;
  readonly ledger: LedgerStore;
  readonly lock: LockStore;
  readonly updates: UpdatesStore;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** @throws Error outside the shell, which is a bug. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('used outside the shell');
  return desk;
}

/** The languages the policy lets agents choose from. */
export function useLanguages(): readonly Language[] {
  return useStore(useDesk().session, ({ policy }) => (policy.phase === 'ready' ? policy.value.languages : languages));
}

const none: readonly ConnectionSummary[] = [];

/** The configured stores in their own order; empty until they are known. */
export function useConnections(): readonly ConnectionSummary[] {
  return useStore(useDesk().session, (state) => valueOr(state.connections, none));
}

/** One configured store, or null when it is gone. */
export function useConnection(id: string): ConnectionSummary | null {
  return useConnections().find((connection) => connection.id === id) ?? null;
}
