import { z } from 'zod';
import { recentLimits, recentLookupSchema } from '../domain/recent-lookup';
import { procedure } from './errors';

export const recent = {
  /** The agent's own last look-ups, newest first; none unless the agent wants them kept and the policy allows it. */
  list: procedure.output(z.array(recentLookupSchema).max(recentLimits.count)),
  /** Deletes the file they are in. */
  clear: procedure.output(z.object({})),
};
