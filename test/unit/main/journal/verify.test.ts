import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainLine, chainStart, splitLines, type ChainHead } from '../../../../src/main/journal/chain';
import { fileName } from '../../../../src/main/journal/files';
import { takeSnapshot, verifyJournal } from '../../../../src/main/journal/verify';
import { readKey } from '../../../../src/main/secrets/kept-key';
import { journalSealKey } from '../../../../src/main/secrets/secret-store';
import type { JournalCheckEvent, JournalHead } from '../../../../src/shared/domain/journal-check';
import { resetIntent } from '../../../conformance/journal.suite';
import { createMemoryJournalFiles } from '../../../fakes/memory-journal-files';
import { generatedLines, generatedRecord } from '../../../setup/journal-lines';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const dayMs = 24 * 60 * 60 * 1000;
const [firstName, secondName, newestName] = [fileName(1), fileName(6), fileName(9)];

let bench: JournalFolder;
/** Bytes of a good journal of three files, by name. */
let good: ReadonlyMap<string, Buffer>;
let goodHead: JournalHead;
let sealKey: Buffer;

beforeAll(async () => {
  bench = await openJournalFolder();
  const journal = await bench.open();
  await journal.outcome(await journal.intent(resetIntent), done);
  journal.event('lookup', { count: 2 });
  bench.clock.advance(dayMs);
  await journal.outcome(await journal.intent(resetIntent), done);
  bench.clock.advance(dayMs);
  await journal.outcome(await journal.intent(resetIntent), done);
  const head = journal.head();
  if (head === null) throw new Error('it has records');
  goodHead = head;
  await journal.close();
  good = new Map(
    await Promise.all(
      [firstName, secondName, newestName].map(
        async (name) => [name, await readFile(join(bench.folder, name))] as const,
      ),
    ),
  );
  sealKey = (await readKey(bench.secretStore, journalSealKey)) ?? Buffer.alloc(32);
});
afterAll(async () => {
  await bench.close();
});

function bytesOf(name: string): Buffer {
  const bytes = good.get(name);
  if (bytes === undefined) throw new Error('no such file');
  return Buffer.from(bytes);
}

function linesOf(name: string): Buffer[] {
  return splitLines(bytesOf(name)).lines.map((line) => Buffer.concat([line, Buffer.from('\n')]));
}

interface CheckOptions {
  readonly against?: JournalHead | null;
  readonly key?: Buffer | null;
  readonly signal?: AbortSignal;
}

/** Checks the good journal with some files replaced; null takes one away. */
async function check(
  changes: Readonly<Record<string, Buffer | null>> = {},
  { against = null, key = sealKey, signal = new AbortController().signal }: CheckOptions = {},
): Promise<JournalCheckEvent | undefined> {
  const contents = Object.entries({ ...Object.fromEntries(good), ...changes }).flatMap(([name, bytes]) =>
    bytes === null ? [] : [[name, bytes] as const],
  );
  const files = createMemoryJournalFiles(contents);
  let last: JournalCheckEvent | undefined;
  const snapshot = await takeSnapshot(files);
  for await (const event of verifyJournal({ files, snapshot, against, sealKey: key, signal })) last = event;
  return last;
}

describe('a good journal', () => {
  it('is good, with the seals of this desk, and matches its head', async () => {
    expect(await check({}, { against: goodHead })).toEqual({
      ...{ step: 'good', records: 10, firstSeq: 1, head: goodHead, headMatched: true },
      ...{ seals: 2, clockRanBack: 0, strangeSeals: [] },
    });
  });

  it('is good without a key and without a head', async () => {
    expect(await check({}, { key: null })).toMatchObject({ step: 'good', headMatched: false, strangeSeals: null });
  });

  it('is good when old files are gone, and says where it begins', async () => {
    expect(await check({ [firstName]: null })).toMatchObject({ step: 'good', records: 5, firstSeq: 6 });
    const before = { seq: 5, hash: headOf(linesOf(firstName).at(-1)) };
    expect(await check({ [firstName]: null }, { against: before })).toMatchObject({ step: 'good', headMatched: true });
  });

  it('is good when it is empty', async () => {
    const nothing = { [firstName]: null, [secondName]: null, [newestName]: null };
    expect(await check(nothing)).toMatchObject({ step: 'good', records: 0, firstSeq: null, head: null });
    expect(await check(nothing, { against: goodHead })).toMatchObject({ step: 'bad', damage: 'tail-missing' });
  });

  it('says whose seals are not this desk’s: a history that was written anew has none of them', async () => {
    const other = Buffer.alloc(32, 9);
    expect(await check({}, { key: other })).toMatchObject({ step: 'good', strangeSeals: [firstName, secondName] });
  });
});

function headOf(line: Buffer | undefined): string {
  return line?.toString('utf8').slice(-46, -3) ?? '';
}

