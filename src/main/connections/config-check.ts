import { z } from 'zod';
import { fail, type Failure } from '../../shared/domain/failure';
import type { StoredConnection } from '../settings/schema';
import type { VendorDefinition } from '../vendors/port';
import { connectionFields, readForm } from './config-fields';
import { addressProblem, isAddress, originsOf, type ConfigValue } from './origins';

const configValue = z.union([z.string(), z.number(), z.boolean()]);

/** What is wrong with a stored connection before anything is asked of the keychain or the vendor. */
export function storedProblem(stored: StoredConnection, definition: VendorDefinition): Failure | null {
  const bad = configProblem(definition, stored.config);
  if (bad !== null) return bad;
  const current = hostsOf(definition, stored.config);
  // Secrets go only where they were entered for; a file that was edited by hand doesn't redirect them.
  if (stored.secretFields.length > 0 && current.join() !== [...stored.secretOrigins].sort().join()) {
    return { code: 'misconfigured', cause: 'host-changed', field: null };
  }
  const missing = definition.secretFields.find(({ name, required }) => required && !stored.secretFields.includes(name));
  if (missing === undefined) return null;
  return { code: 'misconfigured', cause: 'credentials-missing', field: missing.name };
}

/** The first setting that doesn't fit the vendor's schema or names an address no connection of an agent may have. */
function configProblem(definition: VendorDefinition, config: Readonly<Record<string, ConfigValue>>): Failure | null {
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
function effectiveConfig(
  definition: VendorDefinition,
  config: Readonly<Record<string, ConfigValue>>,
): Readonly<Record<string, ConfigValue>> {
  return z.record(z.string(), configValue).parse(definition.configSchema.parse(config));
}

/** Where a connection's secrets may go and its links may open; empty for settings with a problem. */
export function hostsOf(
  definition: VendorDefinition,
  config: Readonly<Record<string, ConfigValue>>,
): readonly string[] {
  if (configProblem(definition, config) !== null) return [];
  return originsOf(effectiveConfig(definition, config), definition.hostSettings);
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
