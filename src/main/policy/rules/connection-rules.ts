import { z } from 'zod';
import { connectionColourSchema, connectionNameSchema } from '../../../shared/domain/connection';
import { vendorIdSchema } from '../../../shared/domain/vendor';
import { hostSchema } from './host';

/** A store that is on every desk of this machine; its secrets are typed by the agent and lie in the keychain. */
export const presetConnectionSchema = z.strictObject({
  id: z.uuid().describe('Chosen once by the administrator and never changed: secrets and journal are kept under it.'),
  name: connectionNameSchema,
  vendor: vendorIdSchema,
  colour: connectionColourSchema.default('blue'),
  config: z
    .record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .describe('The settings of the connection form, without secrets.'),
});

/** Which stores there are and who may change that. */
export const connectionRules = {
  connections: z
    .array(presetConnectionSchema)
    .max(200)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length)
    .default([])
    .describe('Stores that are there on every desk. Agents can enter their secrets, and change nothing else.'),
  ownConnections: z
    .boolean()
    .default(true)
    .describe('Agents may add, change and import connections of their own. Default: true.'),
  allowedConnectionHosts: z
    .array(hostSchema)
    .max(200)
    .nullable()
    .default(null)
    .describe('The only hosts connections may speak to or open links on. Default: whatever a connection names.'),
  trainingStores: z.boolean().default(true).describe('The built-in training stores are there. Default: true.'),
  sessionSecrets: z
    .boolean()
    .default(false)
    .describe(
      'Where the keychain does not work, agents may type secrets that are kept in memory until Keydesk ends. Default: false.',
    ),
};
