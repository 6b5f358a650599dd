import { readKey, readOrMakeKey } from '../secrets/kept-key';
import { journalMonthKey, journalSealKey, type SecretStore } from '../secrets/secret-store';

/** The journal's keys, asked for once and then remembered as long as the journal is open. */
export interface JournalKeys {
  /** Made when the month has none. */
  ofMonth(month: string): Promise<Buffer>;
  /** Null when the month has none: it was deleted, or never made. */
  ofPastMonth(month: string): Promise<Buffer | null>;
  seal(): Promise<Buffer>;
  /** Null when there is none yet. */
  pastSeal(): Promise<Buffer | null>;
  forget(month: string): Promise<void>;
}

export function createJournalKeys(store: SecretStore): JournalKeys {
  const kept = new Map<string, Promise<Buffer>>();

  let forgotten = 0;

  function once(name: string, get: () => Promise<Buffer>): Promise<Buffer> {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const mine = get();
    kept.set(name, mine);
    mine.catch(() => kept.delete(name));
    return mine;
  }

  return {
    ofMonth: (month) => once(month, () => readOrMakeKey(store, journalMonthKey(month))),
    ofPastMonth: async (month) => {
      const known = kept.get(month);
      if (known !== undefined) return await known;
      const before = forgotten;
      const key = await readKey(store, journalMonthKey(month));
      // One that was deleted while it was being read must not live on here.
      if (key !== null && before === forgotten) kept.set(month, Promise.resolve(key));
      return key;
    },
    seal: () => once('seal', () => readOrMakeKey(store, journalSealKey)),
    pastSeal: async () => await (kept.get('seal') ?? readKey(store, journalSealKey)),
    forget: async (month) => {
      await store.delete(journalMonthKey(month));
      forgotten += 1;
      kept.delete(month);
    },
  };
}
