import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { fail } from '../../../shared/domain/failure';

/** Few calls at once per connection, writes fewer still; the rest waits a little, and not for ever. */
export interface Lanes {
  /** @throws KeydeskError `unavailable` (`queue-full`) when no place came free in time, `cancelled` when the caller left. */
  run<T>(work: () => Promise<T>, options: { readonly write: boolean; readonly signal: AbortSignal }): Promise<T>;
}

const callsAtOnce = 4;
const writesAtOnce = 2;
const queueLength = 50;
const defaultPatienceMs = 5_000;

export function createLanes(patienceMs = defaultPatienceMs): Lanes {
  const calls = bulkhead(callsAtOnce, queueLength);
  const writes = bulkhead(writesAtOnce, queueLength);
  return {
    run: (work, { write, signal }) =>
      write
        ? inLane(writes, () => inLane(calls, work, patienceMs, signal), patienceMs, signal)
        : inLane(calls, work, patienceMs, signal),
  };
}

async function inLane<T>(
  lane: BulkheadPolicy,
  work: () => Promise<T>,
  patienceMs: number,
  signal: AbortSignal,
): Promise<T> {
  const full = fail({ code: 'unavailable', cause: 'queue-full', status: null, retryAt: null });
  if (signal.aborted) throw fail({ code: 'cancelled' });
  return new Promise<T>((resolve, reject) => {
    let state: 'waiting' | 'running' | 'left' = 'waiting';
    const leave = (error: Error): void => {
      if (state !== 'waiting') return;
      state = 'left';
      reject(error);
    };
    const onAbort = (): void => leave(fail({ code: 'cancelled' }));
    const timer = setTimeout(() => leave(full), patienceMs);
    signal.addEventListener('abort', onAbort, { once: true });
    const stopWaiting = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    lane
      .execute(async () => {
        stopWaiting();
        // Who left the queue must not be served after all: a write would be done that nobody waits for.
        if (state === 'left') return;
        state = 'running';
        resolve(await work());
      })
      .catch((error: unknown) => {
        stopWaiting();
        reject(error instanceof BulkheadRejectedError ? full : (error as Error));
      });
  });
}
