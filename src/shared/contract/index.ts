import { accounts } from './accounts';
import { app } from './app';
import { connections } from './connections';
import { journal } from './journal';
import { mail } from './mail';
import { policy } from './policy';
import { recent } from './recent';
import { resets } from './resets';
import { secrets } from './secrets';
import { settings } from './settings';
import { support } from './support';
import { training } from './training';
import { updates } from './updates';

/** The only list of procedures between the window and the main process. */
export const contract = {
  accounts,
  app,
  connections,
  journal,
  mail,
  policy,
  recent,
  resets,
  secrets,
  settings,
  support,
  training,
  updates,
};
export type Contract = typeof contract;
