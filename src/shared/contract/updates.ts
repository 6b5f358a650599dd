import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { updateStateSchema } from '../domain/update-state';
import { procedure } from './errors';

/** The version that the window showed: nothing happens with another one. */
const shown = z.strictObject({ version: z.string().min(1).max(64) });

/** Updates of Keydesk itself. What comes of a request is told by `state`. */
export const updates = {
  /** How it stands with updates, now and as it changes. */
  state: procedure.output(eventIterator(updateStateSchema)),
  /** Asks the server what the newest version is. */
  check: procedure.output(z.object({})),
  download: procedure.input(shown).output(z.object({})),
  /** Stops a download, and deletes one that is finished and not installed. */
  cancel: procedure.output(z.object({})),
  /** Ends Keydesk, installs the downloaded version and starts it; refused while a write runs. */
  install: procedure.input(shown).output(z.object({})),
  /** Ends Keydesk and starts it again, as after its files were replaced; refused while a write runs. */
  restart: procedure.output(z.object({})),
};
