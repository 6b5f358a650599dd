import { isDeepStrictEqual } from 'node:util';
import type {
  ConnectionDetail,
  ConnectionDraft,
  ConnectionField,
  ConnectionsOverview,
  ConnectionSummary,
} from '../../shared/domain/connection';
import { fail, type Failure } from '../../shared/domain/failure';
import type { VendorId } from '../../shared/domain/vendor';
import type { Clock } from '../../shared/lib/clock';
import type { Journal } from '../journal/journal';
import type { Ids } from '../platform/ids';
import { connectionSecret, type SecretStore } from '../secrets/secret-store';
import type { SessionSecrets } from '../secrets/session-secrets';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinitions } from '../vendors/port';
import type { Adapters } from './adapters';
import { storedProblem } from './config-check';
import { connectionFields } from './config-fields';
import type { ConnectionPolicy } from './connection-policy';
import type { CheckedDraft } from './draft-check';
import type { HostConfirmations } from './host-confirmations';
import type { HostSeals } from './host-seals';
import type { KnownConnection } from './known-connection';
import type { KnownConnections } from './known-connections';
import { permittedCapabilities } from './permitted-capabilities';
import { isAddress } from './origins';
import { readSecretHalf, splitDraft } from './record-halves';
import { changeSecrets } from './secret-changes';

export interface ConnectionService {
  list(): Promise<ConnectionSummary[]>;
  overview(): ConnectionsOverview;
  get(id: string): Promise<ConnectionDetail>;
  fields(vendor: VendorId): ConnectionField[];
  /**
   * Secrets go to the keychain first, then the rest to the settings; whatever fails, nothing is left half-saved. Without a
   * keychain, and where the policy allows it, they are kept in memory.
   *
   * @throws KeydeskError `misconfigured` or `invalid-input` for what was typed, `policy-denied`, `cancelled` when the agent
   * did not confirm the hosts, and whatever the keychain refused with
   */
  save(draft: ConnectionDraft): Promise<ConnectionSummary>;
  /** A training store is taken off the list, and can be put back; of any other connection nothing is left. */
  remove(id: string): Promise<void>;
  /** Puts training stores back on the list. */
  restoreTraining(vendors: readonly VendorId[]): void;
  /** Keeps the order of the list; ids that are not named come after. */
  reorder(ids: readonly string[]): void;
  /** What stands in the form as a connection that isn't stored, for a test. Asks before typed secrets go to new hosts. */
  fromDraft(draft: ConnectionDraft): Promise<KnownConnection>;
}

export interface ConnectionServiceOptions {
  readonly known: KnownConnections;
  readonly adapters: Pick<Adapters, 'capabilities' | 'drop'>;
  readonly vendors: VendorDefinitions;
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly sessionSecrets: SessionSecrets;
  readonly seals: HostSeals;
  readonly journal: Pick<Journal, 'event'>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: ConnectionPolicy;
  readonly confirmations: HostConfirmations;
  check(draft: ConnectionDraft): Promise<CheckedDraft>;
  keychainProblem(): Failure | null;
  /** Told when training stores are wanted that were not before. */
  onTrainingWanted(): void;
}

