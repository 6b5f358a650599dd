import { z } from 'zod';
import { mailSettingsSchema, mailStateSchema } from '../domain/mail-settings';
import { procedure } from './errors';

/** The mail server by which Keydesk may bring a link to a shopper. */
export const mail = {
  state: procedure.output(mailStateSchema),
  /** The secret goes in and never comes out; left out, the one for the same server stays. */
  save: procedure
    .input(z.strictObject({ settings: mailSettingsSchema, secret: z.string().min(1).max(1_000).optional() }))
    .output(mailStateSchema),
  remove: procedure.output(mailStateSchema),
  /** Connects and signs in as saved, without mailing anything. */
  test: procedure.output(z.object({ host: z.string() })),
};
