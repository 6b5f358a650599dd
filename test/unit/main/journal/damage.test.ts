import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { splitLines } from '../../../../src/main/journal/chain';
import { nodeFiles } from '../../../setup/node-files';
import { BrokenJournal, recover } from '../../../../src/main/journal/recovery';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import { createMemoryJournalFiles } from '../../../fakes/memory-journal-files';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const names = ['journal-000000000001.ndjson', 'journal-000000000006.ndjson', 'journal-000000000009.ndjson'] as const;
const [firstName, secondName, newestName] = names;

let bench: JournalFolder;
/** Bytes of a good journal of three files, by name. */
let good: ReadonlyMap<string, Buffer>;
let goodHead: object;

beforeEach(async () => {
  bench = await openJournalFolder();
  const journal = await bench.open();
  await journal.outcome(await journal.intent(resetIntent), done);
  journal.event('lookup', { count: 2 });
  bench.clock.advance(24 * 60 * 60 * 1000);
  await journal.outcome(await journal.intent(resetIntent), done);
  bench.clock.advance(24 * 60 * 60 * 1000);
  await journal.outcome(await journal.intent(resetIntent), done);
  goodHead = journal.head() ?? {};
  await journal.close();
  expect(await bench.names()).toEqual(names);
  good = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(bench.folder, name))] as const)),
  );
});
afterEach(async () => {
  await bench.close();
});

function bytesOf(name: string): Buffer {
  const bytes = good.get(name);
  if (bytes === undefined) throw new Error('no such file');
  return Buffer.from(bytes);
}

function linesOf(name: string): string[] {
  return splitLines(bytesOf(name)).lines.map(String);
}

async function put(name: string, content: Buffer | readonly string[]): Promise<void> {
  const path = join(bench.folder, name);
  await chmod(path, 0o600);
  await writeFile(path, Buffer.isBuffer(content) ? content : `${content.join('\n')}\n`);
}

/** The program refuses to write, and an outsider finds the damage too. */
async function expectBroken(at: RegExp): Promise<void> {
  const before = await contents();
  const journal = await bench.open();
  await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'journal-unavailable' } });
  const problem = journal.problem();
  expect(problem).toMatchObject({ code: 'journal-unavailable', cause: 'broken' });
  // The window names the place that the check names too.
  const where = problem?.code === 'journal-unavailable' ? problem.at : undefined;
  expect(where).toMatch(/^journal-\d{12}\.ndjson(?::\d+)?$/u);
  await journal.close();
  expect(await contents()).toEqual(before);
  const { good: fine, says } = bench.verify();
  expect(fine).toBe(false);
  expect(says).toMatch(at);
}

