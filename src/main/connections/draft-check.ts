import type { ConnectionDraft } from '../../shared/domain/connection';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinition, VendorDefinitions } from '../vendors/port';
import { hostsOf, readConfig } from './config-check';
import { policyProblem, type ConnectionPolicy } from './connection-policy';
import type { HostSeals } from './host-seals';
import type { ConfigValue } from './origins';

/** What stands in a form, found to be good. */
export interface CheckedDraft {
  readonly draft: ConnectionDraft;
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly origins: readonly string[];
  /** What is stored under the same id. */
  readonly before: StoredConnection | null;
  readonly managed: boolean;
  /** The stored secrets were entered for exactly these hosts. */
  readonly sameHosts: boolean;
}

const maxConnections = 200;

export function createDraftCheck(options: {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly seals: Pick<HostSeals, 'check'>;
  readonly vendors: VendorDefinitions;
  readonly policy: ConnectionPolicy;
}): (draft: ConnectionDraft) => Promise<CheckedDraft> {
  const { settings, policy } = options;

  /** Whether secrets were entered for exactly these hosts, and nobody but Keydesk wrote that down. */
  async function hasHosts(stored: StoredConnection, origins: readonly string[]): Promise<boolean> {
    if (stored.hostSeal === undefined || origins.join() !== [...stored.secretOrigins].sort().join()) return false;
    return await options.seals.check(stored).then(
      () => true,
      (error: unknown) => {
        // A keychain that can't tell vouches for nothing; whoever wants to store something there hears of it then.
        if (isKeydeskError(error)) return false;
        throw error;
      },
    );
  }

  /** @throws KeydeskError `misconfigured`, `invalid-input`, `policy-denied` */
  return async (given) => {
    const { connections } = settings.read();
    const before = connections.find(({ id }) => id === given.id) ?? null;
    const preset = policy.connections.find(({ id }) => id === given.id);
    if (given.id !== undefined && before === null && preset === undefined) throw fail({ code: 'not-found' });
    const known = preset ?? before;
    if (known !== null && known.vendor !== given.vendor) {
      throw fail({ code: 'invalid-input', field: 'vendor', problem: 'fixed' });
    }
    if (before === null && connections.length >= maxConnections) {
      throw fail({ code: 'invalid-input', field: 'connections', problem: 'too-many' });
    }
    const definition = options.vendors[given.vendor];
    checkSecretNames(definition, given.secrets);
    // What the policy decides stays as it is, whatever the form says.
    const draft =
      preset === undefined ? given : { ...given, name: preset.name, colour: preset.colour, config: preset.config };
    const config = readConfig(definition, draft.config);
    const managed = preset !== undefined;
    const forbidden = policyProblem(definition, config, policy, managed);
    if (forbidden !== null) throw fail(forbidden);
    const origins = hostsOf(definition, config);
    const sameHosts = before !== null && (await hasHosts(before, origins));
    return { draft, config, origins, before, managed, sameHosts };
  };
}

function checkSecretNames(definition: VendorDefinition, secrets: Readonly<Record<string, string>>): void {
  const names = new Set(definition.secretFields.map(({ name }) => name));
  if (Object.keys(secrets).some((name) => !names.has(name))) {
    throw fail({ code: 'invalid-input', field: 'secrets', problem: 'unrecognized_keys' });
  }
}
