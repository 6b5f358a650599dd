/** A value that others follow as it changes. */
export interface Watched<T> {
  get(): T;
  set(next: T): void;
  /** The value now, and then the newest one after every change, until `signal` is aborted. */
  watch(signal: AbortSignal): AsyncGenerator<T, void, undefined>;
}

export function createWatched<T>(initial: T): Watched<T> {
  const followers = new Set<() => void>();
  let current = initial;
  let version = 0;

  return {
    get: () => current,
    set(next) {
      current = next;
      version += 1;
      for (const wake of followers) wake();
    },
    async *watch(signal) {
      let seen = -1;
      let wake = (): void => undefined;
      const follower = (): void => wake();
      followers.add(follower);
      signal.addEventListener('abort', follower, { once: true });
      try {
        while (!signal.aborted) {
          if (seen === version) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          } else {
            seen = version;
            yield current;
          }
        }
      } finally {
        followers.delete(follower);
      }
    },
  };
}
