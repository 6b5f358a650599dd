import { CancellationToken } from 'builder-util-runtime';
import { AppImageUpdater, MacUpdater, NsisUpdater, type AppUpdater } from 'electron-updater';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { UpdateRing } from '../../../shared/domain/update-state';
import type { PackageUpdater } from '../../updates/package-updater';
import { replaceProgram } from '../../updates/staged-file';
import { UpdateRefusal } from '../../updates/update-refusal';
import { requirePublisher } from './publisher-check';
import { GuardedExecutor, type OpenRequest } from './guarded-executor';

export interface PackageUpdaterOptions {
  readonly platform: NodeJS.Platform;
  /** The version that runs. */
  readonly version: string;
  /** https address of the folder the update files lie in. */
  readonly feed: string;
  readonly ring: UpdateRing;
  /** Who must have signed a package for Windows. */
  readonly publisher: string | null;
  /** Where packages are kept until they are installed; readable by this user alone. */
  readonly folder: string;
  /** The AppImage that is replaced, on Linux. */
  readonly appImage: string | null;
  /** Makes a request; the one thing that differs between the app and a test. */
  readonly open: OpenRequest;
  /** Resolves when the network may be used. */
  ready(): Promise<void>;
  quit(): void;
  relaunch(): void;
}

/** Channels as electron-builder calls its update files. */
const channels: Readonly<Record<UpdateRing, string>> = { stable: 'latest', early: 'beta' };

/** Electron-updater behind our port. It looks, downloads and checks the hash; when and whether is decided elsewhere. */
export function createPackageUpdater(options: PackageUpdaterOptions): PackageUpdater {
  const executor = new GuardedExecutor(new URL(options.feed), `Keydesk/${options.version}`, options.open);
  const updater = prepared(options, executor);
  let last: Promise<unknown> = Promise.resolve();

  return {
    async look() {
      await options.ready();
      const result = await updater.checkForUpdates();
      return { metadata: result?.updateInfo ?? null, fits: result?.isUpdateAvailable ?? false };
    },
    async download(offer, onProgress, signal) {
      // One that was stopped is not over before it has cleaned up behind itself.
      await last;
      executor.expectAtMost(Math.max(...offer.files.map(({ sizeBytes }) => sizeBytes)));
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      const progress = ({ transferred }: { readonly transferred: number }): void => onProgress(transferred);
      signal.addEventListener('abort', cancel, { once: true });
      updater.on('download-progress', progress);
      try {
        const work = updater.downloadUpdate(token);
        last = work.catch(() => undefined);
        const [path] = await work;
        if (path === undefined) throw new UpdateRefusal('wrong-content', offer.version);
        return path;
      } finally {
        updater.off('download-progress', progress);
        signal.removeEventListener('abort', cancel);
      }
    },
    async install(staged, restart) {
      if (updater instanceof MacUpdater) {
        await installOnMac(updater, restart);
        return;
      }
      if (updater instanceof NsisUpdater) {
        if (!updater.install(true, restart)) throw new UpdateRefusal('not-installed', staged.version);
        return;
      }
      if (options.appImage === null) throw new UpdateRefusal('not-installed', staged.version);
      // Not electron-updater's own way, which deletes the old program before the new one is in its place.
      await replaceProgram(staged, options.appImage);
      if (restart) options.relaunch();
    },
    async discard() {
      await last;
      await rm(join(options.folder, 'pending'), { recursive: true, force: true });
    },
  };
}

function prepared(options: PackageUpdaterOptions, executor: GuardedExecutor): AppUpdater {
  const updater = updaterOf(options);
  Object.assign(updater, {
    httpExecutor: executor,
    // What it would read from files that the user can change is given to it here.
    configOnDisk: {
      value: Promise.resolve({
        updaterCacheDirName: basename(options.folder),
        publisherName: options.publisher ?? undefined,
      }),
    },
    // Nobody is told which computer this is, and none is left out by chance.
    stagingUserIdPromise: { value: Promise.resolve('') },
  });
  updater.isUserWithinRollout = () => true;
  updater.logger = null;
  if (updater instanceof NsisUpdater) requirePublisher(updater);
  updater.forceDevUpdateConfig = true;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  updater.setFeedURL({ provider: 'generic', url: options.feed });
  updater.channel = channels[options.ring];
  // Setting a channel allows it.
  updater.allowDowngrade = false;
  return updater;
}

function updaterOf({ platform, version, folder, quit, relaunch }: PackageUpdaterOptions): AppUpdater {
  const app = {
    ...{ version, name: 'keydesk', isPackaged: true, userDataPath: folder, baseCachePath: dirname(folder) },
    appUpdateConfigPath: join(folder, 'none'),
    whenReady: () => Promise.resolve(),
    quit,
    relaunch,
    onQuit: () => undefined,
  };
  switch (platform) {
    case 'win32':
      return new NsisUpdater(null, app);
    case 'darwin':
      return new MacUpdater(undefined, app);
    default:
      return new AppImageUpdater(null, app);
  }
}

/** How long the system may take to accept a package before the app ends without it. */
const macPatienceMs = 60_000;

/** The system's own updater takes the package, compares signatures and ends the app itself. */
async function installOnMac(updater: MacUpdater, restart: boolean): Promise<void> {
  updater.autoRunAppAfterInstall = restart;
  await new Promise<void>((resolve, reject) => {
    setTimeout(resolve, macPatienceMs);
    updater.once('error', reject);
    updater.quitAndInstall();
  });
}
