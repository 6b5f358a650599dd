import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { pause } from '../http';
import { defaultLimits } from './limits';

export interface SettledWrite<T> {
  /** Sends the write. Resolves with what its answer proves, or null when the answer leaves it open. */
  readonly write: () => Promise<T | null>;
  /** Reads the present state: the account when it has the new value, null when it still has the old one. */
  readonly readBack: () => Promise<T | null>;
  /** Pauses before each read. */
  readonly delaysMs: readonly number[];
  /** How often the write may go out, 2 when left out; 1 for a value that was worked out from an older one. */
  readonly maxSends?: 1 | 2;
  /** For everything together, sends, pauses and reads; 25 s when left out. No step begins after it. */
  readonly totalMs?: number;
  readonly signal: AbortSignal;
}

/**
 * Sends a write that sets an absolute value and finds out what became of it when the answer is lost or unclear: reads back
 * after each pause; the new value settles it, the old one at every read lets the write go out once more if it may.
 *
 * @throws KeydeskError `unknown-outcome` when the reads settle nothing; whatever else `write` throws passes through.
 */
export async function settleWrite<T>(work: SettledWrite<T>): Promise<T> {
  const maxSends = work.maxSends ?? 2;
  const endsAt = performance.now() + (work.totalMs ?? defaultLimits.deadlineMs.write);
  for (let sent = 1; sent <= maxSends; sent += 1) {
    const proved = await sendOnce(work);
    if (proved !== null) return proved;
    const seen = await readUntilNew(work, endsAt);
    if (seen.state === 'new') return seen.value;
    if (seen.state === 'unreadable') break;
  }
  throw fail({ code: 'unknown-outcome' });
}

async function sendOnce<T>({ write }: SettledWrite<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'unknown-outcome') return null;
    throw error;
  }
}

type Seen<T> =
  { readonly state: 'new'; readonly value: T } | { readonly state: 'old' } | { readonly state: 'unreadable' };

async function readUntilNew<T>({ readBack, delaysMs, signal }: SettledWrite<T>, endsAt: number): Promise<Seen<T>> {
  let readable = true;
  for (const delayMs of delaysMs) {
    if (performance.now() + delayMs > endsAt) return { state: 'unreadable' };
    try {
      await pause(delayMs, signal);
      const value = await readBack();
      if (value !== null) return { state: 'new', value };
    } catch (error) {
      // The write is out already, so a read that fails or is cancelled leaves its outcome open and must not hide it.
      if (!isKeydeskError(error)) throw error;
      if (error.failure.code === 'cancelled') return { state: 'unreadable' };
      readable = false;
    }
  }
  return { state: readable ? 'old' : 'unreadable' };
}
