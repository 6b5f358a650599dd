import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, projectFolder } from './paths';
import { mustRun } from './run';
import { say } from './say';
import { shippedParts } from './shipped-parts';

const inputs = ['src', 'resources', 'electron.vite.config.ts', 'package.json'];
const stamp = join(projectFolder, 'out', '.built');

/** Builds main, preload and renderer into `out` unless what is there is newer than every source. */
export async function buildIfStale(): Promise<void> {
  if (existsSync(stamp)) {
    const builtAt = statSync(stamp).mtimeMs;
    if (Math.max(...inputs.map((input) => newestIn(join(projectFolder, input)))) <= builtAt) return;
  }
  await build();
}

export async function build(): Promise<void> {
  const startedAt = new Date();
  await buildInto('out');
  writeFileSync(stamp, '');
  // A source that changed while the build ran must count as newer than the build.
  utimesSync(stamp, startedAt, startedAt);
}

/**
 * Builds into a folder of the checkout, with the list of everything of others in it.
 *
 * @param drivable builds the variant for the smoke test: packed, it may be started with switches that are refused else
 */
export async function buildInto(folder: string, { drivable = false } = {}): Promise<void> {
  say(drivable ? 'building the variant for the smoke test' : 'building');
  // Whatever the environment says, the variant is built only when it was asked for.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'MAIN_VITE_DRIVABLE'));
  await mustRun(binary('electron-vite'), ['build', '--logLevel', 'warn', '--outDir', join(projectFolder, folder)], {
    cwd: projectFolder,
    env: drivable ? { ...env, MAIN_VITE_DRIVABLE: '1' } : env,
  });
  const built = join(projectFolder, folder);
  writeFileSync(join(built, 'main', 'licences.json'), JSON.stringify(shippedParts(built)));
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
