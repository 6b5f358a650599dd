import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountRefSchema } from '../domain/account';
import { actionIdSchema, writeNoteSchema } from '../domain/action';
import { resetKindSchema } from '../domain/capability';
import { languageSchema } from '../domain/language';
import { linkLifetimeSchema, resetPreviewSchema, resetResultSchema } from '../domain/reset';
import { ledgerSnapshotSchema } from '../domain/reset-ledger';
import { agreedActSchema, approverNameSchema } from '../domain/second-person';
import { procedure } from './errors';

const byId = z.strictObject({ resetId: z.uuid() });

export const resets = {
  /** Says what this vendor will do and hands out the one-time action id; changes nothing. */
  preview: procedure.input(z.strictObject({ ref: accountRefSchema, kind: resetKindSchema })).output(resetPreviewSchema),
  issue: procedure
    .input(
      z.strictObject({
        actionId: actionIdSchema,
        ref: accountRefSchema,
        kind: resetKindSchema,
        lifetimeMinutes: linkLifetimeSchema.nullable(),
        note: writeNoteSchema,
      }),
    )
    .output(resetResultSchema),
  /**
   * A colleague agrees to one act on one reset, where the policy wants that. `of` is the action id before it is issued, the
   * reset id afterwards. The code goes in and never comes out.
   */
  approve: procedure
    .input(
      z.strictObject({
        act: agreedActSchema,
        of: z.uuid(),
        approver: approverNameSchema,
        code: z.string().min(1).max(200),
      }),
    )
    .output(z.object({ until: z.string() })),
  /** Main puts the link on the clipboard and clears it later if it is still there. */
  copy: procedure.input(byId).output(z.object({ clearsAt: z.string() })),
  /** The one answer that holds a link, for the "show" toggle. */
  reveal: procedure.input(byId).output(z.object({ link: z.string(), hidesAt: z.string() })),
  /** The link as a QR code, for the window to draw: a row is `0` for a light module and `1` for a dark one, per module. */
  qr: procedure
    .input(byId)
    .output(z.object({ size: z.number().int().min(21).max(177), rows: z.array(z.string().regex(/^[01]+$/u)) })),
  /** The mail for the agent's own mail program, to the address on file as read now; its text has no secret in it. */
  composeMail: procedure
    .input(byId.extend({ language: languageSchema }))
    .output(z.object({ to: z.string(), subject: z.string(), text: z.string() })),
  /** Main opens that mail, link and all, if it would still go to the address that was shown. */
  openMail: procedure
    .input(byId.extend({ language: languageSchema }))
    .output(z.object({ /** Whether a program took it; whether it is sent is not known. */ opened: z.boolean() })),
  /** The mail that the shop's mail server would be given, to the address on file as read now; its text has no secret in it. */
  previewSend: procedure
    .input(byId.extend({ language: languageSchema }))
    .output(z.object({ to: z.string(), subject: z.string(), text: z.string(), host: z.string() })),
  /** Gives that mail to the server if it would still go to the address that was shown. Accepted is all that is known then. */
  sendMail: procedure
    .input(byId.extend({ language: languageSchema }))
    .output(z.object({ host: z.string(), acceptedAt: z.string() })),
  /**
   * Main puts lines for the ticket on the clipboard: what was done and when, nothing about the shopper. A reset whose answer
   * was lost goes by its action id.
   */
  note: procedure.input(byId.extend({ language: languageSchema })).output(z.object({})),
  /** Every reset of this desk over all connections: now, and again after each change. Nothing in it opens an account. */
  ledger: procedure.output(eventIterator(ledgerSnapshotSchema)),
  /** Opens the voiding of an account's links; refused where a vendor can't do that. Changes nothing. */
  prepareSupersede: procedure
    .input(z.strictObject({ ref: accountRefSchema }))
    .output(z.object({ actionId: actionIdSchema, callerCheckRequired: z.boolean(), ticketRequired: z.boolean() })),
  /** Has the vendor void the links of an account by making a newer one, which nobody gets. */
  supersede: procedure
    .input(z.strictObject({ actionId: actionIdSchema, ref: accountRefSchema, note: writeNoteSchema }))
    .output(z.object({ at: z.string() })),
  /** Drops what is known of a reset from memory, as when the dialog closes. The shopper's link itself stays good. */
  forget: procedure.input(byId).output(z.object({})),
};
