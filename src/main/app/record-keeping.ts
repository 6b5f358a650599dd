import type { Failure } from '../../shared/domain/failure';
import type { Journal } from '../journal/journal';
import { probeKeychain } from '../secrets/keychain-probe';
import type { SecretStore } from '../secrets/secret-store';

/** Where a journal's keys come from, and with it which journal it is. */
export type JournalKind = 'keychain' | 'session';

/**
 * Keychain and journal, which hang together: the journal's keys are in the keychain. Without a keychain only training
 * connections work, and what is done there goes into a journal whose keys live as long as the program.
 */
export interface RecordKeeping {
  /** The journal in force. Until it is open, events wait and intents are held up. */
  readonly journal: Journal;
  /** Probes the keychain, the first time and as long as it has a problem, and opens the journal that goes with it. */
  check(): Promise<void>;
  /** Which journal is in force; waits until one is. */
  journalKind(): Promise<JournalKind>;
  /** Null when the keychain works, as far as is known. */
  keychainProblem(): Failure | null;
}

export function createRecordKeeping(options: {
  readonly keychain: SecretStore;
  readonly session: SecretStore;
  openJournal(kind: JournalKind, store: SecretStore): Promise<Journal>;
}): RecordKeeping {
  let problem: Failure | null = null;
  let current: { readonly kind: JournalKind; readonly journal: Journal } | null = null;
  let checking: Promise<void> | null = null;
  const waiting: ((journal: Journal) => void)[] = [];
  /** Which journal an open intent is in: its outcome belongs there, even after a change. */
  const intents = new Map<string, Journal>();

  async function look(): Promise<void> {
    problem = await probeKeychain(options.keychain);
    const kind: JournalKind = problem === null ? 'keychain' : 'session';
    if (current?.kind === kind) return;
    const before = current;
    const journal = await options.openJournal(kind, kind === 'keychain' ? options.keychain : options.session);
    current = { kind, journal };
    for (const hand of waiting.splice(0)) hand(journal);
    // Whoever still has an intent in it keeps it open until the end of the program.
    if (before !== null && intents.size === 0) await before.journal.close();
  }

  function check(): Promise<void> {
    if (current !== null && problem === null) return Promise.resolve();
    checking ??= look().finally(() => {
      checking = null;
    });
    return checking;
  }

  async function opened(): Promise<Journal> {
    if (current !== null) return current.journal;
    return await new Promise((resolve) => {
      waiting.push(resolve);
    });
  }

  const journal: Journal = {
    async intent(intent) {
      const target = await opened();
      const id = await target.intent(intent);
      intents.set(id, target);
      return id;
    },
    async outcome(intentId, outcome) {
      const target = intents.get(intentId) ?? (await opened());
      intents.delete(intentId);
      await target.outcome(intentId, outcome);
    },
    event(...event) {
      if (current === null) waiting.push((target) => target.event(...event));
      else current.journal.event(...event);
    },
    history: async (subject) => await (await opened()).history(subject),
    async *verify(against, signal) {
      yield* (await opened()).verify(against, signal);
    },
    trail: async () => await (await opened()).trail(),
    resets: async (sinceMs) => await (await opened()).resets(sinceMs),
    erasableMonths: async () => await (await opened()).erasableMonths(),
    eraseMonth: async (month) => {
      await (await opened()).eraseMonth(month);
    },
    problem: () => current?.journal.problem() ?? null,
    async close() {
      await checking;
      await current?.journal.close();
    },
  };

  return {
    journal,
    check,
    async journalKind() {
      await opened();
      return current?.kind ?? 'session';
    },
    keychainProblem: () => problem,
  };
}
