import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StoredConnection } from './schema';

const context = 'keydesk-hosts-v1';

/**
 * Binds what a connection says about hosts to this installation, under a key that lies in the keychain (SC-43). Whoever
 * can write the settings file could else turn a store's secrets, or the link a shopper gets, towards another host.
 */
export function sealHosts(connection: StoredConnection, key: Buffer): string {
  const { id, vendor, config, secretOrigins } = connection;
  const settings = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
  // JSON keeps the parts apart: no two connections are written as one text.
  const text = JSON.stringify([context, id, vendor, settings, secretOrigins]);
  return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
}

/** Whether the seal is there and fits. If not, the host counts as changed (SC-20). */
export function areHostsIntact(connection: StoredConnection, key: Buffer): boolean {
  if (connection.hostSeal === undefined) return false;
  const [given, expected] = [Buffer.from(connection.hostSeal), Buffer.from(sealHosts(connection, key))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
