import type { AccountRef, ShopperAccount } from '../../shared/domain/account';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Journal, JournalIntent, JournalOutcome, RecordedReset, ResetAct } from '../journal/journal';

/** How far back resets are remembered, in days. */
export const ledgerDays = 7;
const dayMs = 86_400_000;

export interface KnownReset extends RecordedReset {
  /** Whether it was begun before the program was started, and so is known from the journal alone. */
  readonly isEarlier: boolean;
  /** The account was read since, and is no longer marked for a new password. */
  readonly isUsed: boolean;
}

/** The resets of this desk: those the journal tells of, and those that are recorded while the program runs. */
export interface KnownResets {
  /** The same journal, with every reset that passes through it taken note of. */
  watch(journal: Journal): Journal;
  /** Reads what the journal knows from before, once for each journal. @throws KeydeskError when it can't be read */
  load(): Promise<void>;
  /** Oldest first, nothing older than `ledgerDays`. */
  list(): readonly KnownReset[];
  /** Takes note of an account that was read just now: a forced reset whose mark is gone was used. */
  seen(account: ShopperAccount): void;
  /** Calls back after each change; returns what ends that. */
  onChange(listener: () => void): () => void;
}

export function createKnownResets(options: {
  readonly clock: Clock;
  /** Who acts now. */
  readonly agent: string | null;
  /** Which journal is in force, once one is: another one is read anew. */
  journalKind(): Promise<string>;
}): KnownResets {
  const { clock } = options;
  const known = new Map<string, KnownReset>();
  const listeners = new Set<() => void>();
  let journal: Journal | null = null;
  let loading: { readonly kind: string; readonly done: Promise<void> } | null = null;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function put(reset: KnownReset): void {
    known.set(reset.id, reset);
    changed();
  }

  function begin(id: string, { act, subject, ticket }: JournalIntent): void {
    if (!isReset(act)) return;
    const at = new Date(clock.now()).toISOString();
    const agent = options.agent ?? 'none';
    put({ id, at, agent, act, subject, ticket, outcome: null, isEarlier: false, isUsed: false });
  }

  function settle(id: string, { out, token }: JournalOutcome): void {
    const reset = known.get(id);
    if (reset === undefined) return;
    const expiresAt = token === null ? null : new Date(token.exp * 1_000).toISOString();
    put({ ...reset, outcome: { out, expiresAt } });
  }

  async function read(from: Journal): Promise<void> {
    const resets = await from.resets(clock.now() - ledgerDays * dayMs).catch((error: unknown) => {
      throw isKeydeskError(error) ? error : fail({ code: 'journal-unavailable' }, { cause: error });
    });
    for (const reset of resets) {
      if (!known.has(reset.id)) known.set(reset.id, { ...reset, isEarlier: true, isUsed: false });
    }
    changed();
  }

  return {
    watch(watched) {
      journal = watched;
      return {
        ...watched,
        async intent(intent) {
          const id = await watched.intent(intent);
          begin(id, intent);
          return id;
        },
        async outcome(intentId, outcome) {
          // What happened has happened, whether or not it can be written down.
          settle(intentId, outcome);
          await watched.outcome(intentId, outcome);
        },
      };
    },
    async load() {
      if (journal === null) return;
      const kind = await options.journalKind();
      if (loading?.kind !== kind) {
        const mine = { kind, done: read(journal) };
        loading = mine;
        // The next one who needs it tries again.
        mine.done.catch(() => {
          if (loading === mine) loading = null;
        });
      }
      await loading.done;
    },
    list() {
      const from = clock.now() - ledgerDays * dayMs;
      for (const [id, { at }] of known) if (Date.parse(at) < from) known.delete(id);
      return [...known.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    },
    seen(account) {
      if (account.mustChangePassword !== false) return;
      for (const reset of known.values()) {
        const isDone = reset.act === 'reset.force' && reset.outcome?.out === 'ok' && !reset.isUsed;
        if (isDone && isSameAccount(reset.subject.ref, account.ref)) put({ ...reset, isUsed: true });
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function isSameAccount(one: AccountRef, other: AccountRef): boolean {
  return one.connectionId === other.connectionId && one.accountId === other.accountId;
}

function isReset(act: JournalIntent['act']): act is ResetAct {
  return act === 'reset.link' || act === 'reset.mail' || act === 'reset.force';
}
