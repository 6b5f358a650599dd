import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from '../domain/failure';
import { lockStateSchema } from '../domain/screen-lock';
import { shippedPartSchema } from '../domain/shipped-part';
import { windowRequestSchema } from '../domain/window-request';
import { procedure } from './errors';

export const externalPages = [
  'source',
  'help-norce',
  'help-emporix',
  'help-bigcommerce',
  'help-salesforce-b2c',
] as const;

export const app = {
  info: procedure.output(
    z.object({
      version: z.string(),
      electronVersion: z.string(),
      platform: z.string(),
      agent: z.string().nullable(),
      /** What kind of package this is; null when it was started from a checkout. */
      build: z.object({ forRelease: z.boolean(), builtAt: z.string() }).nullable(),
      /** The OS keychain has not answered yet: ask again, the next answer waits for it anew. */
      keychainPending: z.boolean(),
      /** Null when the OS keychain works, as far as is known. */
      keychainProblem: failureSchema.nullable(),
      /** Null when writes can be recorded. */
      journalProblem: failureSchema.nullable(),
      /** Name of a settings file that could not be read and was set aside. */
      settingsSetAside: z.string().nullable(),
      /** How far the stores' clocks are ahead of this computer's, in milliseconds; null when that is no matter or not known. */
      clockOffsetMs: z.int().nullable(),
    }),
  ),
  /** Whether the screen is locked, now and as it changes. */
  lockState: procedure.output(eventIterator(lockStateSchema)),
  /** What another program or the hot key asks of the window. */
  deepLinks: procedure.output(eventIterator(windowRequestSchema)),
  lock: procedure.output(z.object({})),
  unlock: procedure.output(z.object({})),
  /** What of others lies in this Keydesk; empty while developing. */
  licences: procedure.output(z.object({ parts: z.array(shippedPartSchema) })),
  /** Copies one plain value (an e-mail, a code) that the window shows. */
  copyText: procedure.input(z.strictObject({ text: z.string().min(1).max(320) })).output(z.object({})),
};
