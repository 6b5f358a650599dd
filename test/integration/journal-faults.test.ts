import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileJournal } from '../../src/main/journal/file-journal';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createSystemClock } from '../../src/main/platform/system-clock';
import type { WriteNote } from '../../src/shared/domain/action';
import type { JournalTrouble } from '../../src/shared/domain/failure';
import { composedMain, type ComposedMain } from '../fakes/composed-main';
import { createFaultyJournalFiles, type DiskStep, type FaultyJournalFiles } from '../fakes/faulty-journal-files';

const note: WriteNote = { reason: 'training', ticket: null, callerCheck: 'order-number' };
const ref = { connectionId: 'norce', accountId: '900101' };

let base: string;
let folder: string;
let files: FaultyJournalFiles;
let main: ComposedMain;

/** The real main process with the real journal on a disk whose faults the test decides. */
async function start(): Promise<void> {
  main = await composedMain({
    openJournal: (_kind, secretStore, clockOffsetMs) =>
      createFileJournal({
        ...{ folder, files, secretStore, clockOffsetMs, clock: createSystemClock(), ids: createCryptoIds() },
        ...{ installationId: 'desk-07', appVersion: '1.0.0', agent: 'os:anna', groupMs: 60_000, retryMs: 60_000 },
      }),
  });
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'keydesk-faults-'));
  folder = join(base, 'journal');
  files = createFaultyJournalFiles(folder);
});
afterEach(async () => {
  files.failAt(null);
  await main.close();
  await rm(base, { recursive: true, force: true });
});

/** Both writes are refused with the reason, nothing reaches the vendor, and a look-up finds its account. */
async function expectReadOnly(cause: JournalTrouble): Promise<void> {
  const refused = { code: 'journal-unavailable', cause };
  const before = main.stores.emulators.norce.peek(ref.accountId);
  const access = await main.client.accounts.prepareAccess({ ref, change: 'deactivate' });
  const switched = await safe(
    main.client.accounts.setAccess({ actionId: access.actionId, ref, change: 'deactivate', note }),
  );
  expect(switched.isDefined && switched.error.data).toMatchObject(refused);
  const { actionId } = await main.client.resets.preview({ ref, kind: 'link' });
  const issued = await safe(main.client.resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note }));
  expect(issued.isDefined && issued.error.data).toMatchObject(refused);
  expect(main.stores.emulators.norce.peek(ref.accountId)).toEqual(before);
  await expectLookUp();
  // The window is told why, before anybody tries to write.
  expect((await main.client.app.info()).journalProblem).toMatchObject(refused);
}

async function expectLookUp(): Promise<void> {
  const found: string[] = [];
  for await (const event of await main.client.accounts.find({ query: 'maja@example.test' })) {
    if (event.type === 'answer' && event.answer.state === 'rows') found.push(event.connectionId);
  }
  expect(found.sort()).toEqual(['bigcommerce', 'emporix', 'norce', 'salesforce-b2c']);
}

async function expectWrites(): Promise<void> {
  const { actionId } = await main.client.resets.preview({ ref, kind: 'link' });
  const issued = await main.client.resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note });
  expect(issued.kind).toBe('link');
  expect((await main.client.app.info()).journalProblem).toBeNull();
}

const faults = [
  ['ENOSPC', 'disk-full'],
  ['EACCES', 'no-rights'],
  ['EROFS', 'read-only'],
  ['EIO', 'disk-error'],
] as const;
/** Steps of the first start: makes the file, writes its first record, makes both durable. */
const atStart: readonly DiskStep[] = ['open', 'write', 'sync', 'sync-folder'];

describe('[SC-61][FT-50] the whole main process on a disk that fails', () => {
  it.each(atStart.flatMap((step) => faults.map(([code, cause]) => [step, code, cause] as const)))(
    'at %s with %s from the start: refuses writes, looks up, and writes once the disk is back',
    async (step, code, cause) => {
      files.failAt(step, code);
      await start();
      await expectReadOnly(cause);
      files.failAt(null);
      await expectWrites();
    },
  );

  it.each(['write', 'sync'] as const)('at %s in the middle of the day: the same', async (step) => {
    await start();
    await expectWrites();
    for (const [code, cause] of faults) {
      files.failAt(step, code);
      await expectReadOnly(cause);
    }
    files.failAt(null);
    await expectWrites();
  });

  it('where a torn record can’t be moved aside: the same', async () => {
    await start();
    await main.close();
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), 'half a record', { flag: 'a' });
    files.failAt('truncate', 'EIO');
    await start();
    await expectReadOnly('disk-error');
    files.failAt(null);
    await expectWrites();
  });

  it('in a journal that was tampered with: names the place', async () => {
    await start();
    await expectWrites();
    await main.close();
    const [name = ''] = await readdir(folder);
    await chmod(join(folder, name), 0o600);
    await writeFile(join(folder, name), 'a line of somebody else\n', { flag: 'a' });
    await start();
    await expectReadOnly('broken');
    const { journalProblem } = await main.client.app.info();
    expect(journalProblem?.code === 'journal-unavailable' && journalProblem.at).toMatch(
      /^journal-000000000001\.ndjson:\d+$/u,
    );
  });

  it('[FT-54] while another program writes the same journal', async () => {
    await start();
    const first = main;
    await start();
    await expectReadOnly('in-use');
    await first.close();
    await expectWrites();
  });

  it('with a file where the folder should be, on a real disk', async () => {
    await writeFile(folder, '');
    await start();
    await expectReadOnly('disk-error');
    await rm(folder);
    await mkdir(folder);
    await expectWrites();
  });
});
