import type {
  ConnectionDetail,
  ConnectionDraft,
  ConnectionField,
  ConnectionSummary,
  ProbeResult,
} from '../../shared/domain/connection';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { VendorId } from '../../shared/domain/vendor';
import type { Journal } from '../journal/journal';
import type { Ids } from '../platform/ids';
import { connectionSecret, type SecretStore } from '../secrets/secret-store';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinition, VendorDefinitions } from '../vendors/port';
import type { Adapters } from './adapters';
import { connectionFields } from './config-fields';
import { withDeadline } from './deadline';
import type { HostSeals } from './host-seals';
import type { KnownConnection } from './known-connection';
import { effectiveConfig, readConfig, type KnownConnections } from './known-connections';
import { isAddress, originsOf } from './origins';
import { splitDraft } from './record-halves';
import { changeSecrets } from './secret-changes';

export interface ConnectionService {
  list(): Promise<ConnectionSummary[]>;
  get(id: string): Promise<ConnectionDetail>;
  fields(vendor: VendorId): ConnectionField[];
  /**
   * Secrets go to the keychain first, then the rest to the settings; whatever fails, nothing is left half-saved.
   *
   * @throws KeydeskError `misconfigured` or `invalid-input` for what was typed, `cancelled` when the agent did not confirm
   * the hosts, and whatever the keychain refused with
   */
  save(draft: ConnectionDraft): Promise<ConnectionSummary>;
  remove(id: string): Promise<void>;
  /** Tries the connection without writing anything. A failure is part of the answer. */
  probe(id: string, signal: AbortSignal): Promise<ProbeResult>;
}

/** Asks the agent, outside the page, whether these hosts may be spoken to with this connection's secrets. */
export type ConfirmHosts = (question: {
  readonly connection: string;
  readonly hosts: readonly string[];
}) => Promise<boolean>;

const probeDeadlineMs = 10_000;
const maxConnections = 200;

export interface ConnectionServiceOptions {
  readonly known: KnownConnections;
  readonly adapters: Adapters;
  readonly vendors: VendorDefinitions;
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly seals: HostSeals;
  readonly journal: Pick<Journal, 'event'>;
  readonly ids: Ids;
  readonly confirmHosts: ConfirmHosts;
}

