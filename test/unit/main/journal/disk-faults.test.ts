import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isKeydeskError, type JournalTrouble } from '../../../../src/shared/domain/failure';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import type { DiskStep } from '../../../fakes/faulty-journal-files';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const dayMs = 24 * 60 * 60 * 1000;

let bench: JournalFolder;
beforeEach(async () => {
  bench = await openJournalFolder();
});
afterEach(async () => {
  await bench.close();
});

async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (isKeydeskError(error) ? error.failure.code : 'a bug'),
  );
}

const causes: Readonly<Record<string, JournalTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-rights',
  EPERM: 'no-rights',
  EROFS: 'read-only',
  EIO: 'disk-error',
};
const codes = Object.keys(causes);
const ways = ['nothing', 'half', 'done'] as const;
const atWrite: readonly DiskStep[] = ['write', 'sync'];
const atRotation: readonly DiskStep[] = ['open', 'write', 'sync', 'close', 'make-read-only', 'sync-folder'];

describe('[SC-61][FT-50] a disk that fails at an intent', () => {
  it.each(atWrite.flatMap((step) => codes.flatMap((code) => ways.map((how) => [step, code, how] as const))))(
    'at %s with %s (%s done): refuses the write, then goes on with a whole journal',
    async (step, code, how) => {
      const journal = await bench.open();
      const before = await journal.intent(resetIntent);
      journal.event('lookup', { count: 7 });
      bench.files.failAt(step, code, how);
      expect(await outcome(journal.intent({ ...resetIntent, ticket: 'LOST' }))).toBe('journal-unavailable');
      expect(journal.problem()).toEqual({ code: 'journal-unavailable', cause: causes[code] });
      bench.files.failAt(null);
      const after = await journal.intent({ ...resetIntent, ticket: 'AFTER' });
      expect(journal.problem()).toBeNull();
      for (const id of [before, after]) await journal.outcome(id, done);

      expect(bench.verify()).toMatchObject({ good: true });
      const records = await bench.records();
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
      expect(records.filter(({ n }) => n === 7)).toHaveLength(1);
      expect(records.filter(({ act, code: why }) => act === 'app.fault' && why === 'journal-unavailable')).toHaveLength(
        1,
      );
      // Nothing was sent for the refused intent. If the disk took it all the same, it is closed as such.
      const lost = records.find(({ ticket }) => ticket === 'LOST');
      const ends = records.filter(({ ref }) => ref !== undefined && ref === lost?.id);
      expect(ends.map(({ out, code: why }) => `${out} ${why}`)).toEqual(lost ? ['failed journal-unavailable'] : []);
      const told = (await journal.history(subject)).map(({ ticket, outcome: end }) => `${ticket} ${end}`);
      expect(told.filter((line) => !line.startsWith('LOST'))).toEqual(['AFTER ok', 'INC-1042 ok']);
    },
  );
});

describe('[FT-50] a disk that fails at an outcome', () => {
  it.each(atWrite.flatMap((step) => ways.map((how) => [step, how] as const)))(
    'at %s (%s done): says so, and writes it once the disk is back',
    async (step, how) => {
      const journal = await bench.open();
      const id = await journal.intent(resetIntent);
      bench.files.failAt(step, 'EIO', how);
      expect(await outcome(journal.outcome(id, { out: 'failed', code: 'timeout', token: null }))).toBe(
        'journal-unavailable',
      );
      bench.files.failAt(null);
      await journal.history(subject);
      const ends = (await bench.records()).filter(({ ref }) => ref === id);
      expect(ends).toMatchObject([{ out: 'failed', code: 'timeout' }]);
      expect(journal.problem()).toBeNull();
      expect(bench.verify()).toMatchObject({ good: true });
    },
  );

  it('leaves an unknown outcome when the program ends before the disk is back', async () => {
    const journal = await bench.open();
    const id = await journal.intent(resetIntent);
    bench.files.failAt('write', 'EIO');
    expect(await outcome(journal.outcome(id, done))).toBe('journal-unavailable');
    await journal.close();
    bench.files.failAt(null);
    await bench.open();
    expect((await bench.records()).filter(({ ref }) => ref === id)).toMatchObject([{ out: 'unknown' }]);
  });
});

