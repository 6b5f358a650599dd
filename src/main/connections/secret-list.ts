import type { ConnectionDraft } from '../../shared/domain/connection';
import { fail, isKeydeskError, type Failure } from '../../shared/domain/failure';
import type { KeychainBackend, SecretEntry, SecretList } from '../../shared/domain/secret-list';
import type { Clock } from '../../shared/lib/clock';
import type { Journal } from '../journal/journal';
import {
  connectionSecret,
  journalSealKey,
  settingsKey,
  type SecretSpec,
  type SecretStore,
} from '../secrets/secret-store';
import type { SettingsStore } from '../settings/settings-store';
import type { Adapters } from './adapters';
import type { KnownConnection } from './known-connection';
import type { KnownConnections } from './known-connections';
import { hostsOf } from './config-check';
import type { VendorDefinitions } from '../vendors/port';
import type { SessionSecrets } from '../secrets/session-secrets';

/** When each connection's secrets were read last, since the program was started. */
export interface SecretUses {
  note(connectionId: string): void;
  lastAt(connectionId: string): string | null;
}

export function createSecretUses(clock: Clock): SecretUses {
  const uses = new Map<string, number>();
  return {
    note: (connectionId) => {
      uses.set(connectionId, clock.now());
    },
    lastAt(connectionId) {
      const at = uses.get(connectionId);
      return at === undefined ? null : new Date(at).toISOString();
    },
  };
}

/** Which secrets there are; they are replaced and forgotten here, and never shown. */
export interface SecretLists {
  list(): Promise<SecretList>;
  /** @throws KeydeskError as `ConnectionService.save` does */
  replace(connectionId: string, field: string, value: string): Promise<void>;
  /** @throws KeydeskError whatever the keychain refuses with; then the secret is still listed */
  forget(connectionId: string, field: string): Promise<void>;
  /** @throws KeydeskError as `ConnectionService.save` does; then the secrets are still there for this session */
  keep(connectionId: string): Promise<void>;
}

export function createSecretLists(options: {
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly sessionSecrets: SessionSecrets;
  readonly known: Pick<KnownConnections, 'ids' | 'byId'>;
  readonly adapters: Pick<Adapters, 'drop'>;
  readonly vendors: VendorDefinitions;
  readonly uses: SecretUses;
  readonly backend: KeychainBackend;
  readonly journal: Pick<Journal, 'event'>;
  save(draft: ConnectionDraft): Promise<unknown>;
}): SecretLists {
  const { settings, secretStore, sessionSecrets, known, uses } = options;

  async function require(id: string): Promise<KnownConnection> {
    const connection = await known.byId(id);
    if (connection === null || connection.training) throw fail({ code: 'not-found' });
    return connection;
  }

  const sessionOf = ({ id, vendor, config }: KnownConnection) =>
    sessionSecrets.get(id, hostsOf(options.vendors[vendor], config));

  async function entriesOf(connection: KnownConnection, look: Look): Promise<SecretEntry[]> {
    const { id, name, managed } = connection;
    const session = sessionOf(connection);
    const stored = settings.read().connections.find((other) => other.id === id);
    return await Promise.all(
      connection.secretFields.map(async (field): Promise<SecretEntry> => ({
        connection: { id, name, managed },
        field,
        since: session === null ? (stored?.secretsSince?.[field] ?? null) : null,
        lastUsedAt: uses.lastAt(id),
        state: session === null ? await look(connectionSecret(id, field)) : 'session',
      })),
    );
  }

  return {
    async list() {
      const { look, problem } = createLook(secretStore);
      const entries: SecretEntry[] = [];
      for (const id of known.ids()) {
        const connection = await known.byId(id);
        if (connection !== null && !connection.training) entries.push(...(await entriesOf(connection, look)));
      }
      for (const [field, spec] of ownKeys) {
        const state = await look(spec);
        // A key is made when it is first needed, so that one that isn't there is none that is missing.
        if (state === 'there') entries.push({ connection: null, field, since: null, lastUsedAt: null, state });
      }
      return { entries, backend: options.backend, movedFrom: noteBackend(entries), problem: problem() };
    },
    async replace(connectionId, field, value) {
      await saveSecrets(await require(connectionId), { [field]: value });
    },
    async forget(connectionId, field) {
      const { id } = await require(connectionId);
      const before = settings.read();
      const stored = before.connections.find((other) => other.id === id);
      sessionSecrets.forget(id);
      options.adapters.drop(id);
      if (stored?.secretFields.includes(field) !== true) return;
      await secretStore.delete(connectionSecret(id, field));
      const secretFields = stored.secretFields.filter((other) => other !== field);
      const connections = before.connections.map((other) => (other.id === id ? { ...other, secretFields } : other));
      settings.write({ ...settings.read(), connections });
      options.journal.event('secret.delete', { count: 1 });
    },
    async keep(connectionId) {
      const connection = await require(connectionId);
      const session = sessionOf(connection);
      if (session === null) throw fail({ code: 'not-found' });
      await saveSecrets(connection, session);
    },
  };

  async function saveSecrets(
    { id, name, vendor, colour, config }: KnownConnection,
    secrets: Readonly<Record<string, string>>,
  ): Promise<void> {
    await options.save({ id, name, vendor, colour, config: { ...config }, secrets: { ...secrets } });
  }

  /** Remembers the keychain once everything is in it; until then another one than before is told of. */
  function noteBackend(entries: readonly SecretEntry[]): KeychainBackend | null {
    const before = settings.read();
    const { secretBackend = null } = before;
    if (secretBackend === options.backend) return null;
    const inKeychain = entries.filter(({ state }) => state !== 'session');
    if (inKeychain.length === 0 || inKeychain.some(({ state }) => state !== 'there')) return secretBackend;
    settings.write({ ...before, secretBackend: options.backend });
    return null;
  }
}

/** Keys that Keydesk made for itself, besides the journal's keys of each month. */
const ownKeys: readonly (readonly [string, SecretSpec])[] = [
  ['settings/mac', settingsKey],
  ['journal/seal', journalSealKey],
];

type Look = (spec: SecretSpec) => Promise<'there' | 'missing' | 'unknown'>;

/** Looks for secrets; a keychain that failed once is not asked again in the same round. */
function createLook(store: SecretStore): { readonly look: Look; readonly problem: () => Failure | null } {
  let problem: Failure | null = null;
  return {
    problem: () => problem,
    async look(spec) {
      if (problem !== null) return 'unknown';
      try {
        return (await store.get(spec)) === null ? 'missing' : 'there';
      } catch (error) {
        if (!isKeydeskError(error)) throw error;
        problem = error.failure;
        return 'unknown';
      }
    },
  };
}
