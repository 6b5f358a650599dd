import type { AcceptedKey } from '../main/reset-links/keys';
import type { VendorAdapter } from '../main/vendors/port';
import { isOffered } from '../shared/domain/capability';
import type { VendorId } from '../shared/domain/vendor';

/** What the page asks of a vendor, and nothing more. */
export type LandingAdapter = Pick<VendorAdapter, 'capabilities' | 'find' | 'get' | 'setPassword' | 'redeemReset'>;

/** A store whose shoppers may choose a new password here. */
export interface LandingConnection {
  readonly id: string;
  readonly vendor: VendorId;
  readonly adapter: LandingAdapter;
  /** Keys of the desks that may issue Keydesk tokens for this connection; empty where only the vendor makes tokens. */
  readonly keys: readonly AcceptedKey[];
  /** Whether tokens that the vendor itself made are redeemed here. */
  readonly takesVendorTokens: boolean;
  /** Where a shopper signs in with the new password; null when the page shall not say. */
  readonly signInUrl: string | null;
}

/** A key together with the connection it belongs to. */
export interface ConnectionKey extends AcceptedKey {
  readonly connection: LandingConnection;
}

/** Whether the vendor's change stamp moves when a password is set, so that a used link dies by itself. */
export function stampMoves(connection: LandingConnection): boolean {
  return connection.adapter.capabilities.resets.link.facts?.stampMovesOnPasswordChange === true;
}

export function findKey(connections: readonly LandingConnection[], kid: string): ConnectionKey | null {
  for (const connection of connections) {
    const accepted = connection.keys.find(({ key }) => key.kid === kid);
    if (accepted !== undefined) return { ...accepted, connection };
  }
  return null;
}

/**
 * Refuses connections with which the page would be unsafe or useless.
 *
 * @throws Error with the ids of the connections at fault, for whoever runs the page.
 */
export function checkConnections(connections: readonly LandingConnection[], hasReplayStore: boolean): void {
  const ids = connections.map(({ id }) => id);
  const kids = connections.flatMap(({ keys }) => keys.map(({ key }) => key.kid));
  refuseDoubles('connection id', ids);
  refuseDoubles('key id', kids);
  for (const connection of connections) {
    const { id, keys, adapter } = connection;
    if (keys.length === 0 && !connection.takesVendorTokens) {
      throw new Error(`connection ${id}: neither a key for Keydesk tokens nor tokens of the vendor`);
    }
    if (keys.length > 0 && !isOffered(adapter.capabilities.setPassword)) {
      throw new Error(`connection ${id}: this vendor sets no password for a Keydesk token`);
    }
    if (keys.length > 0 && !stampMoves(connection) && !hasReplayStore) {
      throw new Error(
        `connection ${id}: its change stamp does not move when a password is set, so a link could be used twice: configure a replay store`,
      );
    }
  }
}

function refuseDoubles(what: string, values: readonly string[]): void {
  const doubled = values.find((value, index) => values.indexOf(value) !== index);
  if (doubled !== undefined) throw new Error(`${what} ${doubled} is used twice`);
}
