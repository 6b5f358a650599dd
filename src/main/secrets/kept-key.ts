import { randomBytes } from 'node:crypto';
import { fail } from '../../shared/domain/failure';
import { probeKeychain } from './keychain-probe';
import type { SecretSpec, SecretStore } from './secret-store';

const keyBytes = 32;

/**
 * A random key that Keydesk made for itself; null when there is none.
 *
 * @throws KeydeskError `invalid-input` when what is kept there is not a key, and whatever the store throws.
 */
export async function readKey(store: SecretStore, spec: SecretSpec): Promise<Buffer | null> {
  const text = await store.get(spec);
  if (text === null) return null;
  const key = Buffer.from(text, 'base64url');
  if (key.length !== keyBytes || key.toString('base64url') !== text) {
    throw fail({ code: 'invalid-input', field: spec.account, problem: 'not-a-key' });
  }
  return key;
}

/**
 * The same, made when there is none. A locked keychain answers reads with nothing, so "there is none" is believed only
 * after a probe has shown that reads work: else a good key would be written over.
 */
export async function readOrMakeKey(store: SecretStore, spec: SecretSpec): Promise<Buffer> {
  const kept = await readKey(store, spec);
  if (kept !== null) return kept;
  const problem = await probeKeychain(store);
  if (problem !== null) throw fail(problem);
  const key = randomBytes(keyBytes);
  await store.set(spec, key.toString('base64url'));
  return key;
}
