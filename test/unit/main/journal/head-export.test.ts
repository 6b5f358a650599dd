import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetIntent } from '../../../conformance/journal.suite';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

let bench: JournalFolder;
beforeEach(async () => {
  bench = await openJournalFolder();
});
afterEach(async () => {
  await bench.close();
});

describe('heads of the journal are handed out', () => {
  it('at the start, every hundred records, every ten minutes and at the end; the check finds them all', async () => {
    const heads: { seq: number; hash: string }[] = [];
    const journal = await bench.open({ exportHead: (head) => heads.push(head) });
    for (let at = 0; at < 150; at += 1) await journal.intent(resetIntent);
    expect(heads.map(({ seq }) => seq)).toEqual([1, 101]);
    bench.clock.advance(600_000);
    await journal.intent(resetIntent);
    await journal.intent(resetIntent);
    expect(heads.map(({ seq }) => seq)).toEqual([1, 101, 152]);
    await journal.close();
    await journal.close();
    expect(heads.map(({ seq }) => seq)).toEqual([1, 101, 152, 153]);
    for (const head of heads) expect(bench.verify(head).good).toBe(true);
  });
});
