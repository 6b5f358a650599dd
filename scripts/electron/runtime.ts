import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, projectFolder } from '../lib/paths';
import { say } from '../lib/say';
import { ensureTestRuntime, preparedTestRuntime } from './test-runtime';

export interface ElectronRuntime {
  /** Folder with the executable, for `ELECTRON_OVERRIDE_DIST_PATH`. */
  readonly folder: string;
  /** For `ELECTRON_EXEC_PATH` and Playwright. */
  readonly executable: string;
}

/**
 * Finds an Electron to run, in this order, and says which one it took: the folder in `KEYDESK_ELECTRON_DIST`, the one npm
 * installed, the one `install-electron` can download now, and on Linux x64 the one for tests.
 */
export async function resolveElectron(): Promise<ElectronRuntime> {
  const named = process.env['KEYDESK_ELECTRON_DIST'];
  if (named !== undefined && named !== '') {
    const runtime = { folder: named, executable: join(named, executableName()) };
    if (!existsSync(runtime.executable))
      throw new Error(`KEYDESK_ELECTRON_DIST has no executable at ${runtime.executable}`);
    return took(runtime, 'of KEYDESK_ELECTRON_DIST');
  }
  const installed = installedRuntime();
  if (installed !== null) return took(installed, 'that npm installed');
  // Where the runtime for tests was prepared before, the download is known to fail; a firewall may let it hang for minutes.
  if (preparedTestRuntime() === null) {
    spawnSync(binary('install-electron'), [], { stdio: 'ignore', timeout: 180_000 });
    const downloaded = installedRuntime();
    if (downloaded !== null) return took(downloaded, 'just downloaded');
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await ensureTestRuntime();
    return took(
      { folder, executable: join(folder, 'electron') },
      'for tests (Electron’s own downloads are out of reach)',
    );
  }
  throw new Error(
    'no Electron: its download failed. Allow github.com release files, or set KEYDESK_ELECTRON_DIST to an unpacked Electron.',
  );
}

function installedRuntime(): ElectronRuntime | null {
  const folder = join(projectFolder, 'node_modules', 'electron', 'dist');
  const pathFile = join(projectFolder, 'node_modules', 'electron', 'path.txt');
  const executable = join(folder, existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : executableName());
  return existsSync(executable) ? { folder, executable } : null;
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function took(runtime: ElectronRuntime, which: string): ElectronRuntime {
  say(`using the Electron ${which}`);
  return runtime;
}
