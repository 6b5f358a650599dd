import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../../src/main/vendors/http/lanes';
import { deferred } from '../../../../src/shared/lib/deferred';
import { failureOf } from '../../../fakes/failure-of';

const stay = new AbortController().signal;

/** Lanes with all four places for calls taken until they are let go. */
function fullLanes(patienceMs?: number) {
  const lanes = createLanes(patienceMs);
  const gate = deferred<undefined>();
  const under = Array.from({ length: 4 }, () => lanes.run(() => gate.promise, { write: false, signal: stay }));
  return {
    lanes,
    letGo: async () => {
      gate.resolve(undefined);
      await Promise.all(under);
    },
  };
}

describe('a call that waits for its turn', () => {
  it('is served when a place comes free', async () => {
    const { lanes, letGo } = fullLanes();
    const fifth = lanes.run(() => Promise.resolve('served'), { write: false, signal: stay });
    await letGo();
    expect(await fifth).toBe('served');
  });

  it('is not served any more when its caller has left', async () => {
    const { lanes, letGo } = fullLanes();
    const leaving = new AbortController();
    let served = false;
    const fifth = failureOf(
      lanes.run(
        () => {
          served = true;
          return Promise.resolve();
        },
        { write: false, signal: leaving.signal },
      ),
    );
    leaving.abort();
    expect(await fifth).toEqual({ code: 'cancelled' });
    await letGo();
    await lanes.run(() => Promise.resolve(), { write: false, signal: stay });
    expect(served).toBe(false);
  });

  it('gives up when no place came free in time', async () => {
    const { lanes, letGo } = fullLanes(20);
    const leaving = new AbortController();
    const fifth = lanes.run(() => Promise.resolve(), { write: false, signal: leaving.signal });
    expect(await failureOf(fifth)).toMatchObject({ code: 'unavailable', cause: 'queue-full' });
    // Nobody waits any more who could leave.
    leaving.abort();
    await letGo();
  });

  it('of somebody who has left already does not wait at all', async () => {
    const { lanes, letGo } = fullLanes();
    const fifth = lanes.run(() => Promise.resolve(), { write: true, signal: AbortSignal.abort() });
    expect(await failureOf(fifth)).toEqual({ code: 'cancelled' });
    await letGo();
  });
});

describe('a call under way', () => {
  it('fails as its work fails', async () => {
    const error = new Error('of the work');
    const call = createLanes().run(() => Promise.reject(error), { write: true, signal: stay });
    await expect(call).rejects.toBe(error);
  });

  it('is its own master: who leaves then is told by the work, not by the queue', async () => {
    const leaving = new AbortController();
    const gate = deferred<string>();
    const call = createLanes(5).run(() => gate.promise, { write: false, signal: leaving.signal });
    await new Promise((resolve) => setTimeout(resolve, 10));
    leaving.abort();
    gate.resolve('done');
    expect(await call).toBe('done');
  });
});
