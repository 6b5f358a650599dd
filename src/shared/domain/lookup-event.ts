import { z } from 'zod';
import { accessStateSchema, accountRefSchema } from './account';
import { failureSchema } from './failure';
import { lookupKeySchema } from './lookup-key';
import { vendorIdSchema } from './vendor';

/** One hit, as much of it as a list shows. */
export const accountRowSchema = z.object({
  ref: accountRefSchema,
  vendor: vendorIdSchema,
  name: z.string(),
  email: z.string().nullable(),
  code: z.string().nullable(),
  login: z.string().nullable(),
  access: accessStateSchema,
});
export type AccountRow = Readonly<z.infer<typeof accountRowSchema>>;

export const skipReasons = ['disabled', 'misconfigured', 'keychain', 'key-not-offered'] as const;

/** What one connection said to a look-up. A failed connection is never an empty list. */
export const connectionAnswerSchema = z.discriminatedUnion('state', [
  /** `key` is the candidate that matched. */
  z.object({ state: z.literal('rows'), key: lookupKeySchema, rows: z.array(accountRowSchema).min(1) }),
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('failed'), failure: failureSchema, retryable: z.boolean() }),
  z.object({ state: z.literal('skipped'), reason: z.enum(skipReasons) }),
]);
export type ConnectionAnswer = Readonly<z.infer<typeof connectionAnswerSchema>>;

/** The stream of a look-up: `started` once, one `answer` per connection as it comes, `done` once. */
export const lookupEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    /** What the query may be, likeliest first. */
    keys: z.array(lookupKeySchema).min(1),
    /** In the order in which they are shown, whatever order they answer in. */
    connectionIds: z.array(z.string()),
  }),
  z.object({
    type: z.literal('answer'),
    connectionId: z.string(),
    answer: connectionAnswerSchema,
    durationMs: z.number(),
  }),
  z.object({ type: z.literal('done'), durationMs: z.number() }),
]);
export type LookupEvent = Readonly<z.infer<typeof lookupEventSchema>>;
