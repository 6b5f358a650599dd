import type { SecretStore } from './secret-store';
import { checkSecretSpec, checkSecretValue } from './secret-value';

/** Secrets that live as long as the program runs: for training on a machine whose keychain doesn't work. */
export function createSessionSecretStore(): SecretStore {
  const values = new Map<string, string>();
  return {
    get: async (spec) => {
      checkSecretSpec(spec);
      return values.get(spec.account) ?? null;
    },
    set: async (spec, value) => {
      checkSecretSpec(spec);
      checkSecretValue(value);
      values.set(spec.account, value);
    },
    delete: async (spec) => {
      checkSecretSpec(spec);
      values.delete(spec.account);
    },
  };
}
