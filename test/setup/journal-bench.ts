import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileJournal, type FileJournal, type FileJournalOptions } from '../../src/main/journal/file-journal';
import { journalRecordSchema, type JournalRecord } from '../../src/main/journal/record';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createFaultyJournalFiles, type FaultyJournalFiles } from '../fakes/faulty-journal-files';
import { createFixedClock, type FixedClock } from '../fakes/fixed-clock';
import { createMemorySecretStore, type MemorySecretStore } from '../fakes/memory-secret-store';

/** A folder for one journal, and everything a journal needs, under the test's control. */
export interface JournalFolder {
  readonly folder: string;
  readonly clock: FixedClock;
  readonly secretStore: MemorySecretStore;
  readonly files: FaultyJournalFiles;
  open(changes?: Partial<FileJournalOptions>): Promise<FileJournal>;
  /** The journal's files, oldest first. */
  names(): Promise<readonly string[]>;
  /** What stands in the files, read without the journal's own code. */
  records(): Promise<readonly JournalRecord[]>;
  /** What an outsider finds with the program we hand out. */
  verify(head?: object): { readonly good: boolean; readonly says: string };
  close(): Promise<void>;
}

export async function openJournalFolder(): Promise<JournalFolder> {
  const base = await mkdtemp(join(tmpdir(), 'keydesk-journal-'));
  const folder = join(base, 'journal');
  const clock = createFixedClock();
  const secretStore = createMemorySecretStore();
  const files = createFaultyJournalFiles(folder);
  const opened: FileJournal[] = [];

  async function names(): Promise<readonly string[]> {
    return (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).sort();
  }

  return {
    folder,
    clock,
    secretStore,
    files,
    open: async (changes = {}) => {
      const journal = await createFileJournal({
        ...{ folder, clock, secretStore, files, ids: createCryptoIds() },
        ...{ installationId: 'desk-07', appVersion: '1.0.0', agent: 'os:anna' },
        // No test waits for these: what is grouped is written by the next record, and retries are asked for.
        ...{ groupMs: 60_000, retryMs: 60_000 },
        ...changes,
      });
      opened.push(journal);
      return journal;
    },
    names,
    records: async () => {
      const texts = await Promise.all((await names()).map((name) => readFile(join(folder, name), 'utf8')));
      return texts
        .join('')
        .trimEnd()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => journalRecordSchema.parse(JSON.parse(line)));
    },
    verify: (head) => {
      const args = ['resources/keydesk-verify.mjs', folder, ...(head ? [JSON.stringify(head)] : [])];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (stderr !== '') throw new Error(stderr);
      return { good: status === 0, says: stdout.trim() };
    },
    close: async () => {
      files.failAt(null);
      for (const journal of opened) await journal.close();
      await rm(base, { recursive: true, force: true });
    },
  };
}
