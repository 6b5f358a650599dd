import type { ConnectionSummary } from '../../shared/domain/connection';
import type { Failure } from '../../shared/domain/failure';
import type { VendorSecrets } from '../vendors/port';
import type { ConfigValue } from './origins';

/** A connection as main knows it; its secrets are fetched when an adapter asks for them. */
export interface KnownConnection {
  readonly id: string;
  readonly name: string;
  readonly vendor: ConnectionSummary['vendor'];
  readonly colour: ConnectionSummary['colour'];
  readonly training: boolean;
  /** Set up by the policy: the agent enters its secrets and changes nothing else. */
  readonly managed: boolean;
  readonly config: Readonly<Record<string, ConfigValue>>;
  /** Names of the secrets it has. */
  readonly secretFields: readonly string[];
  secrets(): Promise<VendorSecrets>;
  /** Why it can't be used, or null. */
  readonly problem: Failure | null;
}
