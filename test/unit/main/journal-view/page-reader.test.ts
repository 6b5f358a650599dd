import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentsOf } from '../../../../src/main/journal/agents';
import type { JournalTrail } from '../../../../src/main/journal/journal';
import { parseRecord, type JournalRecord } from '../../../../src/main/journal/record';
import type { PageFilter } from '../../../../src/main/journal-view/page-filter';
import { readPage, type PageLimits } from '../../../../src/main/journal-view/page-reader';
import type { JournalEntry } from '../../../../src/shared/domain/journal-entry';
import { makeJournal, rareSubject, type MadeJournal } from '../../../setup/make-journal';

const base = mkdtempSync(join(tmpdir(), 'keydesk-pages-'));
let made: MadeJournal;
let records: readonly JournalRecord[];
beforeAll(() => {
  made = makeJournal(join(base, 'made'), { entries: 20_000, days: 40, maxBytes: 128 * 1024 });
  records = recordsIn(join(base, 'made'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function recordsIn(folder: string): readonly JournalRecord[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
    .map((line) => parseRecord(Buffer.from(line)))
    .filter((record) => record !== null);
}

/** All pages together, and how many there were. */
async function everything(trail: JournalTrail, filter: PageFilter, limits?: PageLimits) {
  const entries: JournalEntry[] = [];
  let pages = 0;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(trail, filter, cursor, limits);
    entries.push(...page.entries);
    pages += 1;
    cursor = page.next;
  } while (cursor !== null);
  return { entries, pages };
}

/** What a filter lets through, found the slow way. */
function expected(wants: (record: JournalRecord, outcome: JournalRecord | undefined) => boolean): number[] {
  const outcomes = new Map(records.map((record) => [record.ref, record]));
  return records
    .filter((record) => record.kind !== 'outcome' && wants(record, outcomes.get(record.id)))
    .map(({ seq }) => seq)
    .reverse();
}

const filters: readonly (readonly [string, PageFilter, Parameters<typeof expected>[0]])[] = [
  ['everything', {}, () => true],
  ['an agent by the name people know', { agent: 'bert' }, ({ agent }) => /^os:bert(?: second:Eva)?$/u.test(agent)],
  ['an agent whose name is not ASCII', { agent: 'os:chloé' }, ({ agent }) => agentsOf(agent).agent === 'os:chloé'],
  ['a connection', { connectionId: 'emporix' }, ({ conn }) => conn === 'emporix'],
  ['one kind of act', { acts: ['lookup'] }, ({ act }) => act === 'lookup'],
  [
    'several kinds of acts of one agent',
    { acts: ['lookup', 'reset.link'], agent: 'anna' },
    ({ act, agent }) => agentsOf(agent).agent === 'os:anna' && (act === 'lookup' || act === 'reset.link'),
  ],
  ['a ticket', { ticket: 'INC-5000' }, ({ ticket }) => ticket === 'INC-5000'],
  ['a ticket that only begins so', { ticket: 'INC-500' }, ({ ticket }) => ticket === 'INC-500'],
  ['failures', { outcome: 'failed' }, (_, outcome) => outcome?.out === 'failed'],
  [
    'what went well at one store',
    { outcome: 'ok', connectionId: 'norce' },
    ({ conn }, o) => conn === 'norce' && o?.out === 'ok',
  ],
  ['what has no outcome', { outcome: 'open' }, ({ kind }, outcome) => kind === 'intent' && outcome === undefined],
  [
    'two days',
    { from: '2027-01-03T18:30:00.000Z', to: '2027-01-04T20:00:00.000Z' },
    ({ ts }) => ts >= '2027-01-03T18:30:00.000Z' && ts <= '2027-01-04T20:00:00.000Z',
  ],
  ['nothing', { ticket: 'NONE' }, () => false],
];

describe('the pages of a journal', () => {
  it.each(filters)('hold %s, newest first, each once', async (_name, filter, wants) => {
    const { entries } = await everything(made.trail, filter);
    expect(entries.map(({ seq }) => seq)).toEqual(expected(wants));
  });

  it.each([
    ['one entry', { entries: 1, scannedBytes: 1e9 }],
    ['seven entries', { entries: 7, scannedBytes: 1e9 }],
    ['one block', { entries: 1e9, scannedBytes: 1 }],
  ])('fit together when a page holds %s', async (_name, limits) => {
    const filter = { from: '2027-01-14T00:00:00.000Z' };
    const { entries, pages } = await everything(made.trail, filter, limits);
    expect(entries.map(({ seq }) => seq)).toEqual(expected(({ ts }) => ts >= filter.from));
    expect(entries.filter(({ kind, outcome }) => kind === 'intent' && outcome !== 'ok')).toHaveLength(
      records.filter(({ ts, out }) => ts >= filter.from && out === 'failed').length,
    );
    expect(pages).toBeGreaterThan(2);
  });

  it('find one account under all its pseudonyms', async () => {
    const { entries } = await everything(made.trail, { subject: rareSubject });
    expect(entries).toHaveLength(4);
    expect(new Set(entries.map(({ pseudonym }) => pseudonym)).size).toBe(2);
    expect(entries.every(({ vendor, outcome }) => vendor === 'norce' && outcome !== 'open')).toBe(true);
  });

  it('pass over months whose key is gone', async () => {
    const trail = {
      files: made.trail.files,
      monthKey: (month: string) => (month === '2027-01' ? made.trail.monthKey(month) : Promise.resolve(null)),
    };
    const { entries } = await everything(trail, { subject: rareSubject });
    expect(entries.every(({ at }) => at.startsWith('2027-01'))).toBe(true);
    expect(entries).not.toHaveLength(0);
  });

  it('tell an intent and its outcome as one', async () => {
    const { entries } = await readPage(made.trail, { acts: ['reset.link'] }, null);
    const [intent, outcome] = records.slice(-5, -3);
    const told = entries.find(({ id }) => id === intent?.id);
    expect(told).toMatchObject({
      ...{ kind: 'intent', outcome: 'ok', reason: 'forgot-password', callerCheck: 'order-number' },
      ...{ hash: intent?.hash, outcomeRecord: { seq: outcome?.seq, hash: outcome?.hash } },
    });
  });

  it('read no more of a long journal than of a short one', async () => {
    let read = 0;
    const { files } = made.trail;
    const counting: JournalTrail = {
      ...made.trail,
      files: {
        ...files,
        readPart: (name, from, length) => {
          read += length;
          return files.readPart(name, from, length);
        },
      },
    };
    const page = await readPage(counting, {}, null);
    expect(page.entries).toHaveLength(100);
    expect(read).toBeLessThan(1024 * 1024);
  });
});

describe('a journal that is not as it should be', () => {
  it('shows a line that is no record, and leaves out one that has no end', async () => {
    const folder = join(base, 'broken');
    const { trail } = makeJournal(folder, { entries: 30, days: 1 });
    const [name = ''] = readdirSync(folder);
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    lines[20] = `${lines[20]?.slice(0, 40) ?? ''}#`;
    writeFileSync(join(folder, name), `${lines.join('\n')}{"prev":"half a li`);
    const { entries } = await everything(trail, {});
    expect(entries.filter(({ kind }) => kind === 'unreadable')).toHaveLength(1);
    expect(entries.find(({ kind }) => kind !== 'unreadable')?.seq).toBe(30);
    expect((await everything(trail, { agent: 'anna' })).entries.every(({ kind }) => kind !== 'unreadable')).toBe(true);
  });

  it('survives a line without end and bytes that are no text', async () => {
    const folder = join(base, 'garbage');
    const { trail } = makeJournal(folder, { entries: 30, days: 1 });
    const [name = ''] = readdirSync(folder);
    const good = readFileSync(join(folder, name));
    writeFileSync(
      join(folder, name),
      Buffer.concat([good, Buffer.alloc(700_000, 0xff), Buffer.from('\n'), Buffer.from([0, 10])]),
    );
    const { entries } = await everything(trail, {});
    expect(entries.filter(({ kind }) => kind !== 'unreadable').map(({ seq }) => seq)[0]).toBe(30);
    expect(entries.filter(({ kind }) => kind === 'unreadable').length).toBeGreaterThan(1);
  });

  it('is empty when it is new', async () => {
    const { trail } = makeJournal(join(base, 'empty'), { entries: 0, days: 1 });
    await expect(readPage(trail, {}, null)).resolves.toEqual({ entries: [], next: null, searchedTo: null });
  });
});
