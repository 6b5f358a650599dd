import type { SecretStore } from '../../src/main/secrets/secret-store';
import { createSessionSecretStore } from '../../src/main/secrets/session-secret-store';
import { fail, type Failure } from '../../src/shared/domain/failure';

export interface MemorySecretStore extends SecretStore {
  /** From now on every call fails like this; null heals the store. */
  failWith(failure: Failure | null): void;
  /** Account texts of what is kept, sorted. */
  names(): readonly string[];
  /** Calls so far, such as `get connection/…/clientId`. */
  readonly calls: readonly string[];
}

export function createMemorySecretStore(): MemorySecretStore {
  const kept = createSessionSecretStore();
  const names = new Set<string>();
  const calls: string[] = [];
  let failure: Failure | null = null;

  function begin(call: string): void {
    calls.push(call);
    if (failure !== null) throw fail(failure);
  }

  return {
    get: async (spec) => {
      begin(`get ${spec.account}`);
      return kept.get(spec);
    },
    set: async (spec, value) => {
      begin(`set ${spec.account}`);
      await kept.set(spec, value);
      names.add(spec.account);
    },
    delete: async (spec) => {
      begin(`delete ${spec.account}`);
      await kept.delete(spec);
      names.delete(spec.account);
    },
    failWith: (next) => {
      failure = next;
    },
    names: () => [...names].sort(),
    calls,
  };
}
