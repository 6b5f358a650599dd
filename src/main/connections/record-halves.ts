import type { ConnectionDraft } from '../../shared/domain/connection';
import { fail } from '../../shared/domain/failure';
import { connectionSecret, type SecretStore } from '../secrets/secret-store';
import type { StoredConnection } from '../settings/schema';
import type { VendorSecrets } from '../vendors/port';
import type { ConfigValue } from './origins';

/** The half of a connection that goes to the keychain and to the vendor, and nowhere else. */
export interface SecretHalf {
  readonly connectionId: string;
  readonly values: VendorSecrets;
}

/** Splits what an agent typed into what settings may hold and what only the keychain may hold. */
export function splitDraft(
  draft: Pick<ConnectionDraft, 'name' | 'vendor' | 'colour' | 'secrets'>,
  record: {
    readonly id: string;
    readonly config: Readonly<Record<string, ConfigValue>>;
    readonly origins: readonly string[];
    /** Names of secrets that are in the keychain already and stay good. */
    readonly keptSecrets: readonly string[];
    /** When each secret was entered. */
    readonly since: Readonly<Record<string, string>>;
  },
): { readonly open: StoredConnection; readonly secret: SecretHalf } {
  const { name, vendor, colour, secrets } = draft;
  const secretFields = [...new Set([...record.keptSecrets, ...Object.keys(secrets)])].sort();
  return {
    open: {
      id: record.id,
      name,
      vendor,
      colour,
      config: { ...record.config },
      secretFields,
      secretOrigins: [...record.origins],
      secretsSince: Object.fromEntries(Object.entries(record.since).filter(([field]) => secretFields.includes(field))),
    },
    secret: { connectionId: record.id, values: secrets },
  };
}

/**
 * Fetches the secret half of a stored connection.
 *
 * @throws KeydeskError `keychain-locked` when the keychain has nothing for a secret that should be there: it is locked or
 * was emptied, which must never pass for "not configured"
 */
export async function readSecretHalf(open: StoredConnection, store: SecretStore): Promise<SecretHalf> {
  const values: Record<string, string> = {};
  for (const field of open.secretFields) {
    const value = await store.get(connectionSecret(open.id, field));
    if (value === null) throw fail({ code: 'keychain-locked' });
    values[field] = value;
  }
  return { connectionId: open.id, values };
}
