import { z } from 'zod';

/** Why an agent acts: asked for at every write, kept in the journal. */
export const writeReasons = [
  'forgot-password',
  'locked-out',
  'wrongly-deactivated',
  'customer-request',
  'suspected-fraud',
  'account-check',
  'training',
  'other',
] as const;
export const writeReasonSchema = z.enum(writeReasons);
export type WriteReason = z.infer<typeof writeReasonSchema>;

/** How the agent made sure that the caller is the shopper; knowledge questions are left out on purpose. */
export const callerChecks = ['order-number', 'phone-call-back', 'mail-round-trip', 'in-person', 'supervisor'] as const;
export const callerCheckSchema = z.enum(callerChecks);
export type CallerCheck = z.infer<typeof callerCheckSchema>;

/** A number or key in the shop's ticket system. */
export const ticketSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/u);

/** Made by main when a dialog opens; spends itself on one write. */
export const actionIdSchema = z.uuid();

/** What every write carries along. */
export const writeNoteSchema = z.strictObject({
  reason: writeReasonSchema,
  ticket: ticketSchema.nullable(),
  callerCheck: callerCheckSchema.nullable(),
});
export type WriteNote = Readonly<z.infer<typeof writeNoteSchema>>;
