import { fail, type Failure } from '../../shared/domain/failure';
import type { Policy } from '../policy/policy';
import type { VendorDefinition } from '../vendors/port';
import { hostsOf } from './config-check';
import type { ConfigValue } from './origins';

/** The rules about which stores there are, and what may be done there. */
export type ConnectionPolicy = Pick<
  Policy,
  'allowedActions' | 'connections' | 'ownConnections' | 'allowedConnectionHosts' | 'trainingStores' | 'sessionSecrets'
>;

/** What the policy holds against a connection, or null. */
export function policyProblem(
  definition: VendorDefinition,
  config: Readonly<Record<string, ConfigValue>>,
  policy: ConnectionPolicy,
  managed: boolean,
): Failure | null {
  // Whoever writes the policy has said by that which hosts are meant.
  if (managed) return null;
  if (!policy.ownConnections) return { code: 'policy-denied', rule: 'ownConnections' };
  const { allowedConnectionHosts: allowed } = policy;
  if (allowed === null) return null;
  const fits = hostsOf(definition, config).every((origin) => isAllowed(origin, allowed));
  return fits ? null : { code: 'policy-denied', rule: 'allowedConnectionHosts' };
}

/** An origin, or the name from which a vendor makes up its host by putting it in front. */
function isAllowed(origin: string, allowed: readonly string[]): boolean {
  if (URL.canParse(origin) && origin.includes('://')) return allowed.includes(new URL(origin).hostname);
  const [, name = ''] = origin.split(':', 2);
  return allowed.some((host) => host.startsWith(`${name}.`));
}

/** @throws KeydeskError `policy-denied` */
export function requireOwnConnections(policy: ConnectionPolicy): void {
  if (!policy.ownConnections) throw fail({ code: 'policy-denied', rule: 'ownConnections' });
}
