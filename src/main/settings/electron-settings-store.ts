import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Ids } from '../platform/ids';
import { defaultSettings } from './default-settings';
import { migrations as allMigrations } from './migrations';
import type { Migration } from './migrations/migrate';
import { readSettingsFile } from './read-settings-file';
import { settingsSchema, type Settings } from './schema';
import type { SettingsStore } from './settings-store';

export interface ElectronSettingsStoreOptions {
  /** Absolute; the file in it is `<name>.json`. */
  readonly folder: string;
  readonly name?: string;
  readonly appVersion: string;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly migrations?: readonly Migration[];
}

/**
 * The settings in `settings.json`, written by electron-store: whole, synced and renamed into place. What is read is
 * checked here, because the file is as trustworthy as whoever may write it (SC-43). The version before the newest stays
 * as `settings.last-good.json`.
 *
 * @throws KeydeskError `misconfigured` with `settings.version` for a file of a newer Keydesk, and with `settings.file` when
 * the folder can't be written.
 */
export function createElectronSettingsStore(options: ElectronSettingsStoreOptions): SettingsStore {
  const name = options.name ?? 'settings';
  const path = join(options.folder, `${name}.json`);
  const lastGood = join(options.folder, `${name}.last-good.json`);

  const found = onDisk(() => readSettingsFile(path, options.migrations ?? allMigrations));
  const setAside = found.state === 'broken' ? onDisk(moveAside) : null;
  const file = new ElectronStore<Settings>({
    cwd: options.folder,
    name,
    projectVersion: options.appVersion,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
  let current = found.state === 'good' ? found.settings : defaultSettings(options.ids);
  if (found.state !== 'good' || found.migrated) save(current);

  /** Both copies get out of the way, so that neither is lost when the new file is first changed. */
  function moveAside(): string {
    const time = new Date(options.clock.now()).toISOString().replaceAll(/[-:.]/gu, '');
    const aside = join(options.folder, `${name}.broken-${time}.json`);
    if (existsSync(lastGood)) renameSync(lastGood, join(options.folder, `${name}.last-good-${time}.json`));
    renameSync(path, aside);
    return aside;
  }

  function save(settings: Settings): void {
    onDisk(() => {
      if (existsSync(path)) {
        copyFileSync(path, `${lastGood}.new`);
        renameSync(`${lastGood}.new`, lastGood);
      }
      file.store = settings;
      syncFolder(options.folder);
    });
  }

  return {
    read: () => structuredClone(current),
    write: (settings) => {
      const next = settingsSchema.parse(settings);
      save(next);
      current = next;
    },
    setAside,
  };
}

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isKeydeskError(error)) throw error;
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'settings.file' }, { cause: systemCode(error) });
  }
}

/** `EACCES`, `ENOSPC` …: enough to find out why, without the path that stands in the message. */
function systemCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Makes the rename itself durable; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