export function createConnectionService(options: ConnectionServiceOptions): ConnectionService {
  const { known, adapters, vendors, settings, secretStore, sessionSecrets, journal, policy } = options;

  function summaryOf(connection: KnownConnection): ConnectionSummary {
    const { id, name, vendor, colour, training, managed, problem } = connection;
    const offered = adapters.capabilities(connection);
    const capabilities = offered === null ? null : permittedCapabilities(offered, policy.allowedActions);
    return { id, name, vendor, colour, training, managed, host: hostOf(connection), problem, capabilities };
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

  function writeConnections(change: (all: readonly StoredConnection[]) => readonly StoredConnection[]): void {
    const before = settings.read();
    settings.write({ ...before, connections: [...change(before.connections)] });
  }

  const placeOf = (draft: ConnectionDraft): string => draft.id ?? `new:${draft.vendor}`;

  async function requireConfirmed({ draft, origins }: CheckedDraft): Promise<void> {
    const agreed = await options.confirmations.confirm(placeOf(draft), { connection: draft.name, hosts: origins });
    if (!agreed) throw fail({ code: 'cancelled' });
  }

  /** Only the open half is stored; the secrets live in memory. */
  function saveForSession({ draft, config, origins, before }: CheckedDraft, id: string, problem: Failure): void {
    // Whose hosts are changed is sealed under a key from the keychain.
    if (before !== null && !isDeepStrictEqual(before.config, config)) throw fail(problem);
    sessionSecrets.keep(id, origins, { ...sessionSecrets.get(id, origins), ...draft.secrets });
    if (before !== null) return;
    const { open } = splitDraft({ ...draft, secrets: {} }, { id, config, origins: [], keptSecrets: [], since: {} });
    writeConnections((all) => [...all, open]);
  }

  async function saveInKeychain(checked: CheckedDraft, id: string): Promise<void> {
    const { config, origins, before, sameHosts } = checked;
    // What was typed for this session goes along, now that there is a keychain for it.
    const draft = { ...checked.draft, secrets: { ...sessionSecrets.get(id, origins), ...checked.draft.secrets } };
    const keptSecrets = sameHosts ? (before?.secretFields ?? []) : [];
    const since = { ...before?.secretsSince };
    const now = new Date(options.clock.now()).toISOString();
    for (const field of Object.keys(draft.secrets)) since[field] = now;
    const halves = splitDraft(draft, { id, config, origins, keptSecrets, since });
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
    sessionSecrets.forget(id);
    const typed = Object.keys(draft.secrets).length;
    if (typed > 0) journal.event('secret.set', { count: typed });
    if (voided.length > 0) journal.event('secret.delete', { count: voided.length });
  }

  async function save(draft: ConnectionDraft): Promise<ConnectionSummary> {
    const problem = policy.sessionSecrets ? options.keychainProblem() : null;
    const checked = await options.check(draft);
    const isTrusted = checked.sameHosts && Object.keys(draft.secrets).length === 0;
    if (!isTrusted) await requireConfirmed(checked);
    const id = draft.id ?? options.ids.uuid();
    if (problem === null) await saveInKeychain(checked, id);
    else saveForSession(checked, id, problem);
    options.confirmations.spend(placeOf(draft));
    adapters.drop(id);
    journal.event('connection.change');
    return summaryOf(await require(id));
  }

  async function fromDraft(draft: ConnectionDraft): Promise<KnownConnection> {
    const checked = await options.check(draft);
    const { config, origins, before, managed, sameHosts } = checked;
    if (!sameHosts && Object.keys(draft.secrets).length > 0) await requireConfirmed(checked);
    const session = draft.id === undefined ? null : sessionSecrets.get(draft.id, origins);
    const kept = sameHosts && before !== null ? before : null;
    const secretFields = [
      ...new Set([...(kept?.secretFields ?? []), ...Object.keys(session ?? {}), ...Object.keys(draft.secrets)]),
    ].sort();
    const { name, vendor, colour } = checked.draft;
    const as = {
      id: draft.id ?? '',
      name,
      vendor,
      colour,
      config: { ...config },
      secretFields,
      secretOrigins: [...origins],
    };
    return {
      ...as,
      training: false,
      managed,
      problem: storedProblem(as, vendors[vendor]),
      secrets: async () => ({
        ...(kept === null ? {} : (await readSecretHalf(kept, secretStore)).values),
        ...session,
        ...draft.secrets,
      }),
    };
  }

  async function remove(id: string): Promise<void> {
    const connection = await require(id);
    if (connection.managed) throw fail({ code: 'policy-denied', rule: 'connections' });
    adapters.drop(id);
    if (connection.training) {
      const before = settings.read();
      settings.write({ ...before, hiddenTraining: [...before.hiddenTraining, connection.vendor] });
      return;
    }
    const stored = settings.read().connections.find((other) => other.id === id);
    for (const field of stored?.secretFields ?? []) await secretStore.delete(connectionSecret(id, field));
    sessionSecrets.forget(id);
    writeConnections((all) => all.filter((other) => other.id !== id));
    journal.event('connection.change');
    journal.event('secret.delete', { count: connection.secretFields.length });
  }

  return {
    list: async () => await Promise.all(known.ids().map(async (id) => summaryOf(await require(id)))),
    overview: () => ({ mayAdd: policy.ownConnections, removedTraining: [...known.removedTraining()] }),
    async get(id) {
      const connection = await require(id);
      const { config, secretFields } = connection;
      return { summary: summaryOf(connection), config: { ...config }, secretsPresent: [...secretFields] };
    },
    fields: (vendor) => [...connectionFields(vendors[vendor])],
    save,
    remove,
    restoreTraining(wanted) {
      const before = settings.read();
      settings.write({ ...before, hiddenTraining: before.hiddenTraining.filter((vendor) => !wanted.includes(vendor)) });
      options.onTrainingWanted();
    },
    reorder(ids) {
      const there = new Set(known.ids());
      settings.write({ ...settings.read(), order: [...new Set(ids)].filter((id) => there.has(id)) });
    },
    fromDraft,
  };
}
