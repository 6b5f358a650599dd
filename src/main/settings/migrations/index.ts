import { preferences } from './0002-preferences';
import { seat } from './0003-seat';
import type { Migration } from './migrate';

/**
 * Every change of the settings file since version 1, in order, one file each: `0002-<what>.ts` holds the step from 1 to 2.
 * Raising `settingsVersion` without adding a step here fails a test.
 */
export const migrations: readonly Migration[] = [preferences, seat];
