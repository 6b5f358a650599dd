import { z } from 'zod';

const id = z.int().nonnegative();

/** What main asks the keychain's own process. */
export const keychainRequestSchema = z.discriminatedUnion('call', [
  z.strictObject({ id, call: z.literal('get'), service: z.string(), account: z.string() }),
  z.strictObject({ id, call: z.literal('set'), service: z.string(), account: z.string(), value: z.string() }),
  z.strictObject({ id, call: z.literal('delete'), service: z.string(), account: z.string() }),
]);
export type KeychainRequest = z.infer<typeof keychainRequestSchema>;

/** What it answers. A failure is a code: what the keychain said stays where it was said. */
export const keychainAnswerSchema = z.union([
  z.strictObject({ id, value: z.union([z.string(), z.boolean(), z.null()]) }),
  z.strictObject({
    id,
    code: z.enum([
      'keychain-absent',
      'keychain-locked',
      'keychain-refused',
      'keychain-unresponsive',
      'keychain-module-missing',
    ]),
  }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>;
