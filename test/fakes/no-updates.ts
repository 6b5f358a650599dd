import type { UpdateMachine } from '../../src/main/updates/updates';

/** A machine on which Keydesk was started from its source: nothing is looked for and nothing installed. */
export const noUpdates: UpdateMachine = {
  bar: 'source',
  feed: null,
  updater: null,
  programStamp: () => Promise.resolve(null),
  quit: () => undefined,
  relaunch: () => undefined,
};
