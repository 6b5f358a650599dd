import { z } from 'zod';
import { updateRings } from '../../../shared/domain/update-state';

/** Updates of Keydesk itself. The address comes from here or from the build, and from nowhere else. */
export const updateRules = {
  updates: z
    .boolean()
    .default(true)
    .describe('Keydesk looks for newer versions of itself, where it knows an address for them. Default: true.'),
  updateRing: z
    .enum(updateRings)
    .default('stable')
    .describe('Which versions: stable, or early ones that others wait for. Default: stable.'),
  updateFeed: z
    .url({ protocol: /^https$/u })
    .max(300)
    .refine((address) => !/[?#@]/u.test(address))
    .nullable()
    .default(null)
    .describe(
      'The folder the update files lie in, for example https://updates.example/keydesk/. Default: the build’s own.',
    ),
};
