import { z } from 'zod';
import { connectionColourSchema } from './connection';
import { failureSchema } from './failure';
import { vendorIdSchema } from './vendor';

/** One connection of a file, as it would be added. */
export const importEntrySchema = z.object({
  /** Its place in the file. */
  entry: z.number().int(),
  name: z.string(),
  vendor: vendorIdSchema,
  colour: connectionColourSchema,
  /** Where its secrets would go and its links would open. */
  hosts: z.array(z.string()),
  /** `known`: a connection with the same settings is there already. */
  state: z.enum(['new', 'known', 'refused']),
  failure: failureSchema.nullable(),
});
export type ImportEntry = Readonly<z.infer<typeof importEntrySchema>>;

/** What a file holds, before anything of it is added. */
export const connectionImportSchema = z.object({
  importId: z.uuid(),
  fileName: z.string(),
  entries: z.array(importEntrySchema),
});
export type ConnectionImport = Readonly<z.infer<typeof connectionImportSchema>>;
