import { z } from 'zod';
import { probeResultSchema } from './connection';
import { failureSchema } from './failure';

/** What a test of a connection looks at, in this order; whatever comes after a failure is not looked at. */
export const testSteps = [
  /** The settings fit the vendor's form, and every host is one a connection may name. */
  'settings',
  /** Its secrets are there and belong to these hosts. */
  'secrets',
  /** Its server answers at all. */
  'reach',
  'tls',
  /** The vendor takes the credentials. */
  'token',
  'scopes',
  /** It is the store, list or tenant that the settings name. */
  'tenant',
  'clock',
  'capabilities',
] as const;
export const testStepSchema = z.enum(testSteps);
export type TestStep = z.infer<typeof testStepSchema>;

export const testStepReportSchema = z.object({
  step: testStepSchema,
  /** `care`: it works, and something about it should be looked at. `unknown`: the vendor doesn't tell. */
  state: z.enum(['running', 'ok', 'care', 'failed', 'unknown']),
  failure: failureSchema.nullable(),
  /** What was found: hosts, the store's own name, permissions, capabilities by their keys. */
  found: z.array(z.string().max(300)).max(100),
  /** Milliseconds of the answer for `reach`, of the clock's offset for `clock`. */
  ms: z.number().nullable(),
});
export type TestStepReport = Readonly<z.infer<typeof testStepReportSchema>>;

/** A test as it goes along: each step when it begins and when it ends, each request, and at last what came of it. */
export const testEventSchema = z.discriminatedUnion('type', [
  testStepReportSchema.extend({ type: z.literal('step') }),
  z.object({
    type: z.literal('call'),
    method: z.string().max(10),
    /** The route's template, never the real path. */
    route: z.string().max(200),
    status: z.number().int().nullable(),
    durationMs: z.number(),
  }),
  z.object({ type: z.literal('done'), result: probeResultSchema }),
]);
export type TestEvent = Readonly<z.infer<typeof testEventSchema>>;
