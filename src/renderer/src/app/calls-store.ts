import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountRow } from '../../../shared/domain/lookup-event';
import { cleanQuery } from '../../../shared/domain/lookup-key';
import type { Bridge } from '../bridge/bridge';
import { createUndoStore, type UndoStore } from '../features/access/undo-store';
import { createAccountStore, type AccountStore } from '../features/account/account-store';
import { createLookupStore, isSameAccount, type LookupStore } from '../features/lookup/lookup-store';
import { rowsOf, unambiguousMatch } from '../features/lookup/lookup-summary';
import { createCallNotes, type CallNotes } from '../stores/call-notes';

/** One caller: what was looked up for them, and the account that is open. */
export interface Call {
  readonly id: number;
  readonly lookup: LookupStore;
  readonly account: AccountStore | null;
  /** The undo of the last change on the open account; null while none is open. */
  readonly undo: UndoStore | null;
  readonly notes: CallNotes;
}

/** Where the focus is to go next; a new stamp is a new request. */
export interface FocusRequest {
  readonly at: 'search' | 'rows' | 'account';
  readonly stamp: number;
}

/** As many as there are keys for. */
export const maxCalls = 9;

interface CallsState {
  readonly calls: readonly [Call, ...Call[]];
  readonly currentId: number;
  readonly focus: FocusRequest;
  /** Enter in the search box: looks up, or goes on to the rows of what was looked up already. */
  search(): Promise<void>;
  goToRows(): void;
  goToSearch(): void;
  open(row: AccountRow): void;
  /** Opens an account that no look-up led to: in a call of its own if this one has an account. */
  openBeside(row: AccountRow): void;
  /** From the open account back to what was looked up for it. */
  back(): void;
  newCall(): void;
  /** Looks something up in a call of its own, unless the current one is still empty. */
  lookUpBeside(query: string): Promise<void>;
  select(id: number): void;
  close(id: number): void;
  /** Ends every look-up and reading that still runs. */
  stop(): void;
}
export type CallsStore = StoreApi<CallsState>;

export function currentCall(state: Pick<CallsState, 'calls' | 'currentId'>): Call {
  return state.calls.find(({ id }) => id === state.currentId) ?? state.calls[0];
}

/** The calls of this window. A look-up made while an account is open belongs to the next caller and gets a tab of its own. */
export function createCallsStore(bridge: Bridge): CallsStore {
  let lastId = 0;
  const createCall = (): Call => ({
    id: (lastId += 1),
    lookup: createLookupStore(bridge),
    account: null,
    undo: null,
    notes: createCallNotes(),
  });
  const dispose = (call: Call): void => {
    call.lookup.getState().stop();
    call.account?.getState().stop();
  };
  const first = createCall();

  return createStore<CallsState>((set, get) => {
    const ask = (at: FocusRequest['at']): void => set((state) => ({ focus: { at, stamp: state.focus.stamp + 1 } }));

    const append = (call: Call): void => {
      const { calls } = get();
      const [oldest, ...others] = calls;
      if (calls.length < maxCalls) {
        set({ calls: [...calls, call], currentId: call.id });
        return;
      }
      // The tenth call takes the place of the oldest: an account can be looked up again at any time.
      dispose(oldest);
      const [next, ...rest] = [...others, call];
      set({ calls: [next, ...rest], currentId: call.id });
    };

    /** The call a new look-up belongs to, with the text that was typed for it. */
    const callForSearch = (): Call => {
      const call = currentCall(get());
      if (call.account === null) return call;
      const { text, by, lookup } = call.lookup.getState();
      const next = createCall();
      next.lookup.setState({ text, by });
      call.lookup.setState({
        text: lookup.phase === 'idle' ? '' : lookup.query,
        by: 'by' in lookup ? lookup.by : null,
      });
      append(next);
      return next;
    };

    return {
      calls: [first],
      currentId: first.id,
      focus: { at: 'search', stamp: 0 },

      async search() {
        const { lookup: asked } = currentCall(get());
        const { text, by, lookup } = asked.getState();
        const repeated = 'by' in lookup && lookup.query === cleanQuery(text) && lookup.by === by;
        if (repeated && rowsOf(lookup).length > 0) {
          const only = unambiguousMatch(lookup);
          if (only === null) ask('rows');
          else get().open(only);
          return;
        }
        const call = callForSearch();
        const finished = await call.lookup.getState().search();
        if (!finished || get().currentId !== call.id) return;
        const { lookup: found, text: textNow } = call.lookup.getState();
        // Whoever has gone on typing or opened a row in the meantime is not interrupted.
        if (currentCall(get()).account !== null || !('query' in found) || found.query !== textNow) return;
        const match = unambiguousMatch(found);
        if (match !== null) get().open(match);
        else if (rowsOf(found).length > 0) ask('rows');
      },

      goToRows: () => ask('rows'),
      goToSearch: () => ask('search'),

      open(row) {
        const { calls, currentId } = get();
        const call = currentCall(get());
        if (call.account !== null && isSameAccount(call.account.getState().ref, row.ref)) {
          ask('account');
          return;
        }
        call.account?.getState().stop();
        const account = createAccountStore(bridge, row);
        const undo = createUndoStore(bridge, {
          onAccount(newer) {
            void account.getState().replace(newer);
            call.lookup.getState().patchRow(newer);
          },
        });
        const opened = (other: Call): Call => (other.id === currentId ? { ...other, account, undo } : other);
        const [head, ...tail] = calls;
        set({ calls: [opened(head), ...tail.map(opened)] });
        ask('account');
        void account.getState().load();
      },

      openBeside(row) {
        const { account } = currentCall(get());
        if (account !== null && !isSameAccount(account.getState().ref, row.ref)) get().newCall();
        get().open(row);
      },

      back() {
        const { calls, currentId } = get();
        const { account, lookup } = currentCall(get());
        if (account === null) return;
        account.getState().stop();
        const left = (call: Call): Call => (call.id === currentId ? { ...call, account: null, undo: null } : call);
        const [head, ...tail] = calls;
        set({ calls: [left(head), ...tail.map(left)] });
        const asked = lookup.getState().lookup;
        if ('query' in asked) lookup.getState().setText(asked.query);
        ask(rowsOf(asked).length > 0 ? 'rows' : 'search');
      },

      newCall() {
        const empty = get().calls.find(
          ({ lookup, account }) => account === null && lookup.getState().lookup.phase === 'idle',
        );
        if (empty === undefined) append(createCall());
        else set({ currentId: empty.id });
        ask('search');
      },

      async lookUpBeside(query) {
        get().newCall();
        const { lookup } = currentCall(get());
        lookup.getState().setBy(null);
        lookup.getState().setText(query);
        await get().search();
      },

      select(id) {
        set({ currentId: id });
        ask(currentCall(get()).account === null ? 'search' : 'account');
      },

      close(id) {
        const { calls, currentId } = get();
        const at = calls.findIndex((call) => call.id === id);
        const closed = calls[at];
        if (closed === undefined) return;
        dispose(closed);
        const [head, ...tail] = calls.filter((call) => call.id !== id);
        const remaining: readonly [Call, ...Call[]] = [head ?? createCall(), ...tail];
        const neighbour = remaining[Math.min(at, remaining.length - 1)] ?? remaining[0];
        set({ calls: remaining, currentId: id === currentId ? neighbour.id : currentId });
        ask(currentCall(get()).account === null ? 'search' : 'account');
      },

      stop: () => get().calls.forEach(dispose),
    };
  });
}
