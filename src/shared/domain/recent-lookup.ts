import { z } from 'zod';
import { lookupKindSchema } from './lookup-key';

/** How much of it is kept (SC-44). */
export const recentLimits = { count: 20, ageMs: 24 * 60 * 60_000 } as const;

/** What an agent looked up: the key alone, and nothing about whom it led to. */
export const recentLookupSchema = z.strictObject({
  /** The kind the agent chose; null when it was detected. */
  by: lookupKindSchema.nullable(),
  value: z.string().min(2).max(320),
  at: z.iso.datetime(),
});
export type RecentLookup = Readonly<z.infer<typeof recentLookupSchema>>;
