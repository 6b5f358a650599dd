import { app } from 'electron';
import { accessSync, constants, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Policy } from '../../policy/policy';
import { mayLookForUpdates } from '../../../shared/domain/update-state';
import type { PackageUpdater } from '../../updates/package-updater';
import { appImagePath, updateBar, updateFeed, type UpdateSurroundings } from '../../updates/update-bar';
import type { UpdateMachine } from '../../updates/updates';
import type { BuildFacts } from '../build-facts';
import type { PackageUpdaterOptions } from './electron-package-updater';
import { openUpdateNetwork } from './update-network';

/** What Electron and this computer give for updates. */
export function openUpdateMachine(options: {
  readonly packaged: boolean;
  readonly version: string;
  readonly build: BuildFacts | null;
  readonly policy: Policy;
  /** Where packages are kept until they are installed. */
  readonly folder: string;
}): UpdateMachine {
  const { packaged, version, policy, folder } = options;
  const { platform, env, execPath } = process;
  const build = packaged ? options.build : null;
  const surroundings: UpdateSurroundings = { platform, env, execPath, policy, build, exists: existsSync, mayWrite };
  const bar = updateBar(surroundings);
  const feed = updateFeed(surroundings);
  const appImage = appImagePath(surroundings);
  const quit = (): void => app.quit();
  const relaunch = (): void => app.relaunch(appImage === null ? {} : { execPath: appImage, args: [] });
  const updater = { platform, version, folder, appImage, quit, relaunch, publisher: build?.publisher ?? null };

  return {
    ...{ bar, feed: feed?.shown ?? null, quit, relaunch },
    updater:
      feed === null || !mayLookForUpdates(bar)
        ? null
        : loadedWhenUsed({ ...updater, feed: feed.address, ring: policy.updateRing }),
    programStamp: async () => (packaged ? await stampOf(appImage ?? execPath) : null),
  };
}

/** Nothing of the updater is loaded before it is first asked for something. */
function loadedWhenUsed(options: Omit<PackageUpdaterOptions, 'open' | 'ready'>): PackageUpdater {
  let loading: Promise<PackageUpdater> | null = null;
  const load = async (): Promise<PackageUpdater> => {
    const { createPackageUpdater } = await import('./electron-package-updater');
    return createPackageUpdater({ ...options, ...openUpdateNetwork(options.version) });
  };
  const loaded = (): Promise<PackageUpdater> => (loading ??= load());
  return {
    look: async () => await (await loaded()).look(),
    download: async (...args) => await (await loaded()).download(...args),
    install: async (...args) => await (await loaded()).install(...args),
    discard: async () => await (await loaded()).discard(),
  };
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A package manager puts new files in the place of the old ones: another file is another number, time or size. */
async function stampOf(path: string): Promise<string | null> {
  return await stat(path).then(
    ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
    () => null,
  );
}
