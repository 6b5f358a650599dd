import { describe, expect, it } from 'vitest';
import { settleWrite } from '../../../../src/main/vendors/http/settle-write';
import { fail, isKeydeskError } from '../../../../src/shared/domain/failure';

const unknown = () => Promise.reject(fail({ code: 'unknown-outcome' }));
const signal = new AbortController().signal;

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    (value) => `resolved ${String(value)}`,
    (error: unknown) => (isKeydeskError(error) ? error.failure.code : 'bug'),
  );
}

/** A write and its read-backs by script; the last entry of each goes on for ever. */
function scripted(writes: readonly (() => Promise<string | null>)[], reads: readonly (() => Promise<string | null>)[]) {
  const count = { writes: 0, reads: 0 };
  const next = (script: readonly (() => Promise<string | null>)[], index: number) =>
    (script[Math.min(index, script.length - 1)] ?? unknown)();
  return {
    count,
    work: {
      write: () => next(writes, count.writes++),
      readBack: () => next(reads, count.reads++),
      delaysMs: [0, 0, 0],
      signal,
    },
  };
}
const says = (value: string | null) => () => Promise.resolve(value);
const fails = () => Promise.reject(fail({ code: 'timeout' }));

describe('settling a write', () => {
  it.each([
    ['a write that proves itself', [says('new')], [unknown], 'resolved new', { writes: 1, reads: 0 }],
    [
      'a lost answer that the second read proves',
      [unknown],
      [says(null), says('new')],
      'resolved new',
      { writes: 1, reads: 2 },
    ],
    ['an old value three times', [unknown, says('new')], [says(null)], 'resolved new', { writes: 2, reads: 3 }],
    ['an old value to the end', [unknown], [says(null)], 'unknown-outcome', { writes: 2, reads: 6 }],
    ['an answer that proves nothing', [says(null)], [says('new')], 'resolved new', { writes: 1, reads: 1 }],
    ['reads that fail', [unknown], [fails], 'unknown-outcome', { writes: 1, reads: 3 }],
    [
      'one read that fails among old values',
      [unknown],
      [fails, says(null)],
      'unknown-outcome',
      { writes: 1, reads: 3 },
    ],
    [
      'a read that fails before the new value',
      [unknown],
      [fails, says('new')],
      'resolved new',
      { writes: 1, reads: 2 },
    ],
    ['a refusal', [() => Promise.reject(fail({ code: 'not-found' }))], [unknown], 'not-found', { writes: 1, reads: 0 }],
  ])('judges %s', async (_, writes, reads, outcome, counted) => {
    const { work, count } = scripted(writes, reads);
    expect(await codeOf(settleWrite(work))).toBe(outcome);
    expect(count).toEqual(counted);
  });

  it('leaves the outcome open when the agent cancels after the write went out', async () => {
    const abort = new AbortController();
    const { work, count } = scripted([unknown], [says(null)]);
    const running = codeOf(settleWrite({ ...work, delaysMs: [10_000], signal: abort.signal }));
    setTimeout(() => abort.abort(), 10);
    expect(await running).toBe('unknown-outcome');
    expect(count.reads).toBe(0);
  });

  it('hides no mistake of the read behind an unknown outcome', async () => {
    const { work } = scripted([unknown], [() => Promise.reject(new Error('a bug'))]);
    expect(await codeOf(settleWrite(work))).toBe('bug');
  });
});
