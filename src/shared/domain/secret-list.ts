import { z } from 'zod';
import { failureSchema } from './failure';

/** One secret as the window may know it: that it should be there, never its value. */
export const secretEntrySchema = z.object({
  /** Null for a key that Keydesk made for itself. */
  connection: z.object({ id: z.string(), name: z.string(), managed: z.boolean() }).nullable(),
  /** The field of the connection, or the name of Keydesk's own key. */
  field: z.string(),
  /** ISO 8601; null when it is not known. */
  since: z.string().nullable(),
  /** When it was read last since Keydesk was started; null when it was not. */
  lastUsedAt: z.string().nullable(),
  /**
   * `missing`: it should be there and the keychain shows nothing. `session`: in memory until Keydesk ends. `unknown`: the
   * keychain doesn't answer.
   */
  state: z.enum(['there', 'missing', 'session', 'unknown']),
});
export type SecretEntry = Readonly<z.infer<typeof secretEntrySchema>>;

export const keychainBackends = ['keychain', 'credential-manager', 'secret-service'] as const;
export const keychainBackendSchema = z.enum(keychainBackends);
export type KeychainBackend = z.infer<typeof keychainBackendSchema>;

export const secretListSchema = z.object({
  entries: z.array(secretEntrySchema),
  backend: keychainBackendSchema,
  /** The keychain the secrets were written to, where that was another one; nothing is moved by itself. */
  movedFrom: keychainBackendSchema.nullable(),
  /** Why the keychain could not be asked; null when it could. */
  problem: failureSchema.nullable(),
});
export type SecretList = Readonly<z.infer<typeof secretListSchema>>;
