import { isKeydeskError, type Failure } from '../../shared/domain/failure';
import { probeSecret, type SecretStore } from './secret-store';

const probeValue = 'keydesk-probe';
const running = new WeakMap<SecretStore, Promise<Failure | null>>();

/**
 * Sets, reads and deletes a dummy item, and says why that doesn't work, or null. Probes at the same time share one run:
 * they would delete each other's item.
 */
export function probeKeychain(store: SecretStore): Promise<Failure | null> {
  const shared = running.get(store);
  if (shared !== undefined) return shared;
  const mine = probe(store).finally(() => running.delete(store));
  running.set(store, mine);
  return mine;
}

async function probe(store: SecretStore): Promise<Failure | null> {
  try {
    await store.set(probeSecret, probeValue);
    const kept = await store.get(probeSecret);
    await store.delete(probeSecret);
    return kept === probeValue ? null : { code: 'keychain-locked' };
  } catch (error) {
    if (isKeydeskError(error)) return error.failure;
    throw error;
  }
}
