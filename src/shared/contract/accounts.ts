import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accessChangeSchema, accountRefSchema, shopperAccountSchema } from '../domain/account';
import { actionIdSchema, writeNoteSchema } from '../domain/action';
import { capabilitySchema } from '../domain/capability';
import { lookupEventSchema } from '../domain/lookup-event';
import { lookupKindSchema } from '../domain/lookup-key';
import { procedure } from './errors';

export const accounts = {
  /** Asks every connection (or the named ones) at once. The query is validated in main, so that its problem is a failure. */
  find: procedure
    .input(
      z.strictObject({
        query: z.string().max(2_000),
        by: lookupKindSchema.optional(),
        connectionIds: z.array(z.string().max(64)).max(200).optional(),
      }),
    )
    .output(eventIterator(lookupEventSchema)),
  get: procedure.input(z.strictObject({ ref: accountRefSchema })).output(shopperAccountSchema),
  /** Opens a write: reads the account and hands out the one-time action id. */
  prepareAccess: procedure.input(z.strictObject({ ref: accountRefSchema, change: accessChangeSchema })).output(
    z.object({
      actionId: actionIdSchema,
      account: shopperAccountSchema,
      capability: capabilitySchema,
      endsSessions: z.enum(['yes', 'no', 'unknown']),
      callerCheckRequired: z.boolean(),
      ticketRequired: z.boolean(),
    }),
  ),
  setAccess: procedure
    .input(
      z.strictObject({
        actionId: actionIdSchema,
        ref: accountRefSchema,
        change: accessChangeSchema,
        note: writeNoteSchema,
      }),
    )
    .output(z.object({ outcome: z.enum(['done', 'nothing-to-do']), account: shopperAccountSchema })),
  /** Opens the resending of a registration's confirmation; refused for an account that has nothing to confirm. Changes nothing. */
  prepareConfirmation: procedure.input(z.strictObject({ ref: accountRefSchema })).output(
    z.object({
      actionId: actionIdSchema,
      account: shopperAccountSchema,
      to: z.string(),
      callerCheckRequired: z.boolean(),
      ticketRequired: z.boolean(),
    }),
  ),
  /** Has the vendor asked to mail it once more. Accepted is all that is known then. */
  resendConfirmation: procedure
    .input(z.strictObject({ actionId: actionIdSchema, ref: accountRefSchema, note: writeNoteSchema }))
    .output(z.object({ to: z.string(), acceptedAt: z.string() })),
};
