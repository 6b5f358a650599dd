import { z } from 'zod';
import {
  connectionDetailSchema,
  connectionDraftSchema,
  connectionFieldSchema,
  connectionSummarySchema,
  probeResultSchema,
} from '../domain/connection';
import { vendorIdSchema } from '../domain/vendor';
import { procedure } from './errors';

const byId = z.strictObject({ id: z.string().min(1).max(64) });

export const connections = {
  list: procedure.output(z.array(connectionSummarySchema)),
  get: procedure.input(byId).output(connectionDetailSchema),
  /** The form of a vendor's connection: which settings and secrets it has. */
  fields: procedure.input(z.strictObject({ vendor: vendorIdSchema })).output(z.array(connectionFieldSchema)),
  /** Secrets go in and never come out. */
  save: procedure.input(connectionDraftSchema).output(connectionSummarySchema),
  remove: procedure.input(byId).output(z.object({})),
  probe: procedure.input(byId).output(probeResultSchema),
};
