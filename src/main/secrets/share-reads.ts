import type { SecretStore } from './secret-store';

/** Lets parallel reads of one secret share one call. Nothing is remembered once the call has settled. */
export function shareReads(store: SecretStore): SecretStore {
  const reading = new Map<string, Promise<string | null>>();

  return {
    get: (spec) => {
      const running = reading.get(spec.account);
      if (running !== undefined) return running;
      const mine = store.get(spec).finally(() => {
        if (reading.get(spec.account) === mine) reading.delete(spec.account);
      });
      reading.set(spec.account, mine);
      return mine;
    },
    set: (spec, value) => {
      // A read that began before this write may still see the old value: later readers get one of their own.
      reading.delete(spec.account);
      return store.set(spec, value);
    },
    delete: (spec) => {
      reading.delete(spec.account);
      return store.delete(spec);
    },
  };
}
