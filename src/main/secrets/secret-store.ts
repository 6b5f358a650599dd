/** Names one secret. The account text has no user input in it, so that joining it with the service stays unambiguous. */
export interface SecretSpec {
  readonly service: 'keydesk';
  readonly account: string;
}

/**
 * The OS keychain as a port.
 *
 * All methods reject with `KeydeskError` (`keychain-absent`, `keychain-locked`, `keychain-unresponsive`, `keychain-refused`,
 * `keychain-module-missing`, or `invalid-input` for a value that can't be kept). There is no plaintext fallback.
 */
export interface SecretStore {
  /** Null when there is no such secret. */
  get(spec: SecretSpec): Promise<string | null>;
  /** Stores, reads back and compares. */
  set(spec: SecretSpec, value: string): Promise<void>;
  delete(spec: SecretSpec): Promise<void>;
}

/** The secret of a connection's field; `connectionId` is a UUID made by Keydesk, `field` one of the vendor's schema. */
export function connectionSecret(connectionId: string, field: string): SecretSpec {
  return Object.freeze({ service: 'keydesk', account: `connection/${connectionId}/${field}` });
}
/** 32 random bytes, base64url: the journal's key of one UTC month, `YYYY-MM`. */
export function journalMonthKey(month: string): SecretSpec {
  return Object.freeze({ service: 'keydesk', account: `journal/month/${month}` });
}
/** 32 random bytes, base64url: seals of finished journal files and fingerprints of links. */
export const journalSealKey: SecretSpec = Object.freeze({ service: 'keydesk', account: 'journal/seal' });
/** 32 random bytes, base64url: authenticates hosts in the settings file. */
export const settingsKey: SecretSpec = Object.freeze({ service: 'keydesk', account: 'settings/mac' });
/** The mail server's sign-in: the origin it was entered for, a line feed, and the secret itself. */
export const mailSecret: SecretSpec = Object.freeze({ service: 'keydesk', account: 'mail/sign-in' });
/** 32 random bytes, base64url: marks by which the desk knows an e-mail again. */
export const emailMemoryKey: SecretSpec = Object.freeze({ service: 'keydesk', account: 'accounts/e-mails' });
/** 32 random bytes, base64url: seals the recent look-ups. */
export const recentLookupsKey: SecretSpec = Object.freeze({ service: 'keydesk', account: 'recent-lookups/key' });
/** Written and deleted again at start, to see whether the keychain works. */
export const probeSecret: SecretSpec = Object.freeze({ service: 'keydesk', account: 'probe' });
