import { connectionSecret, type SecretSpec, type SecretStore } from '../secrets/secret-store';
import type { SecretHalf } from './record-halves';

export interface SecretChanges {
  /** Puts the keychain back to what it was, as far as it lets us. Never rejects. */
  undo(): Promise<void>;
}

/**
 * Stores secrets and deletes others as one step: when the keychain refuses half-way, what was done before is undone.
 *
 * @throws KeydeskError whatever the keychain refused with
 */
export async function changeSecrets(
  store: SecretStore,
  secret: SecretHalf,
  voidFields: readonly string[],
): Promise<SecretChanges> {
  const before: { readonly spec: SecretSpec; readonly value: string | null }[] = [];
  const changes: SecretChanges = {
    undo: async () => {
      for (const { spec, value } of before.splice(0).reverse()) {
        // The first refusal is what the agent is told; a second one here would only hide it.
        await (value === null ? store.delete(spec) : store.set(spec, value)).catch(() => undefined);
      }
    },
  };
  try {
    for (const [field, value] of Object.entries(secret.values)) {
      const spec = connectionSecret(secret.connectionId, field);
      before.push({ spec, value: await store.get(spec) });
      await store.set(spec, value);
    }
    for (const field of voidFields) {
      const spec = connectionSecret(secret.connectionId, field);
      before.push({ spec, value: await store.get(spec) });
      await store.delete(spec);
    }
    return changes;
  } catch (error) {
    await changes.undo();
    throw error;
  }
}
