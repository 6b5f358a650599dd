import { chmodSync, mkdirSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';

/** Where Keydesk keeps what is its own. All of it is local to this machine and roams nowhere (SC-26). */
export interface DataFolders {
  readonly root: string;
  readonly settings: string;
  readonly journal: string;
  readonly logs: string;
}

export interface FolderSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The platform's own place for local data. On Windows this is not Electron's `userData`, which roams with the profile. */
export function localDataRoot({ platform, env, home }: FolderSurroundings): string {
  switch (platform) {
    case 'win32':
      return win32.join(given(env['LOCALAPPDATA'], win32) ?? win32.join(home, 'AppData', 'Local'), 'Keydesk');
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Keydesk');
    default:
      return posix.join(given(env['XDG_DATA_HOME'], posix) ?? posix.join(home, '.local', 'share'), 'keydesk');
  }
}

/** A folder named by the environment; a relative one is ignored, as the XDG rules ask for. */
function given(folder: string | undefined, { isAbsolute }: typeof posix): string | undefined {
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

export function dataFolders(root: string): DataFolders {
  return { root, settings: root, journal: join(root, 'journal'), logs: join(root, 'logs') };
}

/**
 * Makes the folders, readable by this user alone; what is there already is narrowed. At once: it takes a millisecond, and each
 * wait for a file costs five while Chromium starts.
 */
export function makeDataFolders(folders: DataFolders): void {
  for (const folder of new Set([folders.root, folders.settings, folders.journal, folders.logs])) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Windows has no such bits: there the local profile folder is closed to others by inheritance.
    if (process.platform !== 'win32') chmodSync(folder, 0o700);
  }
}
