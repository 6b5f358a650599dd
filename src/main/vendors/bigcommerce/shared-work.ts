import { untilAborted } from '../http/until-aborted';

/** Work that several callers wait for at once. */
export interface SharedWork<T> {
  /** Joins the work under way, or starts it. @throws KeydeskError `cancelled` when this caller leaves */
  join(signal: AbortSignal): Promise<T>;
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly abort: AbortController;
  waiting: number;
}

/** Runs one piece of work for all who ask at the same time; it is given up when the last of them has left. */
export function createSharedWork<T>(start: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
  let running: Running<T> | null = null;

  function begin(): Running<T> {
    const abort = new AbortController();
    const work: Running<T> = { abort, waiting: 0, result: start(abort.signal).finally(() => end(work)) };
    // Everyone may have left by the time it fails.
    work.result.catch(() => undefined);
    return work;
  }

  function end(work: Running<T>): void {
    if (running === work) running = null;
  }

  return {
    join: async (signal) => {
      const work = (running ??= begin());
      work.waiting += 1;
      try {
        return await untilAborted(work.result, signal);
      } finally {
        work.waiting -= 1;
        if (work.waiting === 0) {
          end(work);
          work.abort.abort();
        }
      }
    },
  };
}
