import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountRef } from '../../../../shared/domain/account';
import type { JournalEntry } from '../../../../shared/domain/journal-entry';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { emptyForm, filterOf, type FilterForm } from './filter-form';

/** So many new entries fill a screen; a search for rare ones goes on until it has them or everything was looked at. */
const screenful = 40;

interface JournalState {
  readonly form: FilterForm;
  /** Only this account's entries; null for everybody's. */
  readonly account: AccountRef | null;
  readonly entries: readonly JournalEntry[];
  /** Where it goes on; null at the beginning of the journal. */
  readonly next: string | null;
  /** Down to which day has been searched. */
  readonly searchedTo: string | null;
  readonly reading: boolean;
  readonly problem: Problem | null;
  change(form: Partial<FilterForm>): Promise<void>;
  clear(): Promise<void>;
  showAll(): Promise<void>;
  /** Reads from the newest entry on. */
  refresh(): Promise<void>;
  more(): Promise<void>;
  stop(): void;
}
export type JournalStore = StoreApi<JournalState>;

/** What the journal screen shows. An answer to a filter that was changed meanwhile is dropped. */
export function createJournalStore(bridge: Bridge, account: AccountRef | null): JournalStore {
  let reading = 0;

  return createStore<JournalState>((set, get) => {
    async function read(from: string | null): Promise<void> {
      const mine = (reading += 1);
      const before = get().entries.length;
      set({ reading: true, problem: null });
      for (let cursor: string | undefined = from ?? undefined; ;) {
        const filter = filterOf(get().form, get().account);
        const answer = await attempt(bridge.journal.page({ filter, ...(cursor === undefined ? {} : { cursor }) }));
        if (mine !== reading) return;
        if (!answer.ok) {
          set({ reading: false, problem: answer.problem });
          return;
        }
        const { entries, next, searchedTo } = answer.value;
        const all = [...get().entries, ...entries];
        const enough = next === null || all.length - before >= screenful;
        set({ entries: all, next, searchedTo, reading: !enough });
        if (enough) return;
        cursor = next;
      }
    }
    const restart = (changes: Partial<Pick<JournalState, 'form' | 'account'>>): Promise<void> => {
      set({ ...changes, entries: [], next: null, searchedTo: null });
      return read(null);
    };

    return {
      ...{ form: emptyForm, account, entries: [], next: null, searchedTo: null, reading: true, problem: null },
      change: (form) => restart({ form: { ...get().form, ...form } }),
      clear: () => restart({ form: emptyForm }),
      showAll: () => restart({ account: null }),
      refresh: () => restart({}),
      async more() {
        const { next, reading: busy } = get();
        if (next !== null && !busy) await read(next);
      },
      stop() {
        reading += 1;
      },
    };
  });
}
