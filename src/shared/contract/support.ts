import { z } from 'zod';
import { procedure } from './errors';

export const support = {
  /** What a support file would hold, word for word. */
  preview: procedure.output(z.object({ text: z.string().max(60_000) })),
  /** Main asks where to, and writes exactly what was shown last. */
  save: procedure.output(z.object({ fileName: z.string() })),
};
