import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountRef, ShopperAccount } from '../../../../shared/domain/account';
import type { ConnectionAnswer, LookupEvent } from '../../../../shared/domain/lookup-event';
import {
  cleanQuery,
  detectLookupKeys,
  queryProblem,
  type LookupKey,
  type LookupKind,
} from '../../../../shared/domain/lookup-key';
import { toProblem, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { isUnanswered, type Section } from './section';
import { allSections, type SectionFilter } from './section-filter';

interface Asked {
  readonly query: string;
  readonly by: LookupKind | null;
  readonly keys: readonly LookupKey[];
  readonly sections: readonly Section[];
}

export type Lookup =
  | { readonly phase: 'idle' }
  | ({ readonly phase: 'asking' } & Asked)
  | ({ readonly phase: 'done' } & Asked)
  | { readonly phase: 'refused'; readonly query: string; readonly problem: Problem };

export interface LookupStoreState {
  /** What stands in the search box, which may be ahead of what was looked up. */
  readonly text: string;
  /** The kind the agent chose, or null to have it detected. */
  readonly by: LookupKind | null;
  readonly lookup: Lookup;
  /** What of it is shown; a new look-up shows all again. */
  readonly filter: SectionFilter;
  /** Whether the choice of what is shown is open. */
  readonly choosing: boolean;
  setText(text: string): void;
  setBy(by: LookupKind | null): void;
  setFilter(filter: SectionFilter): void;
  setChoosing(choosing: boolean): void;
  /** Asks every connection. Resolves with false when a newer search took over. */
  search(): Promise<boolean>;
  /** Asks one connection again, or all that did not answer. */
  retry(connectionId?: string): Promise<void>;
  /** Brings a row up to date after its account was changed or read anew. */
  patchRow(account: ShopperAccount): void;
  stop(): void;
}
export type LookupStore = StoreApi<LookupStoreState>;

export function isSameAccount(one: AccountRef, other: AccountRef): boolean {
  return one.connectionId === other.connectionId && one.accountId === other.accountId;
}

function keysFor(query: string, by: LookupKind | null): readonly LookupKey[] {
  return by === null ? detectLookupKeys(query) : [{ by, value: query }];
}

function withAnswer(
  sections: readonly Section[],
  connectionId: string,
  answer: ConnectionAnswer | null,
): readonly Section[] {
  return sections.map((section) => (section.connectionId === connectionId ? { connectionId, answer } : section));
}

/** One call's look-up. A newer search aborts an older one, whose answers are dropped. */
export function createLookupStore(bridge: Bridge): LookupStore {
  let running = new AbortController();

  return createStore<LookupStoreState>((set, get) => {
    const apply = (event: LookupEvent): void => {
      const { lookup } = get();
      if (lookup.phase !== 'asking') return;
      switch (event.type) {
        case 'started':
          set({
            lookup: {
              ...lookup,
              keys: event.keys,
              sections: event.connectionIds.map((connectionId) => ({ connectionId, answer: null })),
            },
          });
          return;
        case 'answer':
          set({ lookup: { ...lookup, sections: withAnswer(lookup.sections, event.connectionId, event.answer) } });
          return;
        case 'done':
          set({ lookup: { ...lookup, phase: 'done' } });
      }
    };

    const askAgain = async (asked: Asked, connectionIds: readonly string[], signal: AbortSignal): Promise<void> => {
      const events = await bridge.accounts.find(
        { query: asked.query, connectionIds: [...connectionIds], ...(asked.by === null ? {} : { by: asked.by }) },
        { signal },
      );
      for await (const event of events) {
        if (signal.aborted) return;
        if (event.type === 'answer') apply(event);
      }
    };

    return {
      text: '',
      by: null,
      lookup: { phase: 'idle' },
      filter: allSections,
      choosing: false,
      setText: (text) => set(text === '' ? { text, by: null } : { text }),
      setBy: (by) => set({ by }),
      setFilter: (filter) => set({ filter }),
      setChoosing: (choosing) => set({ choosing }),

      async search() {
        running.abort();
        const { signal } = (running = new AbortController());
        const { text, by } = get();
        const query = cleanQuery(text);
        set({ text: query, filter: allSections });
        const problem = queryProblem(query);
        if (problem !== null) {
          const failure = { code: 'invalid-input', field: 'query', problem } as const;
          set({ lookup: { phase: 'refused', query, problem: { kind: 'failure', failure } } });
          return true;
        }
        set({ lookup: { phase: 'asking', query, by, keys: keysFor(query, by), sections: [] } });
        try {
          const events = await bridge.accounts.find({ query, ...(by === null ? {} : { by }) }, { signal });
          for await (const event of events) {
            if (signal.aborted) return false;
            apply(event);
          }
        } catch (error) {
          if (signal.aborted) return false;
          const { lookup } = get();
          const begun = lookup.phase === 'asking' && lookup.sections.length > 0;
          if (!begun) set({ lookup: { phase: 'refused', query, problem: toProblem(error) } });
        }
        const { lookup } = get();
        if (lookup.phase === 'asking') set({ lookup: { ...lookup, phase: 'done' } });
        return !signal.aborted;
      },

      async retry(connectionId) {
        const { lookup } = get();
        if (lookup.phase !== 'done') return;
        const { signal } = running;
        const again = lookup.sections
          .filter((section) =>
            connectionId === undefined ? isUnanswered(section) : section.connectionId === connectionId,
          )
          .map((section) => section.connectionId);
        const sections = again.reduce<readonly Section[]>((list, id) => withAnswer(list, id, null), lookup.sections);
        set({ lookup: { ...lookup, phase: 'asking', sections } });
        try {
          await askAgain(lookup, again, signal);
        } catch (error) {
          if (signal.aborted) return;
          const problem = toProblem(error);
          // After a bug the connections stay without an answer, which the list says and offers to ask again.
          if (problem.kind === 'failure') {
            const answer = { state: 'failed', failure: problem.failure, retryable: true } as const;
            for (const id of again) apply({ type: 'answer', connectionId: id, answer, durationMs: 0 });
          }
        }
        const now = get().lookup;
        if (!signal.aborted && now.phase === 'asking') set({ lookup: { ...now, phase: 'done' } });
      },

      patchRow(account) {
        const { lookup } = get();
        if (lookup.phase !== 'asking' && lookup.phase !== 'done') return;
        const { ref, email, code, login, access } = account;
        const sections = lookup.sections.map((section) => {
          if (section.connectionId !== ref.connectionId || section.answer?.state !== 'rows') return section;
          const rows = section.answer.rows.map((row) =>
            isSameAccount(row.ref, ref) ? { ...row, name: account.name.display, email, code, login, access } : row,
          );
          return { ...section, answer: { ...section.answer, rows } };
        });
        set({ lookup: { ...lookup, sections } });
      },

      stop: () => running.abort(),
    };
  });
}
