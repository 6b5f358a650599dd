import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCsvRows } from '../../../../src/main/journal-export/formats';
import { createJournalExport, type ExportRequest } from '../../../../src/main/journal-export/journal-export-service';
import { journalRecordSchema } from '../../../../src/main/journal/record';
import { journalHeadSchema } from '../../../../src/shared/domain/journal-check';
import type { JournalExportEvent } from '../../../../src/shared/domain/journal-export';
import { failureOf } from '../../../fakes/failure-of';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { makeJournal, type MadeJournal } from '../../../setup/make-journal';

let base: string;
let made: MadeJournal;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'keydesk-export-'));
  made = makeJournal(join(base, 'journal'), { entries: 2_000, days: 3, maxBytes: 64 * 1024 });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function service(path: string | null) {
  const wishes: string[] = [];
  const exporting = createJournalExport({
    journal: { trail: () => Promise.resolve(made.trail) },
    connections: { byId: () => Promise.resolve(null) },
    chooser: {
      toSave: ({ fileName }) => {
        wishes.push(fileName);
        return Promise.resolve(path);
      },
      toOpen: () => Promise.resolve(path),
    },
    clock: createFixedClock(),
  });
  return { ...exporting, wishes };
}

async function run(path: string | null, request: ExportRequest, signal = new AbortController().signal) {
  const events: JournalExportEvent[] = [];
  for await (const event of service(path).export(request, signal)) events.push(event);
  return events;
}

function verify(folder: string, head: string) {
  const { status, stdout } = spawnSync(process.execPath, ['resources/keydesk-verify.mjs', folder, head], {
    encoding: 'utf8',
  });
  return { good: status === 0, says: stdout };
}

describe('an export of the whole journal as NDJSON', () => {
  it('can be checked by the program for outsiders, against the head beside it', async () => {
    const folder = join(base, 'out');
    mkdirSync(folder);
    const path = join(base, 'all.ndjson');
    const events = await run(path, { format: 'ndjson', filter: {} });
    expect(events.at(-1)).toMatchObject({ step: 'done', fileName: 'all.ndjson', headFileName: 'all.ndjson.head.json' });
    const head = journalHeadSchema.parse(JSON.parse(readFileSync(`${path}.head.json`, 'utf8')));
    expect(head).toMatchObject(made.head);
    const original = readdirSync(join(base, 'journal')).sort();
    const bytes = Buffer.concat(original.map((name) => readFileSync(join(base, 'journal', name))));
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(verify(join(base, 'journal'), JSON.stringify(head)).good).toBe(true);
  });
});

describe('an export of a part', () => {
  it('holds each wanted write with its outcome, as they stand', async () => {
    const path = join(base, 'part.ndjson');
    await run(path, { format: 'ndjson', filter: { agent: 'bert', acts: ['reset.link'] } });
    const records = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => journalRecordSchema.parse(JSON.parse(line)));
    // A colleague agreed to some of what Bert did.
    expect(new Set(records.map(({ agent }) => agent))).toEqual(new Set(['os:bert', 'os:bert second:Eva']));
    expect(records.filter(({ kind }) => kind === 'intent').length).toBeGreaterThan(100);
    const intents = new Set(records.filter(({ kind }) => kind === 'intent').map(({ id }) => id));
    expect(new Set(records.filter(({ kind }) => kind === 'outcome').map(({ ref }) => ref))).toEqual(intents);
  });

  it('is a table with one row per entry, which spreadsheets read', async () => {
    const path = join(base, 'part.csv');
    const events = await run(path, { format: 'csv', filter: { outcome: 'ok', connectionId: 'norce' } });
    const text = readFileSync(path, 'utf8');
    const rows = text.trimEnd().split('\r\n');
    expect(text.startsWith('\uFEFFrecord,time,agent,')).toBe(true);
    expect(events.at(-1)).toMatchObject({ step: 'done', entries: rows.length - 1 });
    expect(rows.slice(1).every((row) => row.includes(',norce,') && row.includes(',ok,'))).toBe(true);
  });
});

describe('an export that is not finished', () => {
  it('leaves nothing behind when it is cancelled', async () => {
    const cancelled = new AbortController();
    cancelled.abort();
    const path = join(base, 'never.csv');
    expect(await run(path, { format: 'csv', filter: {} }, cancelled.signal)).toEqual([]);
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false);
  });

  it('does nothing when no file was chosen', async () => {
    expect(await run(null, { format: 'csv', filter: {} })).toEqual([{ step: 'dismissed' }]);
  });

  it('[FT-50] says that the file could not be written', async () => {
    const failure = await failureOf(run(join(base, 'no', 'such', 'folder.csv'), { format: 'csv', filter: {} }));
    expect(failure).toEqual({ code: 'invalid-input', field: 'file', problem: 'not-written' });
  });
});

describe('a cell of the table', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('[SC-10][BI-12] cannot run %j as a formula', (text) => {
    const record = journalRecordSchema.parse(
      JSON.parse(readFileSync(join(base, 'journal', 'journal-000000000001.ndjson'), 'utf8').split('\n')[0] ?? ''),
    );
    const row = toCsvRows([
      { line: Buffer.alloc(0), record: { ...record, agent: text }, outcomeLine: null, outcome: null },
    ]);
    expect(row).toContain(`'${text}`);
    expect(row.trimEnd()).not.toMatch(new RegExp(`(?:^|,)"?${text.slice(0, 1).replace(/[+]/u, '\\+')}`, 'u'));
  });
});

describe('a head from a file', () => {
  it('is the one an export leaves, or the last of a list', async () => {
    const path = join(base, 'heads.json');
    const line = (seq: number): string => JSON.stringify({ seq, hash: 'A'.repeat(43), ts: '2027-01-15T08:00:00.000Z' });
    writeFileSync(path, `${line(1)}\n${line(2)}\n`);
    await expect(service(path).chooseHead()).resolves.toMatchObject({ head: { seq: 2 }, fileName: 'heads.json' });
    await expect(service(null).chooseHead()).resolves.toEqual({ head: null, fileName: null });
  });

  it.each(['', '{}', 'not JSON', '[]', '{"seq":1,"hash":"short"}'])('is not in a file with %j', async (text) => {
    const path = join(base, 'heads.json');
    writeFileSync(path, text);
    expect(await failureOf(service(path).chooseHead())).toEqual({
      code: 'invalid-input',
      field: 'head',
      problem: 'not-a-head',
    });
  });
});
