import { fail, type KeydeskError } from '../../shared/domain/failure';
import { deferred } from '../../shared/lib/deferred';

/**
 * Runs a read under a time limit. Whoever is too slow to notice the end is left behind.
 *
 * @throws KeydeskError `timeout` at the deadline, `cancelled` when the caller left
 */
export async function withDeadline<T>(
  signal: AbortSignal,
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw fail({ code: 'cancelled' });
  const ended = deferred<never>();
  const abort = new AbortController();
  const end = (why: KeydeskError): void => {
    // First, so that the cause is ours and not what the work makes of being aborted.
    ended.reject(why);
    abort.abort(why);
  };
  const onAbort = (): void => end(fail({ code: 'cancelled' }));
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => end(fail({ code: 'timeout' })), deadlineMs);
  try {
    return await Promise.race([ended.promise, work(abort.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