describe('[BI-70] every change is found', () => {
  it('of any bit of any byte of any file', { timeout: 120_000 }, async () => {
    for (const name of [firstName, secondName, newestName]) {
      const bytes = bytesOf(name);
      for (let at = 0; at < bytes.length; at += 1) {
        const was = bytes[at] ?? 0;
        for (let bit = 0; bit < 8; bit += 1) {
          bytes[at] = was ^ (1 << bit);
          const found = await check({ [name]: bytes }, { key: null });
          if (found?.step !== 'bad') expect.fail(`${name}, byte ${at}, bit ${bit}`);
        }
        bytes[at] = was;
      }
    }
  });

  it('of any byte into any other, and names file and line', async () => {
    const names = fc.constantFrom(firstName, secondName, newestName);
    await fc.assert(
      fc.asyncProperty(names, fc.nat(10_000), fc.integer({ min: 1, max: 255 }), async (name, spot, flip) => {
        const bytes = bytesOf(name);
        const at = spot % bytes.length;
        const line = splitLines(bytes.subarray(0, at)).lines.length + 1;
        const wasEnd = bytes[at] === 0x0a;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const found = await check({ [name]: bytes }, { key: null });
        // A seal that is none any more shows where the next file begins; everything else on the line itself.
        expect(found).toMatchObject({ step: 'bad' });
        if (!wasEnd) expect(found).toMatchObject({ file: name, line });
      }),
      { numRuns: 2000 },
    );
  });

  it('of any line: removed, doubled, swapped with another, put elsewhere', async () => {
    for (const name of [firstName, secondName, newestName]) {
      const lines = linesOf(name);
      for (const [at, line] of lines.entries()) {
        const without = lines.toSpliced(at, 1);
        const isTail = name === newestName && at === lines.length - 1;
        // Of the very last record only a head that was kept elsewhere can tell.
        expect((await check({ [name]: Buffer.concat(without) }))?.step).toBe(isTail ? 'good' : 'bad');
        expect(await check({ [name]: Buffer.concat(without) }, { against: goodHead })).toMatchObject({ step: 'bad' });
        for (let to = 0; to <= lines.length; to += 1) {
          const inserted = lines.toSpliced(to, 0, line);
          expect(await check({ [name]: Buffer.concat(inserted) })).toMatchObject({ step: 'bad', file: name });
          if (to === at || to === lines.length) continue;
          const swapped = lines.with(at, lines[to] ?? line).with(to, line);
          expect(await check({ [name]: Buffer.concat(swapped) })).toMatchObject({ step: 'bad', file: name });
        }
      }
    }
  });

  it('of a tail cut at any byte, with a head; without one, wherever it was not cut at a line', async () => {
    const whole = bytesOf(newestName);
    for (let length = 0; length < whole.length; length += 1) {
      const cut = { [newestName]: whole.subarray(0, length) };
      expect(await check(cut, { against: goodHead })).toMatchObject({ step: 'bad' });
      const atLine = length === 0 || whole[length - 1] === 0x0a;
      expect((await check(cut))?.step).toBe(atLine ? 'good' : 'bad');
    }
  });
});

describe('[BI-70] the first bad place is named', () => {
  const at = (name: string, line: number | null, damage: string) => ({ step: 'bad', file: name, line, damage });

  it.each([
    ['a record too long', () => Buffer.from(`${'x'.repeat(5000)}\n`), 'too-long'],
    ['a line of somebody else', () => Buffer.from('{"hello":"world"}\n'), 'does-not-follow'],
    ['no line at all', () => Buffer.from('half a rec'), 'no-end'],
  ] as const)('%s', async (_what, added, damage) => {
    const bytes = Buffer.concat([bytesOf(newestName), added()]);
    expect(await check({ [newestName]: bytes })).toEqual({ ...at(newestName, 3, damage), records: 10 });
  });

  it('what follows a seal', async () => {
    const bytes = Buffer.concat([bytesOf(secondName), bytesOf(newestName)]);
    expect(await check({ [secondName]: bytes, [newestName]: null })).toMatchObject(at(secondName, 4, 'after-seal'));
  });

  it('a seal that is missing, a file that is missing, a file under another name', async () => {
    const noSeal = Buffer.concat(linesOf(secondName).slice(0, -1));
    expect(await check({ [secondName]: noSeal })).toMatchObject(at(newestName, null, 'no-seal'));
    expect(await check({ [secondName]: Buffer.alloc(0) })).toMatchObject(at(newestName, null, 'no-seal'));
    expect(await check({ [secondName]: null })).toMatchObject(at(newestName, null, 'file-missing'));
    const renamed = { [newestName]: null, [fileName(10)]: bytesOf(newestName) };
    expect(await check(renamed)).toMatchObject(at(fileName(10), null, 'file-missing'));
  });

  it('a first line that is none, in a journal whose beginning is gone', async () => {
    const spoilt = Buffer.concat([Buffer.from('nothing\n'), bytesOf(secondName)]);
    expect(await check({ [firstName]: null, [secondName]: spoilt })).toMatchObject(
      at(secondName, 1, 'does-not-follow'),
    );
  });

  it('a history that was written anew, by the head that was kept', async () => {
    const other = { ...goodHead, hash: createHash('sha256').update('another').digest('base64url') };
    expect(await check({}, { against: other })).toMatchObject(at(newestName, 2, 'other-head'));
    const before = { ...other, seq: 5 };
    expect(await check({ [firstName]: null }, { against: before })).toMatchObject(at(secondName, 1, 'other-head'));
  });

  it('a head that can’t be compared any more', async () => {
    const old = { ...goodHead, seq: 2 };
    expect(await check({ [firstName]: null }, { against: old })).toMatchObject({
      ...{ step: 'bad', damage: 'head-gone', file: null, line: null },
    });
  });
});

