import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, projectFolder } from './paths';
import { mustRun } from './run';
import { say } from './say';

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
  say('building');
  await mustRun(binary('electron-vite'), ['build', '--logLevel', 'warn'], { cwd: projectFolder });
  writeFileSync(stamp, '');
  // A source that changed while the build ran must count as newer than the build.
  utimesSync(stamp, startedAt, startedAt);
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
