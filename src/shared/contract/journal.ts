import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountRefSchema } from '../domain/account';
import { exportFormatSchema, exportStatusSchema, journalExportEventSchema } from '../domain/journal-export';
import { journalCheckEventSchema, journalHeadSchema } from '../domain/journal-check';
import { entryOutcomes, journalFilterSchema, journalPageSchema } from '../domain/journal-entry';
import { procedure } from './errors';

/** One thing an agent did to an account, intent and outcome told as one. */
export const historyEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  agent: z.string(),
  /** The colleague who agreed; null where nobody had to. */
  second: z.string().nullable(),
  act: z.string(),
  reason: z.string().nullable(),
  ticket: z.string().nullable(),
  outcome: z.enum(entryOutcomes),
  failureCode: z.string().nullable(),
});
export type HistoryEntry = Readonly<z.infer<typeof historyEntrySchema>>;

const cursorSchema = z.string().regex(/^\d{1,16}:\d{1,16}$/u);

export const journal = {
  /** What agents of this desk did on one account, newest first, at most 50. */
  history: procedure.input(z.strictObject({ ref: accountRefSchema })).output(z.array(historyEntrySchema)),
  /** Writes what a filter lets through to a file that the agent chooses in a dialog of main. */
  export: procedure
    .input(z.strictObject({ format: exportFormatSchema, filter: journalFilterSchema }))
    .output(eventIterator(journalExportEventSchema)),
  /** How the live export stands; null where the policy asks for none. */
  exportStatus: procedure.output(z.object({ status: exportStatusSchema.nullable() })),
  /** A head to check against, from a file that the agent chooses in a dialog of main; null when it was dismissed. */
  chooseHead: procedure.output(z.object({ head: journalHeadSchema.nullable(), fileName: z.string().nullable() })),
  /** Checks every record there is, with progress; ends with `good` or the first `bad` place. */
  verify: procedure
    .input(z.strictObject({ against: journalHeadSchema.nullable() }))
    .output(eventIterator(journalCheckEventSchema)),
  /**
   * The journal, newest first. A page may hold less than there is, even nothing, when the search for rare entries takes
   * long: `next` says where it goes on.
   */
  page: procedure
    .input(z.strictObject({ filter: journalFilterSchema, cursor: cursorSchema.optional() }))
    .output(journalPageSchema),
};
