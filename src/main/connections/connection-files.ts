import { isDeepStrictEqual } from 'node:util';
import type { ConnectionImport, ImportEntry } from '../../shared/domain/connection-file';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Journal } from '../journal/journal';
import type { Ids } from '../platform/ids';
import type { TextFiles } from '../platform/text-files';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinitions } from '../vendors/port';
import { hostsOf, readConfig } from './config-check';
import { policyProblem, requireOwnConnections, type ConnectionPolicy } from './connection-policy';
import type { ConfirmHosts } from './host-confirmations';
import { maxFileBytes, readConnectionsFile, writeConnectionsFile, type FileConnection } from './connections-file';
import type { KnownConnections } from './known-connections';

/** Connections in a file, to set up another desk: names, addresses and settings, never a secret. */
export interface ConnectionFiles {
  /** @throws KeydeskError `cancelled` when the agent left the dialog, `invalid-input` when nothing can be exported */
  exportFile(ids: readonly string[]): Promise<{ fileName: string; count: number }>;
  /** Shows what a file holds. @throws KeydeskError `cancelled`, `policy-denied`, `invalid-input` (`file`) */
  readFile(): Promise<ConnectionImport>;
  /** Adds some of it. @throws KeydeskError `conflict` for a file read too long ago, `cancelled`, `invalid-input` */
  importFile(importId: string, entries: readonly number[]): Promise<{ added: string[] }>;
}

const goodForMs = 600_000;
const maxConnections = 200;

interface Read {
  readonly importId: string;
  readonly at: number;
  readonly connections: readonly FileConnection[];
  readonly entries: readonly ImportEntry[];
}

export function createConnectionFiles(options: {
  readonly files: TextFiles;
  readonly known: Pick<KnownConnections, 'byId'>;
  readonly settings: SettingsStore;
  readonly vendors: VendorDefinitions;
  readonly policy: ConnectionPolicy;
  readonly journal: Pick<Journal, 'event'>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly confirmHosts: ConfirmHosts;
}): ConnectionFiles {
  const { settings, vendors, policy } = options;
  /** Only the file that was read last can be added from. */
  let last: Read | null = null;

  function entryOf(connection: FileConnection, entry: number): ImportEntry {
    const { name, vendor, colour, config } = connection;
    const plain = { entry, name, vendor, colour };
    try {
      const checked = readConfig(vendors[vendor], config);
      const failure = policyProblem(vendors[vendor], checked, policy, false);
      const hosts = [...hostsOf(vendors[vendor], checked)];
      if (failure !== null) return { ...plain, hosts, state: 'refused', failure };
      const there = settings.read().connections;
      const isKnown = there.some((other) => other.vendor === vendor && isDeepStrictEqual(other.config, checked));
      return { ...plain, hosts, state: isKnown ? 'known' : 'new', failure: null };
    } catch (error) {
      if (!isKeydeskError(error)) throw error;
      return { ...plain, hosts: [], state: 'refused', failure: error.failure };
    }
  }

  return {
    async exportFile(ids) {
      const found = await Promise.all(ids.map(async (id) => await options.known.byId(id)));
      const connections = found
        .filter((connection) => connection !== null)
        .filter(({ training }) => !training)
        .map(({ name, vendor, colour, config }) => ({ name, vendor, colour, config }));
      if (connections.length === 0) throw fail({ code: 'invalid-input', field: 'connections', problem: 'none' });
      const text = writeConnectionsFile(connections);
      const saved = await options.files.save({ fileName: 'keydesk-connections.json', text });
      if (saved === null) throw fail({ code: 'cancelled' });
      return { fileName: saved.fileName, count: connections.length };
    },
    async readFile() {
      requireOwnConnections(policy);
      const file = await options.files.open({ maxBytes: maxFileBytes });
      if (file === null) throw fail({ code: 'cancelled' });
      const connections = readConnectionsFile(file.bytes);
      const entries = connections.map(entryOf);
      last = { importId: options.ids.uuid(), at: options.clock.now(), connections, entries };
      return { importId: last.importId, fileName: file.fileName, entries: [...entries] };
    },
    async importFile(importId, wanted) {
      requireOwnConnections(policy);
      if (last?.importId !== importId || options.clock.now() - last.at > goodForMs) {
        throw fail({ code: 'conflict', key: 'import' });
      }
      const { connections, entries } = last;
      const chosen = [...new Set(wanted)].flatMap((entry) => {
        const [connection, about] = [connections[entry], entries[entry]];
        return connection === undefined || about === undefined || about.state === 'refused'
          ? []
          : [{ connection, about }];
      });
      if (chosen.length === 0) throw fail({ code: 'invalid-input', field: 'entries', problem: 'none' });
      const before = settings.read();
      if (before.connections.length + chosen.length > maxConnections) {
        throw fail({ code: 'invalid-input', field: 'connections', problem: 'too-many' });
      }
      const hosts = [...new Set(chosen.flatMap(({ about }) => about.hosts))].sort();
      const names = chosen.map(({ about }) => about.name).join(', ');
      if (!(await options.confirmHosts({ connection: names, hosts }))) throw fail({ code: 'cancelled' });
      last = null;
      const added = chosen.map(({ connection }): StoredConnection => {
        const { name, vendor, colour } = connection;
        const config = { ...readConfig(vendors[vendor], connection.config) };
        return { id: options.ids.uuid(), name, vendor, colour, config, secretFields: [], secretOrigins: [] };
      });
      const now = settings.read();
      settings.write({ ...now, connections: [...now.connections, ...added] });
      options.journal.event('connection.change');
      return { added: added.map(({ id }) => id) };
    },
  };
}
