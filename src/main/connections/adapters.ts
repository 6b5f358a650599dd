import type { VendorCapabilities } from '../../shared/domain/capability';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { AdapterOptions, CallRecord, VendorAdapter, VendorDefinitions } from '../vendors/port';
import type { KnownConnection } from './known-connection';
import type { KnownConnections } from './known-connections';
import { recordedAdapter, type MayWrite } from './recorded-adapter';
import { guardFetch } from './vendor-fetch';

export interface OpenConnection {
  readonly connection: KnownConnection;
  readonly adapter: VendorAdapter;
}

/** The adapters of all connections, each made when it is first needed and again when its settings change. */
export interface Adapters {
  /**
   * @throws KeydeskError `not-found` when there is no such connection, else the connection's own problem
   */
  open(connectionId: string): Promise<OpenConnection>;
  /** What the connection can do, as far as known: declared, or found out by its last probe. Null when it can't be opened. */
  capabilities(connection: KnownConnection): VendorCapabilities | null;
  learn(connection: KnownConnection, capabilities: VendorCapabilities): void;
  /** An adapter that nobody else uses and that holds no token yet: for a test, which should see everything anew. */
  openFresh(connection: KnownConnection, onCall: (call: CallRecord) => void): VendorAdapter;
  /** Forgets the adapter, and with it every token it holds. */
  drop(connectionId: string): void;
  /** Forgets every token and whatever else adapters have learned of shoppers; what stores can do stays known. */
  dropTokens(): void;
}

interface Entry {
  /** Everything the adapter was made from, to see when that changes. */
  readonly madeFrom: string;
  /** Null when it was dropped; made again when it is needed. */
  adapter: VendorAdapter | null;
  probed: VendorCapabilities | null;
}

export function createAdapters(options: {
  readonly connections: Pick<KnownConnections, 'byId'>;
  readonly vendors: VendorDefinitions;
  readonly fetch: typeof fetch;
  readonly fetchOnce: typeof fetch;
  readonly clock: Clock;
  readonly limits?: AdapterOptions<unknown>['limits'];
  onCall(connection: KnownConnection, call: CallRecord): void;
  /** Writes are refused where it says no. */
  readonly mayWrite: MayWrite;
}): Adapters {
  const entries = new Map<string, Entry>();

  function make(connection: KnownConnection, onCall: (call: CallRecord) => void): VendorAdapter {
    const { id, vendor, config, secretFields, training } = connection;
    const adapter = options.vendors[vendor].open({
      config,
      secrets: () => connection.secrets(),
      secretFields,
      fetch: guardFetch(options.fetch, training),
      fetchOnce: guardFetch(options.fetchOnce, training),
      clock: options.clock,
      onCall: (call) => {
        options.onCall(connection, call);
        onCall(call);
      },
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    return recordedAdapter(adapter, id, options.mayWrite);
  }

  function entryOf(connection: KnownConnection): Entry & { readonly adapter: VendorAdapter } {
    const { id, vendor, config, secretFields, training } = connection;
    const madeFrom = JSON.stringify([vendor, config, secretFields, training]);
    const known = entries.get(id);
    const entry: Entry = known?.madeFrom === madeFrom ? known : { madeFrom, adapter: null, probed: null };
    entries.set(id, entry);
    return Object.assign(entry, { adapter: entry.adapter ?? make(connection, () => undefined) });
  }

  return {
    async open(connectionId) {
      const connection = await options.connections.byId(connectionId);
      if (connection === null) throw fail({ code: 'not-found' });
      if (connection.problem !== null) throw fail(connection.problem);
      return { connection, adapter: entryOf(connection).adapter };
    },
    capabilities(connection) {
      if (connection.problem !== null) return null;
      const entry = entryOf(connection);
      return entry.probed ?? entry.adapter.capabilities;
    },
    openFresh: make,
    learn(connection, capabilities) {
      entryOf(connection).probed = capabilities;
    },
    drop(connectionId) {
      entries.delete(connectionId);
    },
    dropTokens() {
      for (const entry of entries.values()) entry.adapter = null;
    },
  };
}
