import { fail } from '../../../shared/domain/failure';

/**
 * Waits for work that others wait for too, such as a token, no longer than this caller wants to; the work goes on.
 *
 * @throws KeydeskError `cancelled` when the caller leaves
 */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    throw fail({ code: 'cancelled' });
  }
  let onAbort = (): void => undefined;
  const left = new Promise<never>((_, reject) => {
    onAbort = (): void => reject(fail({ code: 'cancelled' }));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
