import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendSpeed, verifySpeed } from '../../../../scripts/bench/journal-speed';
import { makeJournal } from '../../../setup/make-journal';

// The budgets are 0.8 and 0.6 and are measured by `npm run bench:journal`. A machine that does other things at the same time
// tells them only roughly, so that what is refused here is a journal that became slow, not a machine that is busy.
const atLeast = { append: 0.15, check: 0.2 } as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-speed-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the journal, beside a loop that does the least', () => {
  it.each([1, 4])('appends at a speed of the same order from %i hands', { timeout: 180_000 }, async (hands) => {
    const { ratio } = await appendSpeed(folder, { rounds: 30, perRound: 8, hands });
    expect(ratio).toBeGreaterThan(atLeast.append);
  });

  it('is checked at a speed of the same order', { timeout: 180_000 }, async () => {
    makeJournal(folder, { entries: 30_000, days: 3 });
    const { window, outsider } = await verifySpeed(folder, 5);
    expect(window.ratio).toBeGreaterThan(atLeast.check);
    expect(outsider.ratio).toBeGreaterThan(atLeast.check);
  });
});
