import { fail } from '../../../shared/domain/failure';

/**
 * Waits for work that belongs to several callers, such as a token, no longer than this one of them wants to. The work
 * itself goes on.
 *
 * @throws KeydeskError `cancelled` as soon as the signal says so; whatever the work throws passes through.
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(fail({ code: 'cancelled' }));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
