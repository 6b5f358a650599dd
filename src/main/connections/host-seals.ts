import { fail } from '../../shared/domain/failure';
import { readKey, readOrMakeKey } from '../secrets/kept-key';
import { settingsKey, type SecretStore } from '../secrets/secret-store';
import { areHostsIntact, sealHosts } from '../settings/host-seal';
import type { StoredConnection } from '../settings/schema';

/** Shows whether somebody changed a connection's hosts in the settings file behind our back. */
export interface HostSeals {
  /** @throws KeydeskError whatever the keychain refuses the key with */
  seal(connection: StoredConnection): Promise<StoredConnection>;
  /**
   * @throws KeydeskError `misconfigured` (`host-changed`) for a seal that is missing or doesn't fit, `keychain-locked` when the
   * keychain does not show the key
   */
  check(connection: StoredConnection): Promise<void>;
}

export function createHostSeals(store: SecretStore): HostSeals {
  return {
    async seal(connection) {
      return { ...connection, hostSeal: sealHosts(connection, await readOrMakeKey(store, settingsKey)) };
    },
    async check(connection) {
      const key = await readKey(store, settingsKey);
      if (key !== null && areHostsIntact(connection, key)) return;
      // A seal was made with a key, so that one which isn't there is out of sight, and says nothing about the hosts (SC-22).
      if (key === null && connection.hostSeal !== undefined) throw fail({ code: 'keychain-locked' });
      throw fail({ code: 'misconfigured', cause: 'host-changed', field: null });
    },
  };
}
