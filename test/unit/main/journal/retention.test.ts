import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileName, tornFileName } from '../../../../src/main/journal/files';
import { deleteOldMonths } from '../../../../src/main/journal/retention';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import { createMemoryJournalFiles } from '../../../fakes/memory-journal-files';
import { generatedLines } from '../../../setup/journal-lines';
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

describe('retention', () => {
  it('deletes files and keys of months whose time is over, together', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.clock.set(Date.parse('2027-02-10T08:00:00.000Z'));
    await journal.intent(resetIntent);
    bench.clock.set(Date.parse('2027-03-10T08:00:00.000Z'));
    await journal.intent(resetIntent);
    await journal.close();
    bench.clock.set(Date.parse('2027-05-01T00:00:00.000Z'));
    const next = await bench.open({ retentionMonths: 3 });
    expect(bench.secretStore.names()).not.toContain('journal/month/2027-01');
    expect(bench.secretStore.names()).toContain('journal/month/2027-02');
    expect((await bench.names())[0]).toBe('journal-000000000004.ndjson');
    expect(bench.verify().says).toMatch(/^begins with record 4; older ones are gone\n(?:.*\n)*OK/u);
    expect(await next.history(subject)).toHaveLength(2);
    await next.close();
    expect((await bench.open({ retentionMonths: 3 })).problem()).toBeNull();
  });

  it('keeps the files while their key can’t be deleted', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.clock.advance(40 * dayMs);
    await journal.outcome(await journal.intent(resetIntent), done);
    await journal.close();
    bench.clock.advance(400 * dayMs);
    bench.secretStore.failWith({ code: 'keychain-absent' });
    await (await bench.open({ retentionMonths: 1 })).close();
    expect((await bench.names())[0]).toBe('journal-000000000001.ndjson');
  });

  it('never deletes the newest file, from which the chain goes on', async () => {
    const journal = await bench.open();
    await journal.outcome(await journal.intent(resetIntent), done);
    await journal.close();
    bench.clock.advance(1000 * dayMs);
    const next = await bench.open();
    await next.intent(resetIntent);
    expect((await bench.records()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('retention while the program runs for weeks', () => {
  const timers = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const hourMs = 3_600_000;
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A journal of January, written until its successor began. */
  async function openInFebruary() {
    const journal = await bench.open({ retentionMonths: 1 });
    await journal.outcome(await journal.intent(resetIntent), done);
    bench.clock.set(Date.parse('2027-02-28T23:30:00.000Z'));
    await journal.outcome(await journal.intent(resetIntent), done);
    return journal;
  }
  const kept = () => bench.secretStore.names().filter((name) => name.startsWith('journal/month/'));

  it('deletes a month on the day on which its time is over, and not before', async () => {
    timers();
    const journal = await openInFebruary();
    vi.advanceTimersByTime(hourMs);
    await journal.trail();
    expect(kept()).toEqual(['journal/month/2027-01', 'journal/month/2027-02']);
    bench.clock.set(Date.parse('2027-03-01T00:10:00.000Z'));
    vi.advanceTimersByTime(hourMs);
    await vi.waitFor(async () => expect(await bench.names()).not.toContain('journal-000000000001.ndjson'));
    expect(kept()).not.toContain('journal/month/2027-01');
    await journal.outcome(await journal.intent(resetIntent), done);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('tries again an hour later what the keychain did not let it do', async () => {
    timers();
    const journal = await openInFebruary();
    bench.clock.set(Date.parse('2027-03-01T00:10:00.000Z'));
    bench.secretStore.failWith({ code: 'keychain-locked' });
    vi.advanceTimersByTime(hourMs);
    await journal.trail();
    expect(await bench.names()).toContain('journal-000000000001.ndjson');
    bench.secretStore.failWith(null);
    await vi.waitFor(async () => {
      vi.advanceTimersByTime(hourMs);
      expect(await bench.names()).not.toContain('journal-000000000001.ndjson');
    });
  });

  it('ends with the journal', async () => {
    timers();
    const journal = await openInFebruary();
    await journal.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what retention looks at', () => {
  const now = '2028-06-01T00:00:00.000Z';
  const forgotten: string[] = [];
  const keys = {
    forget: (month: string) => {
      forgotten.push(month);
      return Promise.resolve();
    },
  };
  afterEach(() => {
    forgotten.length = 0;
  });

  it('is nothing in a journal that is not there yet', async () => {
    await deleteOldMonths(createMemoryJournalFiles([]), keys, now, 12);
    expect(forgotten).toEqual([]);
  });

  it.each(['', 'no record\n'])('ends at a file whose month can’t be told, which stays: %j', async (content) => {
    const old = generatedLines(2).bytes;
    const files = createMemoryJournalFiles([
      [fileName(1), old],
      [fileName(3), Buffer.from(content)],
      [fileName(5), old],
      [fileName(7), old],
    ]);
    await deleteOldMonths(files, keys, now, 12);
    expect([...files.contents.keys()]).toEqual([fileName(3), fileName(5), fileName(7)]);
    expect(forgotten).toEqual(['2027-01']);
  });

  it('are torn records of deleted files too, and no others', async () => {
    const old = generatedLines(2).bytes;
    const files = createMemoryJournalFiles([
      [fileName(1), old],
      [tornFileName(2), Buffer.from('{')],
      [fileName(3), old],
      [tornFileName(3), Buffer.from('{')],
      ['something-else', Buffer.alloc(1)],
    ]);
    await deleteOldMonths(files, keys, now, 12);
    expect([...files.contents.keys()]).toEqual([fileName(3), tornFileName(3), 'something-else']);
  });
});