describe('a check', () => {
  it('says how far it is while it goes on, and ends when it is cancelled', async () => {
    const { bytes, head } = generatedLines(24_000);
    expect(bytes.length).toBeGreaterThan(8 * 1024 * 1024);
    const events: JournalCheckEvent[] = [];
    const running = new AbortController();
    const options = {
      files: createMemoryJournalFiles([[firstName, bytes]]),
      snapshot: [{ name: firstName, firstSeq: 1, size: bytes.length }],
      ...{ against: head, sealKey: null, signal: running.signal },
    };
    for await (const event of verifyJournal(options)) events.push(event);
    expect(events.map(({ step }) => step)).toEqual(['progress', 'progress', 'good']);
    expect(events[0]).toMatchObject({ totalBytes: bytes.length });
    expect(events.at(-1)).toMatchObject({ records: 24_000, headMatched: true });

    const seen: string[] = [];
    for await (const { step } of verifyJournal(options)) {
      seen.push(step);
      running.abort();
    }
    expect(seen).toEqual(['progress']);
  });

  it('leaves out what is written while it runs', async () => {
    const live = await openJournalFolder();
    const journal = await live.open();
    await journal.intent(resetIntent);
    const running = journal.verify(null, new AbortController().signal);
    await journal.intent(resetIntent);
    const events: JournalCheckEvent[] = [];
    for await (const event of running) {
      events.push(event);
      await journal.intent(resetIntent);
    }
    expect(events.at(-1)).toMatchObject({ step: 'good', records: 3 });
    await live.close();
  });

  it('works while the keychain is locked or the journal is broken, and says when it can’t read', async () => {
    const live = await openJournalFolder();
    await (await live.open()).close();
    live.secretStore.failWith({ code: 'keychain-locked' });
    const journal = await live.open();
    const events: JournalCheckEvent[] = [];
    for await (const event of journal.verify(null, new AbortController().signal)) events.push(event);
    expect(events).toMatchObject([{ step: 'good', strangeSeals: null }]);
    live.files.failAt('read');
    await expect(journal.verify(null, new AbortController().signal).next()).rejects.toMatchObject({
      failure: { code: 'journal-unavailable' },
    });
    await live.close();
  });
});

describe('a clock that ran back', () => {
  /** A journal of one file whose records have these times. */
  function timed(...times: readonly string[]): Buffer {
    let head: ChainHead = chainStart;
    const lines = times.map((time) => {
      const next = chainLine(head, { ...generatedRecord(0), ts: `2027-01-15T${time}Z` });
      head = next.head;
      return next.line;
    });
    return Buffer.concat(lines);
  }
  const alone = (bytes: Buffer) => check({ [firstName]: bytes, [secondName]: null, [newestName]: null });

  it.each([
    [0, ['08:00:00.000', '08:00:00.000', '08:00:59.999', '08:01:00.000']],
    // Put right by a second or less, as time servers do.
    [0, ['08:00:01.000', '08:00:00.000', '08:00:01.000']],
    [1, ['08:00:01.001', '08:00:00.000', '08:00:00.000']],
    [2, ['09:00:00.000', '08:00:00.000', '10:00:00.000', '08:59:59.999']],
  ])('%i times is told and is no damage: %j', async (clockRanBack, times) => {
    expect(await alone(timed(...times))).toMatchObject({ step: 'good', clockRanBack, records: times.length });
  });
});

it('a journal whose beginning is gone and whose rest is empty has nothing to find', async () => {
  const nothing = await check({ [firstName]: null, [secondName]: null, [newestName]: Buffer.alloc(0) });
  expect(nothing).toMatchObject({ step: 'good', records: 0, head: null });
});
