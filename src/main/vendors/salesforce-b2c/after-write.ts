import { fail, isKeydeskError } from '../../../shared/domain/failure';

/** A 2xx that can't be read leaves open what was done: `unknown-outcome`. */
export function afterWrite<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isKeydeskError(error)) throw fail({ code: 'unknown-outcome' });
    throw error;
  }
}
