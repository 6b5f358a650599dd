import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  connectionDetailSchema,
  connectionDraftSchema,
  connectionFieldSchema,
  connectionsOverviewSchema,
  connectionSummarySchema,
} from '../domain/connection';
import { connectionImportSchema } from '../domain/connection-file';
import { testEventSchema } from '../domain/connection-test';
import { vendorIds, vendorIdSchema } from '../domain/vendor';
import { procedure } from './errors';

const id = z.string().min(1).max(64);
const ids = z.array(id).max(400);
const byId = z.strictObject({ id });

export const connections = {
  /** In the agent's own order. */
  list: procedure.output(z.array(connectionSummarySchema)),
  overview: procedure.output(connectionsOverviewSchema),
  get: procedure.input(byId).output(connectionDetailSchema),
  /** The form of a vendor's connection: which settings and secrets it has. */
  fields: procedure.input(z.strictObject({ vendor: vendorIdSchema })).output(z.array(connectionFieldSchema)),
  /** Opens the page about setting up a store of this vendor, in the default browser. */
  openHelp: procedure.input(z.strictObject({ vendor: vendorIdSchema })).output(z.object({})),
  /** Secrets go in and never come out. */
  save: procedure.input(connectionDraftSchema).output(connectionSummarySchema),
  remove: procedure.input(byId).output(z.object({})),
  restoreTraining: procedure
    .input(z.strictObject({ vendors: z.array(vendorIdSchema).max(vendorIds.length) }))
    .output(z.object({})),
  reorder: procedure.input(z.strictObject({ ids })).output(z.object({})),
  /** Tries a connection step by step; ends when the caller leaves. */
  test: procedure.input(byId).output(eventIterator(testEventSchema)),
  /** The same for what stands in the form, before anything is saved. */
  testDraft: procedure.input(connectionDraftSchema).output(eventIterator(testEventSchema)),
  /** Main asks where to, and writes the open half of these connections there. */
  exportFile: procedure
    .input(z.strictObject({ ids }))
    .output(z.object({ fileName: z.string(), count: z.number().int() })),
  /** Main asks for a file and says what is in it; nothing is added yet. */
  readFile: procedure.output(connectionImportSchema),
  /** Adds some of what was read, after main has asked about the hosts. Their secrets have to be entered. */
  importFile: procedure
    .input(z.strictObject({ importId: z.uuid(), entries: z.array(z.number().int().min(0).max(200)).min(1).max(200) }))
    .output(z.object({ added: ids })),
};
