import { z } from 'zod';
import { vendorIdSchema } from '../domain/vendor';
import { procedure } from './errors';

/** What a trainer can let happen at a training store. `down` really closes its port. */
export const trainingFaults = ['none', 'down', 'silent', 'slow', 'html', 'error-500', 'throttled'] as const;
export const trainingFaultSchema = z.enum(trainingFaults);
export type TrainingFault = z.infer<typeof trainingFaultSchema>;

export const trainingMailSchema = z.object({
  vendor: vendorIdSchema,
  to: z.string(),
  template: z.string(),
  link: z.string().nullable(),
  at: z.string(),
});
export type TrainingMail = Readonly<z.infer<typeof trainingMailSchema>>;

/** Only training stores can be asked for these. */
export const training = {
  reset: procedure.output(z.object({})),
  /** Mails the training vendors would have sent, newest first. */
  outbox: procedure.output(z.array(trainingMailSchema)),
  faults: procedure.input(z.strictObject({ vendor: vendorIdSchema, fault: trainingFaultSchema })).output(z.object({})),
};
