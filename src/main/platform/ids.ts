/** Makes identifiers; injected so that tests can foresee them. */
export interface Ids {
  /** A random UUID (version 4). */
  uuid(): string;
}

/**
 * A UUID of version 7 (RFC 9562): the time first, so that ids sort as they were made, then the random part of a version 4.
 *
 * @param nowMs milliseconds since 1970.
 */
export function uuidV7(nowMs: number, ids: Ids): string {
  const time = nowMs.toString(16).padStart(12, '0');
  // A version 4 reads xxxxxxxx-xxxx-4xxx-yxxx-…: what follows the 4 is random, and its variant bits are the same.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${ids.uuid().slice(15)}`;
}
