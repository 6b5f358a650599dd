import type { Failure } from '../../shared/domain/failure';
import type { SecretStore } from '../secrets/secret-store';
import type { SessionSecrets } from '../secrets/session-secrets';
import type { VendorId } from '../../shared/domain/vendor';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinitions } from '../vendors/port';
import { hostsOf, storedProblem } from './config-check';
import { policyProblem, type ConnectionPolicy } from './connection-policy';
import type { KnownConnection } from './known-connection';
import type { HostSeals } from './host-seals';
import { readSecretHalf } from './record-halves';
import type { TrainingStoresService } from './training-stores';

export interface KnownConnections {
  /** Ids in the agent's order; without one training stores come first, then the policy's, then the agent's own as they were added. */
  ids(): readonly string[];
  /** Waits a moment for a training store that is still starting. Null when there is no such connection. */
  byId(id: string): Promise<KnownConnection | null>;
  /** Training stores that were taken off the list and can be put back. */
  removedTraining(): readonly VendorId[];
}

export interface KnownConnectionsOptions {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly secretStore: SecretStore;
  readonly seals: Pick<HostSeals, 'check'>;
  readonly training: Pick<TrainingStoresService, 'ids' | 'connection'>;
  readonly vendors: VendorDefinitions;
  readonly policy: ConnectionPolicy;
  readonly sessionSecrets: Pick<SessionSecrets, 'get'>;
  /** Told whenever an adapter reads a connection's secrets. */
  onSecretsRead(connectionId: string): void;
  keychainProblem(): Failure | null;
}

export function createKnownConnections(options: KnownConnectionsOptions): KnownConnections {
  const { settings, training, vendors, policy } = options;

  const isHidden = (id: string): boolean => settings.read().hiddenTraining.some((vendor) => vendor === id);
  const trainingIds = (): readonly string[] => (policy.trainingStores ? training.ids() : []);
  const isPreset = (id: string): boolean => policy.connections.some((preset) => preset.id === id);

  function known(stored: StoredConnection, shown: StoredConnection, managed: boolean): KnownConnection {
    const definition = vendors[shown.vendor];
    const session = options.sessionSecrets.get(shown.id, hostsOf(definition, shown.config));
    const own = {
      id: shown.id,
      name: shown.name,
      vendor: shown.vendor,
      colour: shown.colour,
      config: shown.config,
      training: false,
      managed,
    };
    const forbidden = policyProblem(definition, shown.config, policy, managed);
    if (session !== null) {
      const given = {
        ...shown,
        secretFields: Object.keys(session),
        secretOrigins: [...hostsOf(definition, shown.config)],
      };
      const problem = forbidden ?? storedProblem(given, definition);
      return { ...own, secretFields: given.secretFields, secrets: () => Promise.resolve(session), problem };
    }
    return {
      ...own,
      secretFields: shown.secretFields,
      secrets: async () => {
        await options.seals.check(stored);
        options.onSecretsRead(stored.id);
        return (await readSecretHalf(stored, options.secretStore)).values;
      },
      problem: forbidden ?? storedProblem(shown, definition) ?? options.keychainProblem(),
    };
  }

  return {
    ids: () => {
      const { connections, order = [] } = settings.read();
      const ids = [
        ...trainingIds().filter((id) => !isHidden(id)),
        ...policy.connections.map(({ id }) => id),
        ...connections.map(({ id }) => id).filter((id) => !isPreset(id)),
      ];
      const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
      // Sorting is stable: what the agent has not put anywhere stays where it is.
      return [...ids].sort((a, b) => place(a) - place(b));
    },
    async byId(id) {
      const stored = settings.read().connections.find((connection) => connection.id === id);
      const preset = policy.connections.find((connection) => connection.id === id);
      if (preset !== undefined) {
        const shadow = stored ?? { ...preset, secretFields: [], secretOrigins: [] };
        return known(shadow, { ...shadow, ...preset }, true);
      }
      if (stored !== undefined) return known(stored, stored, false);
      return trainingIds().includes(id) && !isHidden(id) ? await training.connection(id) : null;
    },
    removedTraining: () => (policy.trainingStores ? settings.read().hiddenTraining : []),
  };
}
