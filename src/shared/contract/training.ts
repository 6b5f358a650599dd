import { z } from 'zod';
import { trainingFaultSchema, trainingMailSchema } from '../domain/training';
import { vendorIdSchema } from '../domain/vendor';
import { procedure } from './errors';

/** Only training stores can be asked for these. */
export const training = {
  /** Back to the fixtures and no faults. */
  reset: procedure.output(z.object({})),
  /** Mails the training vendors would have sent, newest first. */
  outbox: procedure.output(z.array(trainingMailSchema)),
  faults: procedure.input(z.strictObject({ vendor: vendorIdSchema, fault: trainingFaultSchema })).output(z.object({})),
};
