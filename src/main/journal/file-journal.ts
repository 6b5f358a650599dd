import { fail, type Failure } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Ids } from '../platform/ids';
import type { SecretStore } from '../secrets/secret-store';
import type { WrittenHead } from './chain';
import { createDurableWriter } from './durable-writer';
import { erasableMonths, eraseMonth, monthAsNumber } from './erasure';
import type { JournalFiles } from './files';
import { createHeadExport } from './head-export';
import { readHistory } from './history';
import type { Journal } from './journal';
import { createJournalKeys } from './journal-keys';
import { maxFileBytes } from './line-writer';
import { lockFolder } from './lock';
import { createRecordMaker, type IntentRecord } from './record-maker';
import { readResets } from './reset-records';
import { createDailyWork, deleteOldMonths } from './retention';
import { writeProblem } from './write-problem';
import { takeSnapshot, verifyJournal } from './verify';

export interface FileJournalOptions {
  /** Where `files` are; one program at a time may write there. */
  readonly folder: string;
  readonly files: JournalFiles;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Holds the keys of the months and the seal; one for the session will do for training. */
  readonly secretStore: SecretStore;
  readonly installationId: string;
  readonly appVersion: string;
  /** `os:<account>`; null when nobody knows, and then no write is allowed. */
  readonly agent: string | null;
  readonly retentionMonths?: number;
  readonly clockOffsetMs?: () => number | null;
  /** Takes heads to a place outside the journal: every 100 records, every 10 minutes and at the end. */
  readonly exportHead?: (head: WrittenHead) => void;
  readonly maxFileBytes?: number;
  readonly groupMs?: number;
  readonly retryMs?: number;
}

export interface FileJournal extends Journal {
  /** The last record on the disk; kept elsewhere it shows later that nothing was cut off. Null before the first. */
  head(): WrittenHead | null;
}

/**
 * The journal in a folder of files; see `docs/journal.md`. It opens in any case: where it can't write, `problem` says why,
 * every `intent` is refused with the same failure, and the next one tries again.
 */
export async function createFileJournal(options: FileJournalOptions): Promise<FileJournal> {
  const { folder, files, agent } = options;
  const keys = createJournalKeys(options.secretStore);
  const maker = createRecordMaker({ ...options, keys, clockOffsetMs: options.clockOffsetMs ?? (() => null) });
  const writer = createDurableWriter({
    files,
    lock: () => lockFolder(folder),
    maker,
    heads: createHeadExport(options.exportHead ?? (() => undefined)),
    maxFileBytes: options.maxFileBytes ?? maxFileBytes,
    groupMs: options.groupMs ?? 200,
    retryMs: options.retryMs ?? 30_000,
  });
  const nobody: Failure | null = agent === null ? { code: 'policy-denied', rule: 'agent-identity' } : null;
  const intents = new Map<string, IntentRecord>();
  // What is wrong is told by `problem`, and to whoever wants to write.
  await writer.flush().catch(() => undefined);
  const retention = createDailyWork(options.clock, async () => {
    // Only whoever holds the journal may delete from it, and only what holds together.
    await writer.flush();
    const now = maker.moment().ts;
    await writer.whileStill(() => deleteOldMonths(files, keys, now, options.retentionMonths ?? 12));
  });
  await retention.start();

  return {
    intent: async (intent) => {
      if (nobody !== null) throw fail(nobody);
      const written = await writer.write(() => maker.intent(maker.moment(), intent), 'abandon');
      intents.set(written.id, { asked: intent, written });
      return written.id;
    },
    outcome: async (intentId, outcome) => {
      const intent = intents.get(intentId);
      if (intent === undefined) throw new Error('an outcome without its intent, or a second one');
      intents.delete(intentId);
      await writer.write(() => maker.outcome(maker.moment(), intent, outcome), 'keep');
    },
    event: (act, details = {}) => {
      const moment = maker.moment();
      writer.group(() => maker.event(moment, act, details));
    },
    history: async (subject) => {
      await writer.flush().catch(() => undefined);
      return await readHistory(files, keys, subject).catch(unreadable);
    },
    async *verify(against, signal) {
      await writer.flush().catch(() => undefined);
      try {
        const snapshot = await writer.whileStill(() => takeSnapshot(files));
        // Without the keychain the chain itself can be checked all the same.
        const sealKey = await keys.pastSeal().catch(() => null);
        yield* verifyJournal({ files, snapshot, against, sealKey, signal });
      } catch (error) {
        unreadable(error);
      }
    },
    trail: async () => {
      await writer.flush().catch(() => undefined);
      return { files, monthKey: keys.ofPastMonth };
    },
    resets: async (sinceMs) => {
      await writer.flush().catch(() => undefined);
      return await readResets(files, keys, new Date(sinceMs).toISOString()).catch(unreadable);
    },
    erasableMonths: async () => {
      await writer.flush().catch(() => undefined);
      return await erasableMonths(files, keys, options.clock.now()).catch(unreadable);
    },
    eraseMonth: async (month) => {
      if (nobody !== null) throw fail(nobody);
      // What can't be recorded is not done.
      await writer.flush();
      await writer.whileStill(() => eraseMonth(keys, month, options.clock.now()));
      await writer.write(() => maker.event(maker.moment(), 'secret.delete', { count: monthAsNumber(month) }), 'keep');
    },
    problem: () => nobody ?? writer.problem(),
    head: writer.head,
    close: async () => {
      retention.stop();
      await writer.close();
    },
  };
}

/** A journal that can't be read can't be written either, and for the same reasons. */
function unreadable(error: unknown): never {
  throw fail(writeProblem(error));
}
