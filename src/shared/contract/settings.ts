import { z } from 'zod';
import { preferencesSchema, seatRulesSchema } from '../domain/preferences';
import { procedure } from './errors';

const seat = z.object({ preferences: preferencesSchema, rules: seatRulesSchema });

export const settings = {
  /** What the agent chose for this seat, and what the rules of the machine say about it. Answered at once. */
  get: procedure.output(seat),
  set: procedure.input(z.strictObject({ preferences: preferencesSchema })).output(z.object({})),
};
