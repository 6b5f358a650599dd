/** A promise with its two ends; `Promise.withResolvers`, which the oldest supported Node does not have. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

export function deferred<T>(): Deferred<T> {
  let ends: Pick<Deferred<T>, 'resolve' | 'reject'> | null = null;
  const promise = new Promise<T>((resolve, reject) => {
    ends = { resolve, reject };
  });
  if (ends === null) throw new Error('a promise runs its executor at once');
  // The assignment inside the callback is invisible to flow analysis.
  const { resolve, reject } = ends as Pick<Deferred<T>, 'resolve' | 'reject'>;
  return { promise, resolve, reject };
}
