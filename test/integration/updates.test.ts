import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPackageUpdater } from '../../src/main/app/updater/electron-package-updater';
import { createUpdates, type Updates } from '../../src/main/updates/updates';
import type { UpdateRing, UpdateState, UpdateStep } from '../../src/shared/domain/update-state';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { earlyFile, openUpdateServer, stableFile, type UpdateServer } from '../fakes/update-server';

const running = '0.1.0';
const oldProgram = 'the program that runs';

let server: UpdateServer;
let folder: string;
let program: string;
let appImageBefore: string | undefined;
let ended: string[];

beforeEach(async () => {
  server = await openUpdateServer();
  folder = await mkdtemp(join(tmpdir(), 'keydesk-updates-'));
  program = join(folder, 'Keydesk.AppImage');
  await writeFile(program, oldProgram);
  appImageBefore = process.env['APPIMAGE'];
  process.env['APPIMAGE'] = program;
  ended = [];
});
afterEach(async () => {
  if (appImageBefore === undefined) delete process.env['APPIMAGE'];
  else process.env['APPIMAGE'] = appImageBefore;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The real rules and the real electron-updater as in an AppImage; only Chromium's network is Node's. */
function openUpdates(
  changes: { readonly version?: string; readonly ring?: UpdateRing; readonly feed?: string; areWritesRunning?(): boolean } = {},
): Updates {
  const { version = running, ring = 'stable', feed = server.feed } = changes;
  return createUpdates({
    machine: {
      bar: null,
      feed: { host: '127.0.0.1', from: 'policy' },
      updater: createPackageUpdater({
        ...{ platform: 'linux', version, feed, ring, publisher: null, appImage: program },
        folder: join(folder, 'updates'),
        open: server.open,
        ready: () => Promise.resolve(),
        quit: () => undefined,
        relaunch: () => ended.push('relaunch'),
      }),
      programStamp: () => Promise.resolve(null),
      quit: () => ended.push('quit'),
      relaunch: () => ended.push('relaunch'),
    },
    ...{ version, ring, clock: createSystemClock() },
    areWritesRunning: changes.areWritesRunning ?? (() => false),
    log: { write: () => undefined },
  });
}

/** Waits until a step is reached that fits. */
async function until(updates: Updates, fits: (step: UpdateStep) => boolean): Promise<UpdateStep> {
  const leaving = new AbortController();
  for await (const { step } of updates.state(leaving.signal)) {
    if (!fits(step)) continue;
    leaving.abort();
    return step;
  }
  throw new Error('the updates ended');
}
const at =
  (...names: readonly UpdateStep['at'][]) =>
  (step: UpdateStep): boolean =>
    names.includes(step.at);

async function checked(updates: Updates): Promise<UpdateStep> {
  updates.check();
  return await until(updates, at('current', 'offered', 'failed'));
}

async function downloaded(updates: Updates, version: string): Promise<UpdateStep> {
  expect(await checked(updates)).toEqual({ at: 'offered', version });
  updates.download(version);
  return await until(updates, at('ready', 'failed', 'offered'));
}

/** Packages that lie around, whatever became of them. */
async function stagedFiles(): Promise<readonly string[]> {
  const found = await readdir(join(folder, 'updates', 'pending')).catch(() => []);
  return found.filter((name) => name.includes('AppImage'));
}

describe('[SC-54] an AppImage and its update server', () => {
  it('takes a newer version: looked for, downloaded, checked, installed when it ends', async () => {
    const { bytes, name } = server.publish('0.2.0');
    const updates = openUpdates();
    expect(await downloaded(updates, '0.2.0')).toEqual({ at: 'ready', version: '0.2.0' });
    expect(await readFile(program, 'utf8')).toBe(oldProgram);
    expect(await stagedFiles()).toEqual([name]);
    await updates.install('0.2.0');
    expect(ended).toEqual(['quit']);
    await updates.finish();
    expect(await readFile(program)).toEqual(bytes);
    expect((await stat(program)).mode & 0o777).toBe(0o755);
    expect(ended).toEqual(['quit', 'relaunch']);
    expect(await stagedFiles()).toEqual([]);
  });
});
