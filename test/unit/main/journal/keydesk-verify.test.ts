import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verify } from '../../../../resources/keydesk-verify.mjs';
import { splitLines } from '../../../../src/main/journal/chain';
import { fileName } from '../../../../src/main/journal/files';
import { nodeFiles } from '../../../setup/node-files';
import { takeSnapshot, verifyJournal } from '../../../../src/main/journal/verify';
import type { JournalCheckEvent, JournalHead } from '../../../../src/shared/domain/journal-check';
import { resetIntent } from '../../../conformance/journal.suite';
import { openJournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const dayMs = 24 * 60 * 60 * 1000;
const names = [fileName(1), fileName(6), fileName(9)] as const;
const program = 'resources/keydesk-verify.mjs';

let base: string;
let folder: string;
let good: ReadonlyMap<string, Buffer>;
let head: JournalHead;

beforeAll(async () => {
  const bench = await openJournalFolder();
  const journal = await bench.open();
  await journal.outcome(await journal.intent(resetIntent), done);
  journal.event('lookup', { count: 2 });
  for (const _day of [1, 2]) {
    bench.clock.advance(dayMs);
    await journal.outcome(await journal.intent(resetIntent), done);
  }
  const last = journal.head();
  if (last === null) throw new Error('it has records');
  head = last;
  await journal.close();
  good = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(bench.folder, name))] as const)),
  );
  await bench.close();
  base = await mkdtemp(join(tmpdir(), 'keydesk-verify-'));
  folder = join(base, 'journal');
  await mkdir(folder);
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});
beforeEach(() => {
  for (const name of names) put(name, bytesOf(name));
});

function bytesOf(name: string): Buffer {
  const bytes = good.get(name);
  if (bytes === undefined) throw new Error('no such file');
  return Buffer.from(bytes);
}

function put(name: string, bytes: Buffer): void {
  writeFileSync(join(folder, name), bytes);
}

function check(...heads: readonly JournalHead[]): { code: number; says: string; notes: readonly string[] } {
  const notes: string[] = [];
  const [code, says] = verify(folder, heads, (note) => notes.push(note));
  return { code, says, notes };
}

function run(...args: readonly string[]): { code: number | null; says: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return { code: status, says: stdout.trim() };
}

/** What the window's own check says. */
async function ownCheck(against: JournalHead | null): Promise<JournalCheckEvent | undefined> {
  const files = nodeFiles(folder);
  let last: JournalCheckEvent | undefined;
  const options = { files, snapshot: await takeSnapshot(files), against, sealKey: null };
  for await (const event of verifyJournal({ ...options, signal: new AbortController().signal })) last = event;
  return last;
}

describe('the program for outsiders', () => {
  it('needs nothing but Node, and is short enough to be read before it is trusted', () => {
    const text = readFileSync(program, 'utf8');
    const imports = [...text.matchAll(/from '(?<name>[^']+)'/gu)].map((match) => match.groups?.['name'] ?? '');
    expect(imports.every((name) => builtinModules.includes(name.replace('node:', '')))).toBe(true);
    expect(text.split('\n').length).toBeLessThan(120);
  });

  it('ends with 0 for a good journal, and prints its head', () => {
    expect(run(folder)).toEqual({ code: 0, says: `OK 10 records; head ${JSON.stringify(head)}` });
    expect(run(folder, JSON.stringify(head)).code).toBe(0);
  });

  it('ends with 1 for a bad one, and prints file and line', () => {
    const bytes = bytesOf(names[1]);
    bytes[bytes.indexOf('forgot-password')] = 0x46;
    put(names[1], bytes);
    expect(run(folder)).toEqual({ code: 1, says: 'BAD journal-000000000006.ndjson:1: was changed' });
  });

  it.each([
    ['no folder', () => [], /FOLDER/u],
    ['a folder that is not there', () => [join(folder, 'nowhere')], /^UNKNOWN ENOENT/u],
    ['a head that is none', () => [folder, 'not a head'], /^UNKNOWN/u],
  ] as const)('ends with 2 when it can’t tell: %s', (_what, args, says) => {
    const result = run(...args());
    expect(result.code).toBe(2);
    expect(result.says).toMatch(says);
  });

  it('takes a file of heads, and checks all of them', () => {
    const file = join(base, 'heads.ndjson');
    const other = { seq: 3, hash: 'A'.repeat(43) };
    writeFileSync(file, `${JSON.stringify(head)}\n\n`);
    expect(run(folder, file).code).toBe(0);
    writeFileSync(file, `${JSON.stringify(other)}\n${JSON.stringify(head)}\n`);
    expect(run(folder, file)).toEqual({
      code: 1,
      says: 'BAD journal-000000000001.ndjson:3: is not the record of the exported head',
    });
  });
});

describe('[BI-70] the program for outsiders', () => {
  it('finds a change of any byte', () => {
    for (const name of names) {
      const bytes = bytesOf(name);
      for (let at = 0; at < bytes.length; at += 1) {
        const was = bytes[at] ?? 0;
        bytes[at] = was ^ (1 << (at % 8));
        put(name, bytes);
        if (check().code !== 1) expect.fail(`${name}, byte ${at}`);
        bytes[at] = was;
      }
      put(name, bytes);
    }
  });

  it('finds a tail that was cut off, with a head; also when new records stand in its place', () => {
    put(names[2], Buffer.concat([...splitLines(bytesOf(names[2])).lines.slice(0, 1), Buffer.from('\n')]));
    expect(check().code).toBe(0);
    expect(check(head)).toMatchObject({ code: 1, says: 'BAD end: records 10 to 10 are missing' });
  });

  it('finds that older files were written anew, by the head of the last record before the first one left', () => {
    rmSync(join(folder, names[0]));
    const [last] = splitLines(bytesOf(names[0])).lines.slice(-1);
    const before = { seq: 5, hash: last?.toString('latin1').slice(-45, -2) ?? '' };
    expect(check(before)).toMatchObject({ code: 0, notes: ['begins with record 6; older ones are gone'] });
    expect(check({ ...before, hash: head.hash })).toMatchObject({
      code: 1,
      says: 'BAD journal-000000000006.ndjson:1: does not follow the exported head of record 5',
    });
  });

  it('says so when a head is too old to be compared', () => {
    rmSync(join(folder, names[0]));
    expect(check({ seq: 2, hash: head.hash })).toMatchObject({ code: 2 });
    expect(check({ seq: 2, hash: head.hash }, head).code).toBe(0);
  });

  it('agrees with the window’s own check, whatever was done to the files', async () => {
    const change = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(3000),
      remove: fc.nat(600),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
        fc.constantFrom(...names).map((name) => splitLines(bytesOf(name)).lines[0] ?? Buffer.alloc(0)),
        fc.constantFrom('\n', '{}\n', '"kind":"seal"', 'x'.repeat(4200)).map((text) => Buffer.from(text)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), fc.boolean(), async (changes, withHead) => {
        for (const name of names) put(name, bytesOf(name));
        for (const { name, at, remove, insert } of changes) {
          const bytes = readFileSync(join(folder, name));
          put(name, Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]));
        }
        const outside = withHead ? check(head) : check();
        const inside = await ownCheck(withHead ? head : null);
        expect(outside.code === 0).toBe(inside?.step === 'good');
      }),
      { numRuns: 400 },
    );
  });
});