async function contents(): Promise<Record<string, string>> {
  const entries = (await readdir(bench.folder)).map(
    async (name) => [name, await readFile(join(bench.folder, name), 'latin1')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

describe('[BI-70] a damaged journal is never written, never repaired, and always found', () => {
  it('with a byte changed in the newest file', async () => {
    const bytes = bytesOf(newestName);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await put(newestName, bytes);
    await expectBroken(/^BAD journal-000000000009\.ndjson:1:/u);
  });

  it('with a line removed, doubled, swapped or inserted', async () => {
    const [a = '', b = ''] = linesOf(newestName);
    const strange = [a.replace('"seq":9', '"seq":10'), '', 'a line of somebody else'];
    const changes = [[b], [a, a, b], [b, a], ...strange.map((line) => [a, line, b])];
    for (const lines of changes) {
      await put(newestName, lines);
      await expectBroken(/^BAD journal-000000000009\.ndjson:\d:/u);
    }
  });

  it('with a line that follows a seal', async () => {
    const lines = [...linesOf(secondName), ...linesOf(newestName)];
    await rm(join(bench.folder, newestName));
    await put(secondName, lines);
    await expectBroken(/^BAD journal-000000000006\.ndjson:4: stands after a seal/u);
  });

  it('with a file missing in the middle', async () => {
    await rm(join(bench.folder, secondName));
    await expectBroken(/^BAD journal-000000000009\.ndjson: does not follow record 5/u);
  });

  it('without the seal of an older file', async () => {
    await put(secondName, linesOf(secondName).slice(0, -1));
    await expectBroken(/^BAD journal-000000000009\.ndjson: the file before it has no seal/u);
  });

  it('with an older file cut in a line', async () => {
    await put(firstName, bytesOf(firstName).subarray(0, -10));
    await expectBroken(/^BAD journal-000000000001\.ndjson: the last line has no end/u);
  });

  it('with a file under another name', async () => {
    await rename(join(bench.folder, newestName), join(bench.folder, 'journal-000000000010.ndjson'));
    await expectBroken(/^BAD journal-000000000010\.ndjson: does not follow record 8/u);
  });

  it('with the files of another journal behind it', async () => {
    const other = await openJournalFolder();
    await (await other.open()).close();
    await copyFile(join(other.folder, firstName), join(bench.folder, 'journal-000000000011.ndjson'));
    await other.close();
    await expectBroken(/^BAD journal-000000000011\.ndjson/u);
  });

  it('as a whole that does not begin at its beginning', async () => {
    await put(firstName, linesOf(firstName).slice(1));
    await expectBroken(/^BAD journal-000000000001\.ndjson:1: does not follow record 0/u);
  });
});

describe('[BI-70] damage in an older file', () => {
  it('is found by whoever checks, at the changed line', async () => {
    const bytes = bytesOf(firstName);
    const at = bytes.indexOf('forgot-password');
    bytes.write('F', at);
    await put(firstName, bytes);
    expect(bench.verify()).toEqual({ good: false, says: 'BAD journal-000000000001.ndjson:2: was changed' });
  });

  it('is found wherever the byte stands', async () => {
    const size = bytesOf(firstName).length;
    const spots = fc.sample(fc.nat(size - 1), 25);
    for (const at of [0, size - 1, ...spots]) {
      const bytes = bytesOf(firstName);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      await put(firstName, bytes);
      expect(bench.verify().good, `byte ${at}`).toBe(false);
    }
  });
});

describe('[BI-70] a tail cut at a line', () => {
  it('is found with an exported head, and only with one', async () => {
    await put(newestName, linesOf(newestName).slice(0, -1));
    expect(bench.verify()).toMatchObject({ good: true });
    expect(bench.verify(goodHead)).toEqual({ good: false, says: 'BAD end: records 10 to 10 are missing' });
  });

  it('is found with the head also when new records stand in its place', async () => {
    await put(newestName, linesOf(newestName).slice(0, -1));
    await (await bench.open()).close();
    expect(bench.verify()).toMatchObject({ good: true });
    expect(bench.verify(goodHead)).toMatchObject({ good: false, says: expect.stringContaining('exported head') });
  });

  it('is not claimed of a good journal that went on', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    expect(bench.verify(goodHead)).toMatchObject({ good: true });
  });
});

describe('a tail without its end', () => {
  it('is moved aside and reported, and the journal goes on', async () => {
    await put(newestName, Buffer.concat([bytesOf(newestName), Buffer.from('{"prev":"half a rec')]));
    const journal = await bench.open();
    expect(await readFile(join(bench.folder, 'journal-000000000011.torn'), 'utf8')).toBe('{"prev":"half a rec');
    expect((await bench.records()).at(-1)).toMatchObject({ seq: 11, kind: 'alarm', act: 'app.fault', n: 19 });
    await journal.intent(resetIntent);
    expect(journal.problem()).toBeNull();
    expect(bench.verify(goodHead)).toMatchObject({ good: true });
  });

  it('does not take the place of one that was moved aside before', async () => {
    for (const tail of ['one', 'two']) {
      await put(newestName, Buffer.concat([bytesOf(newestName), Buffer.from(tail)]));
      await recover(nodeFiles(bench.folder));
    }
    expect(await readFile(join(bench.folder, 'journal-000000000011.torn'), 'utf8')).toBe('onetwo');
  });

  it('may be a page of zeros, as a power cut leaves it', async () => {
    await put(newestName, Buffer.concat([bytesOf(newestName), Buffer.alloc(4096)]));
    expect((await bench.open()).problem()).toBeNull();
    expect(bench.verify(goodHead)).toMatchObject({ good: true });
  });
});

describe('a crash around the change of files', () => {
  it('after the seal: the next record begins a new file', async () => {
    await rm(join(bench.folder, newestName));
    await chmod(join(bench.folder, secondName), 0o600);
    const journal = await bench.open();
    await journal.intent(resetIntent);
    expect(await bench.names()).toEqual(names);
    expect(bench.verify()).toMatchObject({ good: true });
    expect(await journal.history(subject)).toHaveLength(3);
  });

  it('after the new file was made, before its first record', async () => {
    await put(newestName, Buffer.alloc(0));
    const journal = await bench.open();
    await journal.intent(resetIntent);
    expect((await bench.records()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('before the first record of all', async () => {
    const fresh = await openJournalFolder();
    await mkdir(fresh.folder);
    await writeFile(join(fresh.folder, firstName), '');
    const journal = await fresh.open();
    await journal.intent(resetIntent);
    expect((await fresh.records()).map(({ act }) => act)).toEqual(['journal.open', 'reset.mail']);
    await fresh.close();
  });
});

describe('[FT-52] recovery', () => {
  function disk(newest: Buffer): ReturnType<typeof createMemoryJournalFiles> {
    return createMemoryJournalFiles([...good, [newestName, newest]]);
  }

  it('keeps every complete record, wherever the newest file was cut', async () => {
    const whole = bytesOf(newestName);
    for (let length = 0; length <= whole.length; length += 1) {
      const { lines, rest } = splitLines(whole.subarray(0, length));
      const files = disk(whole.subarray(0, length));
      const found = await recover(files);
      expect(found.head.seq).toBe(8 + lines.length);
      expect(found.tornBytes).toBe(rest.length);
      const kept = whole.subarray(0, length - rest.length);
      expect(files.contents.get(newestName)?.equals(kept)).toBe(true);
      expect(
        files.contents.get(`journal-${String(9 + lines.length).padStart(12, '0')}.torn`) ?? Buffer.alloc(0),
      ).toEqual(rest);
    }
  });

  it('takes no changed byte for a good journal, wherever it stands', async () => {
    const whole = bytesOf(newestName);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const found = await recover(disk(changed)).catch((error: unknown) => error);
        // A changed end of the last line makes it a torn one; everything else stops the journal.
        expect(found instanceof BrokenJournal).toBe(at !== whole.length - 1);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('[BI-70] the end of an older file', () => {
  it('is no seal when its members stand in another order', async () => {
    const lines = linesOf(firstName);
    const seal: unknown = JSON.parse(lines.at(-1) ?? '');
    if (typeof seal !== 'object' || seal === null) throw new Error('it ends with a seal');
    const turned = JSON.stringify(Object.fromEntries(Object.entries(seal).reverse()));
    await put(firstName, [...lines.slice(0, -1), turned]);
    await expectBroken(/BAD/u);
  });
});

describe('[BI-70] a journal whose beginning is gone', () => {
  it('and whose first line claims no place is broken', async () => {
    await rm(join(bench.folder, firstName));
    await put(secondName, ['no record', ...linesOf(secondName).slice(1)]);
    await expectBroken(/BAD/u);
  });
});
