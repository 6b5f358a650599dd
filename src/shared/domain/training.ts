import { z } from 'zod';
import { vendorIdSchema } from './vendor';

const settingValue = z.union([z.string(), z.number(), z.boolean()]);

/** One training store as a connection: where it is, and both halves of its settings. */
export const trainingStoreSchema = z.object({
  origin: z.string(),
  config: z.record(z.string(), settingValue),
  secrets: z.record(z.string(), z.string()),
});

/** The line `npm run sandbox -- --json` prints, and what the training process tells the app. */
export const trainingStoresSchema = z.object({
  norce: trainingStoreSchema,
  emporix: trainingStoreSchema,
  bigcommerce: trainingStoreSchema,
  'salesforce-b2c': trainingStoreSchema,
  landing: z.object({ origin: z.string() }),
});
export type TrainingStores = Readonly<z.infer<typeof trainingStoresSchema>>;

/** What a trainer can let happen at a training store. `down` really closes its port. */
export const trainingFaults = ['none', 'down', 'silent', 'slow', 'html', 'error-500', 'throttled'] as const;
export const trainingFaultSchema = z.enum(trainingFaults);
export type TrainingFault = z.infer<typeof trainingFaultSchema>;

/** A mail a training vendor would have sent. */
export const trainingMailSchema = z.object({
  vendor: vendorIdSchema,
  to: z.string(),
  template: z.string(),
  link: z.string().nullable(),
  at: z.string(),
});
export type TrainingMail = Readonly<z.infer<typeof trainingMailSchema>>;

/** App → training process; every command is answered with the same id. */
export const trainingCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('fault'), id: z.number(), vendor: vendorIdSchema, fault: trainingFaultSchema }),
  z.object({ type: z.literal('reset'), id: z.number() }),
  z.object({ type: z.literal('outbox'), id: z.number() }),
  z.object({ type: z.literal('stop'), id: z.number() }),
]);
export type TrainingCommand = Readonly<z.infer<typeof trainingCommandSchema>>;

/** Training process → app. */
export const trainingMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), stores: trainingStoresSchema }),
  z.object({ type: z.literal('done'), id: z.number(), mails: z.array(trainingMailSchema) }),
  z.object({ type: z.literal('failed'), id: z.number().nullable(), problem: z.string() }),
]);
export type TrainingMessage = Readonly<z.infer<typeof trainingMessageSchema>>;
