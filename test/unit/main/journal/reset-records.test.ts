import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalFiles } from '../../../../src/main/journal/files';
import { nodeFiles } from '../../../setup/node-files';
import { createJournalKeys } from '../../../../src/main/journal/journal-keys';
import { readResets } from '../../../../src/main/journal/reset-records';
import { journalMonthKey } from '../../../../src/main/secrets/secret-store';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const dayMs = 86_400_000;

let bench: JournalFolder;
beforeEach(async () => {
  bench = await openJournalFolder();
});
afterEach(async () => {
  await bench.close();
});

describe('the resets the journal tells of', () => {
  it('are found over days, months and a restart', async () => {
    const start = bench.clock.now();
    const first = await bench.open();
    const old = await first.intent(resetIntent);
    await first.outcome(old, done);
    bench.clock.advance(20 * dayMs);
    const second = await first.intent(resetIntent);
    await first.close();
    bench.clock.advance(dayMs);
    const journal = await bench.open();
    const third = await journal.intent(resetIntent);
    expect((await journal.resets(start)).map(({ id, outcome }) => [id, outcome?.out ?? null])).toEqual([
      [old, 'ok'],
      // What was open when the program ended is closed as unknown at the next start.
      [second, 'unknown'],
      [third, null],
    ]);
    expect((await journal.resets(start + dayMs)).map(({ id }) => id)).toEqual([second, third]);
  });

  it('name nobody once the key of their month is gone', async () => {
    const start = bench.clock.now();
    const journal = await bench.open();
    await journal.intent(resetIntent);
    await journal.close();
    await bench.secretStore.delete(journalMonthKey('2027-01'));
    bench.clock.advance(20 * dayMs);
    const later = await bench.open();
    const id = await later.intent(resetIntent);
    expect(await later.resets(start)).toMatchObject([{ id, subject }]);
  });

  it('are read without opening files of long ago', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.clock.advance(dayMs);
    await journal.intent(resetIntent);
    bench.clock.advance(dayMs);
    const since = new Date(bench.clock.now()).toISOString();
    bench.clock.advance(1);
    const id = await journal.intent(resetIntent);
    const read: string[] = [];
    const files: JournalFiles = {
      ...nodeFiles(bench.folder),
      read: (name) => {
        read.push(name);
        return bench.files.read(name);
      },
    };
    expect(await readResets(files, createJournalKeys(bench.secretStore), since)).toMatchObject([{ id }]);
    expect(read).toEqual((await bench.names()).slice(1).reverse());
  });

  it('tell until when a link is good', async () => {
    const start = bench.clock.now();
    const journal = await bench.open();
    const id = await journal.intent({ ...resetIntent, act: 'reset.link' });
    await journal.outcome(id, { ...done, token: { kid: 'desk-7', exp: 1_800_003_600, jti: 'AAAAAAAAAAAAAAAAAAAAAA' } });
    expect(await journal.resets(start)).toMatchObject([
      { id, act: 'reset.link', outcome: { out: 'ok', expiresAt: '2027-01-15T09:00:00.000Z' } },
    ]);
  });

  it('are no other records, whatever act they tell of', async () => {
    const journal = await bench.open();
    const id = await journal.intent(resetIntent);
    // Neither is written by this program; a journal may be older or younger than the program that reads it.
    journal.event('reset.mail', { subject });
    await journal.intent({ ...resetIntent, act: 'account.activate' });
    expect((await journal.resets(bench.clock.now())).map((reset) => reset.id)).toEqual([id]);
  });
});
