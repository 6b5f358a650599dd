import { describe, expect, it } from 'vitest';
import { createSharedWork } from '../../../../../src/main/vendors/bigcommerce/shared-work';
import { deferred } from '../../../../../src/shared/lib/deferred';

const never = new AbortController().signal;

function countedWork() {
  const runs: { readonly end: ReturnType<typeof deferred<string>>; readonly signal: AbortSignal }[] = [];
  const work = createSharedWork((signal) => {
    const end = deferred<string>();
    runs.push({ end, signal });
    return end.promise;
  });
  return { work, runs };
}

describe('createSharedWork', () => {
  it('runs once for all who wait, and again for who comes later', async () => {
    const { work, runs } = countedWork();
    const both = Promise.all([work.join(never), work.join(never)]);
    runs[0]?.end.resolve('first');
    expect(await both).toEqual(['first', 'first']);
    const later = work.join(never);
    runs[1]?.end.resolve('second');
    expect(await later).toBe('second');
    expect(runs).toHaveLength(2);
  });

  it('tells everyone of a failure and starts afresh after it', async () => {
    const { work, runs } = countedWork();
    const both = Promise.allSettled([work.join(never), work.join(never)]);
    runs[0]?.end.reject(new Error('broken'));
    expect((await both).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    const again = work.join(never);
    runs[1]?.end.resolve('fine');
    expect(await again).toBe('fine');
  });

  it('gives up only when the last one has left, and a newcomer does not join what was given up', async () => {
    const { work, runs } = countedWork();
    const first = new AbortController();
    const second = new AbortController();
    const left = Promise.allSettled([work.join(first.signal), work.join(second.signal)]);
    first.abort();
    await Promise.resolve();
    expect(runs[0]?.signal.aborted).toBe(false);
    second.abort();
    await left;
    expect(runs[0]?.signal.aborted).toBe(true);
    const newcomer = work.join(never);
    runs[1]?.end.resolve('fresh');
    expect(await newcomer).toBe('fresh');
  });
});
