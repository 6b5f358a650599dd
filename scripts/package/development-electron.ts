import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { resolveElectron } from '../electron/runtime';

export interface DevelopmentElectron {
  readonly version: string;
  readonly folder: string;
}

/** Whatever Electron this checkout runs on, for packages that are tried and never given away. */
export async function developmentElectron(): Promise<DevelopmentElectron> {
  const { folder, executable } = await resolveElectron();
  return { folder, version: versionOf(folder, executable) };
}

function versionOf(folder: string, executable: string): string {
  const file = join(folder, 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/u, '');
  const asked = spawnSync(executable, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const version = asked.stdout.trim();
  if (!/^\d+\.\d+\.\d+$/u.test(version)) throw new Error(`${executable} does not tell its version`);
  return version;
}

/** Takes what only development needs out of an unpacked Electron, and writes down its version where installers look for it. */
export function cleanUnpackedElectron(folder: string, version: string): void {
  for (const name of ['resources/default_app.asar', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'])
    rmSync(join(folder, name), { force: true });
  if (!existsSync(join(folder, 'version'))) writeFileSync(join(folder, 'version'), version);
}
