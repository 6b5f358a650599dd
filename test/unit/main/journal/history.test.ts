import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainLine, chainStart } from '../../../../src/main/journal/chain';
import { fileName } from '../../../../src/main/journal/files';
import { maxHistory, readHistory } from '../../../../src/main/journal/history';
import { subjectPseudonym } from '../../../../src/main/journal/pseudonyms';
import { firstRecord, recordsWithMark } from '../../../../src/main/journal/records-with-mark';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import { createMemoryJournalFiles } from '../../../fakes/memory-journal-files';
import { generatedLines, generatedRecord } from '../../../setup/journal-lines';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

let bench: JournalFolder;
beforeEach(async () => {
  bench = await openJournalFolder();
});
afterEach(async () => {
  await bench.close();
});

describe('the history of an account', () => {
  it('tells what was done to it and what was refused, not who looked at it', async () => {
    const journal = await bench.open();
    journal.event('account.open', { subject });
    journal.event('link.reveal', { subject });
    journal.event('limit.hit', { subject, code: 'policy-denied' });
    journal.event('lookup', { subject, count: 1 });
    journal.event('link.reveal', { subject: { ...subject, ref: { ...subject.ref, accountId: 'another' } } });
    expect(await journal.history(subject)).toMatchObject([
      { act: 'limit.hit', outcome: 'denied', failureCode: 'policy-denied', reason: null, ticket: null },
      { act: 'link.reveal', outcome: 'ok', failureCode: null, reason: null, ticket: null },
    ]);
  });

  it('ends at the newest fifty', async () => {
    const journal = await bench.open();
    for (let at = 0; at < maxHistory + 5; at += 1) await journal.intent({ ...resetIntent, ticket: `T-${String(at)}` });
    const told = await journal.history(subject);
    expect(told.map(({ ticket }) => ticket)).toEqual(Array.from({ length: 50 }, (_, at) => `T-${String(54 - at)}`));
  });

  it('passes over a file of which nobody knows the month', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    await journal.close();
    const [name = ''] = await bench.names();
    const path = join(bench.folder, name);
    await writeFile(path, `no record\n${await readFile(path, 'utf8')}`);
    const next = await bench.open();
    expect(await next.history(subject)).toEqual([]);
  });
});

it('a history tells of intents that say neither why nor for which ticket', async () => {
  const key = Buffer.alloc(32, 7);
  const { why: _why, ticket: _ticket, ...members } = generatedRecord(0);
  const { line } = chainLine(chainStart, { ...members, subj: subjectPseudonym(key, subject) });
  const files = createMemoryJournalFiles([[fileName(1), line]]);
  const told = await readHistory(files, { ofPastMonth: () => Promise.resolve(key) }, subject);
  expect(told).toMatchObject([{ act: 'reset.mail', reason: null, ticket: null, outcome: 'open' }]);
});

describe('the records with a mark', () => {
  const mark = '"ticket":"INC-1042"';
  const { bytes } = generatedLines(3);

  it('are those whose line is whole and a record', () => {
    const torn = Buffer.concat([bytes, bytes.subarray(0, 380)]);
    const garbage = Buffer.concat([Buffer.from(`{${mark}}\n`), torn]);
    expect(torn.subarray(bytes.length).includes(mark)).toBe(true);
    expect(recordsWithMark(garbage, mark).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(recordsWithMark(garbage, '"ticket":"INC-1043"')).toEqual([]);
  });

  it('begin with the first, if it is one', () => {
    expect(firstRecord(bytes)?.seq).toBe(1);
    expect(firstRecord(Buffer.alloc(0))).toBeNull();
    expect(firstRecord(Buffer.from('half a reco'))).toBeNull();
    expect(firstRecord(Buffer.from('no record\n'))).toBeNull();
  });
});
