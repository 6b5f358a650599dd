import { z } from 'zod';
import { vendorCapabilitiesSchema } from './capability';
import { failureSchema } from './failure';
import { vendorIdSchema } from './vendor';

/** Colours a connection may have; each has a light and a dark tone in the theme. */
export const connectionColours = ['blue', 'teal', 'grape', 'orange', 'green', 'red', 'indigo', 'pink'] as const;
export const connectionColourSchema = z.enum(connectionColours);

export const connectionNameSchema = z.string().trim().min(1).max(60);

/** A configured store as the window may know it: never a secret, only which ones are there. */
export const connectionSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  vendor: vendorIdSchema,
  colour: connectionColourSchema,
  training: z.boolean(),
  /** Set up by the policy of this machine: only its secrets can be entered here. */
  managed: z.boolean(),
  /** The origin that is spoken to. */
  host: z.string(),
  /** `null` when the connection is ready for use. */
  problem: failureSchema.nullable(),
  capabilities: vendorCapabilitiesSchema.nullable(),
});
export type ConnectionSummary = Readonly<z.infer<typeof connectionSummarySchema>>;

/** Everything the connection dialog may read back; `secretsPresent` names fields, never values. */
export const connectionDetailSchema = z.object({
  summary: connectionSummarySchema,
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  secretsPresent: z.array(z.string()),
});
export type ConnectionDetail = Readonly<z.infer<typeof connectionDetailSchema>>;

/** One field of a vendor's connection form. */
export const connectionFieldSchema = z.object({
  name: z.string(),
  kind: z.enum(['text', 'url', 'integer', 'choice']),
  secret: z.boolean(),
  required: z.boolean(),
  choices: z.array(z.string()),
  defaultValue: z.string().nullable(),
});
export type ConnectionField = Readonly<z.infer<typeof connectionFieldSchema>>;

/** What the list of connections needs to know besides the connections. */
export const connectionsOverviewSchema = z.object({
  /** Off where the policy sets up the connections. */
  mayAdd: z.boolean(),
  /** Training stores that were taken off the list. */
  removedTraining: z.array(vendorIdSchema),
});
export type ConnectionsOverview = Readonly<z.infer<typeof connectionsOverviewSchema>>;

export const connectionDraftSchema = z.strictObject({
  /** Absent for a new connection. */
  id: z.string().max(64).optional(),
  name: connectionNameSchema,
  vendor: vendorIdSchema,
  colour: connectionColourSchema,
  config: z.record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean()])),
  /** Only those that are to be stored or replaced. */
  secrets: z.record(z.string().max(64), z.string().min(1).max(2000)),
});
export type ConnectionDraft = Readonly<z.infer<typeof connectionDraftSchema>>;

export const probeResultSchema = z.object({
  ok: z.boolean(),
  failure: failureSchema.nullable(),
  storeName: z.string().nullable(),
  missingScopes: z.array(z.string()),
  clockOffsetMs: z.number().nullable(),
  warnings: z.array(z.object({ key: z.string(), detail: z.string().nullable() })),
  durationMs: z.number(),
});
export type ProbeResult = Readonly<z.infer<typeof probeResultSchema>>;