export function createConnectionService(options: ConnectionServiceOptions): ConnectionService {
  const { known, adapters, vendors, settings, secretStore, journal } = options;

  function summaryOf(connection: KnownConnection): ConnectionSummary {
    const { id, name, vendor, colour, training, problem } = connection;
    const capabilities = adapters.capabilities(connection);
    return { id, name, vendor, colour, training, host: hostOf(connection), problem, capabilities };
  }

  async function require(id: string): Promise<KnownConnection> {
    const connection = await known.byId(id);
    if (connection === null) throw fail({ code: 'not-found' });
    return connection;
  }

  function hostOf(connection: KnownConnection): string {
    const [first] = vendors[connection.vendor].hostSettings
      .map((name) => connection.config[name])
      .filter((value) => value !== undefined);
    return isAddress(first) && URL.canParse(first) ? new URL(first).origin : String(first ?? '');
  }

  function storedById(id: string): StoredConnection | null {
    return settings.read().connections.find((connection) => connection.id === id) ?? null;
  }

  function writeConnections(change: (all: readonly StoredConnection[]) => readonly StoredConnection[]): void {
    const before = settings.read();
    settings.write({ ...before, connections: [...change(before.connections)] });
  }

  async function save(draft: ConnectionDraft): Promise<ConnectionSummary> {
    const definition = vendors[draft.vendor];
    const before = draft.id === undefined ? null : storedById(draft.id);
    if (draft.id !== undefined && before === null) throw fail({ code: 'not-found' });
    if (before !== null && before.vendor !== draft.vendor) {
      throw fail({ code: 'invalid-input', field: 'vendor', problem: 'fixed' });
    }
    if (before === null && settings.read().connections.length >= maxConnections) {
      throw fail({ code: 'invalid-input', field: 'connections', problem: 'too-many' });
    }
    checkSecretNames(definition, draft.secrets);
    const config = readConfig(definition, draft.config);
    const origins = originsOf(effectiveConfig(definition, config), definition.hostSettings);
    const sameHosts = before !== null && (await hasHosts(before, origins));
    const keptSecrets = sameHosts ? before.secretFields : [];
    const halves = splitDraft(draft, { id: before?.id ?? options.ids.uuid(), config, origins, keptSecrets });

    const isTrusted = sameHosts && Object.keys(draft.secrets).length === 0;
    if (!isTrusted && !(await options.confirmHosts({ connection: draft.name, hosts: origins }))) {
      throw fail({ code: 'cancelled' });
    }
    const open = await options.seals.seal(halves.open);
    const voided = (before?.secretFields ?? []).filter((field) => !open.secretFields.includes(field));
    const changes = await changeSecrets(secretStore, halves.secret, voided);
    try {
      writeConnections((all) =>
        before === null ? [...all, open] : all.map((connection) => (connection.id === open.id ? open : connection)),
      );
    } catch (error) {
      await changes.undo();
      throw error;
    }
    adapters.drop(open.id);
    journal.event('connection.change');
    if (Object.keys(draft.secrets).length > 0)
      journal.event('secret.set', { count: Object.keys(draft.secrets).length });
    if (voided.length > 0) journal.event('secret.delete', { count: voided.length });
    return summaryOf(await require(open.id));
  }

  /** Whether secrets were entered for exactly these hosts, and nobody but Keydesk wrote that down. */
  async function hasHosts(stored: StoredConnection, origins: readonly string[]): Promise<boolean> {
    if (origins.join() !== [...stored.secretOrigins].sort().join()) return false;
    return await options.seals.check(stored).then(
      () => true,
      (error: unknown) => {
        if (isKeydeskError(error) && error.failure.code === 'misconfigured') return false;
        throw error;
      },
    );
  }

  async function remove(id: string): Promise<void> {
    const connection = await require(id);
    adapters.drop(id);
    if (connection.training) {
      const before = settings.read();
      settings.write({ ...before, hiddenTraining: [...before.hiddenTraining, connection.vendor] });
      return;
    }
    for (const field of connection.secretFields) await secretStore.delete(connectionSecret(id, field));
    writeConnections((all) => all.filter((other) => other.id !== id));
    journal.event('connection.change');
    journal.event('secret.delete', { count: connection.secretFields.length });
  }

  async function probe(id: string, signal: AbortSignal): Promise<ProbeResult> {
    const startedAt = performance.now();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    try {
      const { connection, adapter } = await adapters.open(id);
      const report = await withDeadline(signal, probeDeadlineMs, (limited) => adapter.probe(limited));
      adapters.learn(connection, report.capabilities);
      return {
        ok: report.reachable && report.missingScopes.length === 0,
        failure: null,
        storeName: report.storeName,
        missingScopes: [...report.missingScopes],
        clockOffsetMs: report.clockOffsetMs,
        warnings: report.warnings.map(({ key, detail }) => ({ key, detail })),
        durationMs: elapsed(),
      };
    } catch (error) {
      if (!isKeydeskError(error) || error.failure.code === 'not-found') throw error;
      const nothing = { storeName: null, missingScopes: [], clockOffsetMs: null, warnings: [] };
      return { ok: false, failure: error.failure, ...nothing, durationMs: elapsed() };
    }
  }

  return {
    list: async () => await Promise.all(known.ids().map(async (id) => summaryOf(await require(id)))),
    async get(id) {
      const connection = await require(id);
      const { config, secretFields } = connection;
      return { summary: summaryOf(connection), config: { ...config }, secretsPresent: [...secretFields] };
    },
    fields: (vendor) => [...connectionFields(vendors[vendor])],
    save,
    remove,
    probe,
  };
}

function checkSecretNames(definition: VendorDefinition, secrets: Readonly<Record<string, string>>): void {
  const names = new Set(definition.secretFields.map(({ name }) => name));
  if (Object.keys(secrets).some((name) => !names.has(name))) {
    throw fail({ code: 'invalid-input', field: 'secrets', problem: 'unrecognized_keys' });
  }
}
