import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileJournal } from '../../../../src/main/journal/file-journal';
import type { AppendFile, JournalFiles } from '../../../../src/main/journal/files';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import { resetIntent } from '../../../conformance/journal.suite';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;

let bench: JournalFolder;
/** How many lines each append handed to the disk. */
let appends: number[];
/** Holds the disk's answers back until it is opened again. */
let gate: { readonly opened: Promise<void>; open(): void } | null;

beforeEach(async () => {
  bench = await openJournalFolder();
  appends = [];
  gate = null;
});
afterEach(async () => {
  gate?.open();
  await bench.close();
});

function closeGate(): void {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  gate = { opened, open };
}

/** The test's disk, which counts lines and answers late when it is told to. */
function watched(files: JournalFiles): JournalFiles {
  return {
    ...files,
    openAppend: async (name, how): Promise<AppendFile> => {
      const file = await files.openAppend(name, how);
      return {
        append: async (bytes) => {
          appends.push(bytes.toString('utf8').split('\n').length - 1);
          await file.append(bytes);
          await gate?.opened;
        },
        close: file.close,
      };
    },
  };
}

function openWatched(): Promise<FileJournal> {
  return bench.open({ files: watched(bench.files) });
}

async function refusal(intent: Promise<string>): Promise<string> {
  return await intent.then(
    () => 'acknowledged',
    (error: unknown) => (isKeydeskError(error) ? error.failure.code : 'a bug'),
  );
}

async function many(journal: FileJournal, tickets: readonly string[]): Promise<readonly string[]> {
  return await Promise.all(tickets.map((ticket) => journal.intent({ ...resetIntent, ticket })));
}

describe('intents that are asked for at once', () => {
  it('are written one by one, each synced by itself, in the order in which they were asked for', async () => {
    const journal = await openWatched();
    appends = [];
    const tickets = ['A', 'B', 'C', 'D', 'E'];
    const ids = await many(journal, tickets);
    expect(appends).toEqual([1, 1, 1, 1, 1]);
    expect((await bench.records()).flatMap(({ ticket }) => ticket ?? [])).toEqual(tickets);
    await Promise.all(ids.map((id) => journal.outcome(id, done)));
    expect(appends).toHaveLength(10);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('go to the disk while it is still busy with the first, and none is acknowledged before its own answer', async () => {
    const journal = await openWatched();
    appends = [];
    closeGate();
    let acknowledged = 0;
    const ids = ['A', 'B', 'C'].map((ticket) =>
      journal.intent({ ...resetIntent, ticket }).then(() => (acknowledged += 1)),
    );
    await expect.poll(() => appends).toEqual([1, 1, 1]);
    expect(acknowledged).toBe(0);
    expect(journal.head()).toMatchObject({ seq: 1 });
    gate?.open();
    await Promise.all(ids);
    expect(acknowledged).toBe(3);
    expect(journal.head()).toMatchObject({ seq: 4 });
  });

  it('go on in the next file when one is full', async () => {
    const journal = await bench.open({ files: watched(bench.files), maxFileBytes: 3000 });
    const tickets = Array.from({ length: 12 }, (_, at) => `T-${at}`);
    await many(journal, tickets);
    expect((await bench.names()).length).toBeGreaterThan(2);
    expect((await bench.records()).flatMap(({ ticket }) => ticket ?? [])).toEqual(tickets);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('[FT-50] are all refused when the disk fails at the first, and closed as not sent if it took them after all', async () => {
    const journal = await openWatched();
    const open = await journal.intent({ ...resetIntent, ticket: 'OPEN' });
    journal.event('lookup', { count: 7 });
    bench.files.failAt('sync', 'ENOSPC');
    const told = await Promise.all(
      ['A', 'B', 'C'].map((ticket) => refusal(journal.intent({ ...resetIntent, ticket }))),
    );
    expect(told).toEqual(['journal-unavailable', 'journal-unavailable', 'journal-unavailable']);
    expect(journal.problem()).toEqual({ code: 'journal-unavailable', cause: 'disk-full' });
    bench.files.failAt(null);
    await journal.outcome(open, done);
    expect(journal.problem()).toBeNull();
    const records = await bench.records();
    for (const { id, ticket } of records.filter(({ kind }) => kind === 'intent')) {
      const ends = records.filter(({ ref }) => ref === id).map(({ out, code }) => `${out} ${code ?? ''}`.trim());
      expect(ends, ticket).toEqual([ticket === 'OPEN' ? 'ok' : 'failed journal-unavailable']);
    }
    expect(records.filter(({ n }) => n === 7)).toHaveLength(1);
    expect(records.filter(({ act }) => act === 'app.fault')).toHaveLength(1);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('[FT-50] are acknowledged up to the one at which the disk fails', async () => {
    const journal = await openWatched();
    closeGate();
    journal.event('lookup', { count: 7 });
    const first = refusal(journal.intent({ ...resetIntent, ticket: 'FIRST' }));
    await expect.poll(() => appends.at(-1)).toBe(2);
    // On the disk, not answered yet. The next one fails at once, and its answer comes earlier.
    bench.files.failAt('write', 'EIO');
    const second = refusal(journal.intent({ ...resetIntent, ticket: 'SECOND' }));
    expect(await second).toBe('journal-unavailable');
    gate?.open();
    expect(await first).toBe('acknowledged');
    // That the first got there says nothing of the disk as it is now.
    expect(journal.problem()).toEqual({ code: 'journal-unavailable', cause: 'disk-error' });
    bench.files.failAt(null);
    await journal.intent({ ...resetIntent, ticket: 'THIRD' });
    const records = await bench.records();
    expect(records.flatMap(({ ticket }) => ticket ?? [])).toEqual(['FIRST', 'THIRD']);
    expect(records.filter(({ n }) => n === 7)).toHaveLength(1);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('are on the disk before the journal closes', async () => {
    const journal = await openWatched();
    closeGate();
    const asked = many(journal, ['A', 'B']);
    const closed = journal.close();
    gate?.open();
    await closed;
    expect(await asked).toHaveLength(2);
    expect((await bench.records()).flatMap(({ ticket }) => ticket ?? [])).toEqual(['A', 'B']);
  });
});
