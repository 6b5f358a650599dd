import { z } from 'zod';
import { fail, type Failure } from '../../shared/domain/failure';
import type { SecretStore } from '../secrets/secret-store';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinition, VendorDefinitions } from '../vendors/port';
import { connectionFields, readForm } from './config-fields';
import { addressProblem, isAddress, originsOf, type ConfigValue } from './origins';
import type { KnownConnection } from './known-connection';
import type { HostSeals } from './host-seals';
import { readSecretHalf } from './record-halves';
import type { TrainingStoresService } from './training-stores';

export interface KnownConnections {
  /** Ids in the order in which they are shown: training stores first, then the agent's own as they were added. */
  ids(): readonly string[];
  /** Waits a moment for a training store that is still starting. Null when there is no such connection. */
  byId(id: string): Promise<KnownConnection | null>;
}

export function createKnownConnections(options: {
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly seals: Pick<HostSeals, 'check'>;
  readonly training: Pick<TrainingStoresService, 'ids' | 'connection'>;
  readonly vendors: VendorDefinitions;
  keychainProblem(): Failure | null;
}): KnownConnections {
  const { settings, training, vendors } = options;

  const isHidden = (id: string): boolean => settings.read().hiddenTraining.some((vendor) => vendor === id);

  function fromStored(stored: StoredConnection): KnownConnection {
    return {
      ...stored,
      training: false,
      secrets: async () => {
        await options.seals.check(stored);
        return (await readSecretHalf(stored, options.secretStore)).values;
      },
      problem: storedProblem(stored, vendors[stored.vendor]) ?? options.keychainProblem(),
    };
  }

  return {
    ids: () => [
      ...training.ids().filter((id) => !isHidden(id)),
      ...settings.read().connections.map((connection) => connection.id),
    ],
    async byId(id) {
      const stored = settings.read().connections.find((connection) => connection.id === id);
      if (stored !== undefined) return fromStored(stored);
      return training.ids().includes(id) && !isHidden(id) ? await training.connection(id) : null;
    },
  };
}

const configValue = z.union([z.string(), z.number(), z.boolean()]);

/** What is wrong with a stored connection before anything is asked of the keychain or the vendor. */
function storedProblem(stored: StoredConnection, definition: VendorDefinition): Failure | null {
  const bad = configProblem(definition, stored.config);
  if (bad !== null) return bad;
  const current = originsOf(effectiveConfig(definition, stored.config), definition.hostSettings);
  // Secrets go only where they were entered for; a file that was edited by hand doesn't redirect them.
  if (current.join() !== [...stored.secretOrigins].sort().join()) {
    return { code: 'misconfigured', cause: 'host-changed', field: null };
  }
  const missing = definition.secretFields.find(({ name, required }) => required && !stored.secretFields.includes(name));
  if (missing === undefined) return null;
  return { code: 'misconfigured', cause: 'credentials-missing', field: missing.name };
}

/** The first setting that doesn't fit the vendor's schema or names an address no connection of an agent may have. */
export function configProblem(
  definition: VendorDefinition,
  config: Readonly<Record<string, ConfigValue>>,
): Failure | null {
  const parsed = definition.configSchema.safeParse(config);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.code === 'unrecognized_keys' ? issue.keys : (issue?.path ?? []);
    return { code: 'misconfigured', cause: 'setting', field: String(path[0] ?? 'config').slice(0, 120) };
  }
  for (const name of definition.hostSettings) {
    const value = config[name];
    if (!isAddress(value)) continue;
    const problem = addressProblem(value, false);
    if (problem !== null && problem !== 'unusual-port') {
      return { code: 'misconfigured', cause: 'origin', field: name };
    }
  }
  return null;
}

/** The settings with the schema's defaults filled in; call only for settings without a problem. */
export function effectiveConfig(
  definition: VendorDefinition,
  config: Readonly<Record<string, ConfigValue>>,
): Readonly<Record<string, ConfigValue>> {
  return z.record(z.string(), configValue).parse(definition.configSchema.parse(config));
}

/** The form's values as settings. @throws KeydeskError `misconfigured` with the field at fault */
export function readConfig(
  definition: VendorDefinition,
  values: Readonly<Record<string, ConfigValue>>,
): Readonly<Record<string, ConfigValue>> {
  const config = readForm(connectionFields(definition), values);
  const problem = configProblem(definition, config);
  if (problem !== null) throw fail(problem);
  return config;
}
