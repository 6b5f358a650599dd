import { z } from 'zod';
import { hotKeyStates, preferencesSchema, seatRulesSchema } from '../domain/preferences';
import { procedure } from './errors';

const seat = z.object({ preferences: preferencesSchema, rules: seatRulesSchema, hotKey: z.enum(hotKeyStates) });

export const settings = {
  /** What the agent chose for this seat, and what the rules of the machine say about it. Answered at once. */
  get: procedure.output(seat),
  /** Takes effect at once; says what became of the hot key. */
  set: procedure
    .input(z.strictObject({ preferences: preferencesSchema }))
    .output(z.object({ hotKey: z.enum(hotKeyStates) })),
};
