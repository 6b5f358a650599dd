import { z } from 'zod';

/** Why the screen is locked: nobody touched anything, the agent wished it, the OS locked its own screen, or the computer slept. */
export const lockCauses = ['idle', 'agent', 'system', 'sleep'] as const;
export type LockCause = (typeof lockCauses)[number];

export const lockStateSchema = z.discriminatedUnion('locked', [
  z.object({ locked: z.literal(false) }),
  z.object({
    locked: z.literal(true),
    cause: z.enum(lockCauses),
    /** False as long as the OS's own screen is locked: then nobody can be sitting here. */
    canUnlock: z.boolean(),
  }),
]);
export type LockState = Readonly<z.infer<typeof lockStateSchema>>;