describe('[FT-50] a disk that fails when a new file begins', () => {
  it.each(atRotation.flatMap((step) => codes.map((code) => [step, code] as const)))(
    'at %s with %s: refuses the write, then goes on with a whole journal',
    async (step, code) => {
      const journal = await bench.open();
      await journal.outcome(await journal.intent(resetIntent), done);
      bench.clock.advance(dayMs);
      bench.files.failAt(step, code);
      expect(await outcome(journal.intent(resetIntent))).toBe('journal-unavailable');
      bench.files.failAt(null);
      await journal.outcome(await journal.intent({ ...resetIntent, ticket: 'AFTER' }), done);
      expect(bench.verify()).toMatchObject({ good: true });
      expect((await journal.history(subject))[0]).toMatchObject({ ticket: 'AFTER', outcome: 'ok' });
      expect((await bench.records()).filter(({ kind }) => kind === 'seal')).toHaveLength(1);
    },
  );
});

it('[FT-50] does not write into a new file whose name may not be on the disk', async () => {
  const journal = await bench.open();
  await journal.outcome(await journal.intent(resetIntent), done);
  bench.clock.advance(dayMs);
  bench.files.failAt('sync-folder');
  for (const _try of [1, 2]) expect(await outcome(journal.intent(resetIntent))).toBe('journal-unavailable');
});

describe('[FT-50] a disk that fails at the start', () => {
  it.each(['open', 'write', 'sync', 'sync-folder', 'read'] as const)(
    'at %s: opens all the same, says why nothing can be written, and tries again',
    async (step) => {
      await (await bench.open()).close();
      if (step !== 'read') await rm(bench.folder, { recursive: true });
      bench.files.failAt(step, 'EACCES');
      const journal = await bench.open();
      expect(journal.problem()).toMatchObject({ code: 'journal-unavailable' });
      expect(await outcome(journal.intent(resetIntent))).toBe('journal-unavailable');
      bench.files.failAt(null);
      expect(await outcome(journal.intent(resetIntent))).toBe('ok');
      expect(journal.problem()).toBeNull();
      expect(bench.verify()).toMatchObject({ good: true });
    },
  );

  it('while a torn tail is moved aside: nothing of it is lost', async () => {
    const first = await bench.open();
    await first.close();
    const [name = ''] = await bench.names();
    await appendFile(`${bench.folder}/${name}`, 'half a record');
    bench.files.failAt('truncate');
    expect((await bench.open()).problem()).toEqual({ code: 'journal-unavailable', cause: 'disk-error' });
    bench.files.failAt(null);
    expect((await readdir(bench.folder)).sort()).toEqual([name, 'journal-000000000002.torn']);
  });

  it('[FT-53] when there is no place for the folder', async () => {
    await rm(dirname(bench.folder), { recursive: true });
    await writeFile(dirname(bench.folder), '');
    const journal = await bench.open();
    expect(journal.problem()).toMatchObject({ code: 'journal-unavailable' });
    await rm(dirname(bench.folder));
    await mkdir(dirname(bench.folder));
    expect(await outcome(journal.intent(resetIntent))).toBe('ok');
  });
});

describe('while the disk fails', () => {
  it('look-ups are kept in memory up to a bound, and what is too much is counted', async () => {
    const journal = await bench.open();
    bench.files.failAt('write', 'ENOSPC');
    for (let at = 0; at < 1500; at += 1) journal.event('lookup', { count: 1 });
    expect(await outcome(journal.intent(resetIntent))).toBe('journal-unavailable');
    bench.files.failAt(null);
    await journal.intent(resetIntent);
    const records = await bench.records();
    expect(records.filter(({ act }) => act === 'lookup')).toHaveLength(1000);
    expect(records.flatMap(({ act, n }) => (act === 'app.fault' && n !== undefined ? [n] : []))).toEqual([500]);
  });

  it('it is tried again by itself', async () => {
    const journal = await bench.open({ retryMs: 20 });
    bench.files.failAt('sync', 'EIO');
    expect(await outcome(journal.intent(resetIntent))).toBe('journal-unavailable');
    bench.files.failAt(null);
    await expect.poll(() => journal.problem()).toBeNull();
    expect(bench.verify()).toMatchObject({ good: true });
  });
});
