import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HistoryEntry } from '../../../../shared/contract/journal';
import type { AccountRef, ShopperAccount } from '../../../../shared/domain/account';
import type { AccountRow } from '../../../../shared/domain/lookup-event';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';

/** The search for the same e-mail in stores that were not asked yet. */
export type Elsewhere =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking'; readonly rows: readonly AccountRow[] }
  | { readonly phase: 'done'; readonly rows: readonly AccountRow[]; readonly silent: number };

export interface AccountStoreState {
  readonly ref: AccountRef;
  /** What the list knew, shown until the account itself is read. */
  readonly row: AccountRow;
  readonly account: Loadable<ShopperAccount, Problem>;
  readonly history: Loadable<readonly HistoryEntry[], Problem>;
  readonly elsewhere: Elsewhere;
  /** Reads account and history; a newer reading wins. */
  load(): Promise<void>;
  /** Puts in place what a write answered with, and reads the history again. */
  replace(account: ShopperAccount): Promise<void>;
  readHistory(): Promise<void>;
  lookElsewhere(email: string, connectionIds: readonly string[]): Promise<void>;
  stop(): void;
}
export type AccountStore = StoreApi<AccountStoreState>;

/** One open account. */
export function createAccountStore(bridge: Bridge, row: AccountRow): AccountStore {
  const { ref } = row;
  const closed = new AbortController();
  let reading = 0;

  return createStore<AccountStoreState>((set, get) => {
    const readHistory = async (): Promise<void> => {
      const answer = await attempt(bridge.journal.history({ ref }));
      set({
        history: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
      });
    };
    const addRow = (found: AccountRow): void => {
      const { elsewhere } = get();
      if (elsewhere.phase === 'asking') set({ elsewhere: { ...elsewhere, rows: [...elsewhere.rows, found] } });
    };

    return {
      ref,
      row,
      account: loading,
      history: loading,
      elsewhere: { phase: 'idle' },
      readHistory,

      async load() {
        const mine = (reading += 1);
        set({ account: loading });
        const [answer] = await Promise.all([attempt(bridge.accounts.get({ ref })), readHistory()]);
        if (mine !== reading) return;
        if (answer.ok) set({ row: rowOf(answer.value) });
        set({
          account: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        });
      },

      async replace(account) {
        reading += 1;
        set({ account: { phase: 'ready', value: account } });
        await readHistory();
      },

      async lookElsewhere(email, connectionIds) {
        if (get().elsewhere.phase === 'asking') return;
        set({ elsewhere: { phase: 'asking', rows: [] } });
        let silent = connectionIds.length;
        try {
          const events = await bridge.accounts.find(
            { query: email, by: 'email', connectionIds: [...connectionIds] },
            { signal: closed.signal },
          );
          for await (const event of events) {
            if (event.type !== 'answer') continue;
            if (event.answer.state !== 'failed') silent -= 1;
            if (event.answer.state === 'rows') event.answer.rows.forEach(addRow);
          }
        } catch {
          // Whoever has not answered by now is counted as silent, which the page says.
        }
        const { elsewhere } = get();
        if (elsewhere.phase === 'asking') set({ elsewhere: { phase: 'done', rows: elsewhere.rows, silent } });
      },

      stop: () => closed.abort(),
    };
  });
}

/** An account as a list shows it. */
function rowOf({ ref, vendor, name, email, code, login, access }: ShopperAccount): AccountRow {
  return { ref, vendor, name: name.display, email, code, login, access };
}
