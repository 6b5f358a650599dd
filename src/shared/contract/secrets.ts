import { z } from 'zod';
import { secretListSchema } from '../domain/secret-list';
import { procedure } from './errors';

const field = z.strictObject({ connectionId: z.string().min(1).max(64), field: z.string().min(1).max(64) });

export const secrets = {
  /** Which secrets there should be, since when, and whether the keychain has them. Never a value. */
  list: procedure.output(secretListSchema),
  /** Secrets go in and never come out. Main asks about the connection's hosts. */
  replace: procedure.input(field.extend({ value: z.string().min(1).max(2_000) })).output(z.object({})),
  forget: procedure.input(field).output(z.object({})),
  /** Moves what was typed for this session into the keychain, now that it works. */
  keep: procedure.input(z.strictObject({ connectionId: z.string().min(1).max(64) })).output(z.object({})),
};
