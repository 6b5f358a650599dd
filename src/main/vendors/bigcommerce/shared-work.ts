import { fail } from '../../../shared/domain/failure';
import { deferred } from '../../../shared/lib/deferred';

/** Work that several callers wait for at once. */
export interface SharedWork<T> {
  /** Joins the work under way, or starts it. @throws KeydeskError `cancelled` when this caller leaves */
  join(signal: AbortSignal): Promise<T>;
}

/** Runs one piece of work for all who ask at the same time; it is given up when the last of them has left. */
export function createSharedWork<T>(start: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
  let running: { readonly result: Promise<T>; readonly abort: AbortController; waiting: number } | null = null;

  function begin(): NonNullable<typeof running> {
    const abort = new AbortController();
    const work = {
      abort,
      waiting: 0,
      result: start(abort.signal).finally(() => {
        if (running === work) running = null;
      }),
    };
    // Everyone may have left by the time it fails.
    work.result.catch(() => undefined);
    return work;
  }

  return {
    join: async (signal) => {
      if (signal.aborted) throw fail({ code: 'cancelled' });
      const work = (running ??= begin());
      work.waiting += 1;
      const left = deferred<never>();
      const onAbort = (): void => left.reject(fail({ code: 'cancelled' }));
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return await Promise.race([work.result, left.promise]);
      } finally {
        signal.removeEventListener('abort', onAbort);
        work.waiting -= 1;
        if (work.waiting === 0) {
          if (running === work) running = null;
          work.abort.abort();
        }
      }
    },
  };
}
