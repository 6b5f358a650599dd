import { z } from 'zod';
import { connectionColourSchema, connectionNameSchema } from '../../shared/domain/connection';
import { mailSettingsSchema } from '../../shared/domain/mail-settings';
import { preferencesSchema } from '../../shared/domain/preferences';
import { keychainBackendSchema } from '../../shared/domain/secret-list';
import { vendorIdSchema } from '../../shared/domain/vendor';

export const settingsVersion = 3;

/** The non-secret half of a connection. Training connections are never stored: they exist while the training stores run. */
export const storedConnectionSchema = z.strictObject({
  id: z.uuid(),
  name: connectionNameSchema,
  vendor: vendorIdSchema,
  colour: connectionColourSchema,
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Names of the secrets that should be in the keychain; never values. */
  secretFields: z.array(z.string()),
  /** The origins the secrets were entered for; a changed origin makes them void (SC-20). */
  secretOrigins: z.array(z.string()),
  /** When each of them was entered, ISO 8601; unknown for those of older versions. */
  secretsSince: z.record(z.string(), z.iso.datetime()).optional(),
  /** See `host-seal.ts`: shows that nobody changed the hosts in the file behind our back. */
  hostSeal: z.string().length(43).optional(),
});
export type StoredConnection = Readonly<z.infer<typeof storedConnectionSchema>>;

export const settingsSchema = z.strictObject({
  version: z.literal(settingsVersion),
  connections: z.array(storedConnectionSchema).max(200),
  /** Training connections the agent took off the list. */
  hiddenTraining: z.array(vendorIdSchema),
  /** Ids in the order the agent gave them; whatever isn't named comes after. */
  order: z.array(z.string().max(64)).max(400).optional(),
  /** The keychain in which all secrets were seen last. */
  secretBackend: keychainBackendSchema.optional(),
  preferences: preferencesSchema,
  /** The shop's mail server; `secretOrigin` is the one its secret was entered for. */
  mail: z.strictObject({ server: mailSettingsSchema, secretOrigin: z.string().max(300).optional() }).optional(),
  installationId: z.uuid(),
  /** Where the window was; x and y are null where no place was kept. `zoom` is how large its page was drawn, 1 if absent. */
  window: z
    .strictObject({
      x: z.number().int().nullable(),
      y: z.number().int().nullable(),
      width: z.number().int().min(800).max(10_000),
      height: z.number().int().min(500).max(10_000),
      maximised: z.boolean(),
      zoom: z.number().min(0.8).max(2).optional(),
    })
    .nullable(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
