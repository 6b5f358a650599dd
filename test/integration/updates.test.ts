import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPackageUpdater } from '../../src/main/app/updater/electron-package-updater';
import { createUpdates, type Updates } from '../../src/main/updates/updates';
import type { UpdateRing, UpdateStep } from '../../src/shared/domain/update-state';
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
  changes: {
    readonly version?: string;
    readonly ring?: UpdateRing;
    readonly feed?: string;
    areWritesRunning?(): boolean;
  } = {},
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

  it('installs what is ready when the agent ends Keydesk, and starts nothing', async () => {
    const { bytes } = server.publish('0.2.0');
    const updates = openUpdates();
    await downloaded(updates, '0.2.0');
    await updates.finish();
    expect(await readFile(program)).toEqual(bytes);
    expect(ended).toEqual([]);
  });

  it('says how far the download is', async () => {
    const { bytes, name } = server.publish('0.2.0');
    server.answer(name, (response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 50_000));
      // electron-updater tells of progress at most once a second.
      setTimeout(() => response.write(bytes.subarray(50_000, 150_000)), 1_100);
      setTimeout(() => response.end(bytes.subarray(150_000)), 1_300);
    });
    const updates = openUpdates();
    await checked(updates);
    updates.download('0.2.0');
    const step = await until(updates, (one) => one.at === 'downloading' && one.doneBytes > 50_000);
    expect(step).toMatchObject({ totalBytes: bytes.length });
    expect(await until(updates, at('ready', 'failed'))).toEqual({ at: 'ready', version: '0.2.0' });
  });

  it('[SC-36] tells the server nothing about the computer or the agent', async () => {
    server.publish('0.2.0');
    await downloaded(openUpdates(), '0.2.0');
    expect(server.asked.map(({ path }) => path)).toEqual([
      `/keydesk/${stableFile}`,
      '/keydesk/Keydesk-0.2.0-x86_64.AppImage',
    ]);
    for (const { headers } of server.asked) {
      const { host: _, connection: __, ...said } = headers;
      expect(said).toEqual({ accept: '*/*', 'cache-control': 'no-cache', 'user-agent': 'Keydesk/0.1.0' });
    }
    expect(await readdir(join(folder, 'updates'))).toEqual(['pending']);
  });

  it('can be stopped while it downloads, and begun again', async () => {
    const { bytes, name } = server.publish('0.2.0');
    server.answer(name, (response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 50_000));
    });
    const updates = openUpdates();
    await checked(updates);
    updates.download('0.2.0');
    await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(2);
    await updates.cancel();
    expect(await until(updates, () => true)).toEqual({ at: 'offered', version: '0.2.0' });
    expect(await stagedFiles()).toEqual([]);
    server.answer(name, null);
    updates.download('0.2.0');
    expect(await until(updates, at('ready', 'failed'))).toEqual({ at: 'ready', version: '0.2.0' });
  });

  it('deletes a downloaded version that the agent does not want', async () => {
    server.publish('0.2.0');
    const updates = openUpdates();
    await downloaded(updates, '0.2.0');
    await updates.cancel();
    expect(await stagedFiles()).toEqual([]);
    await updates.finish();
    expect(await readFile(program, 'utf8')).toBe(oldProgram);
  });

  it('installs nothing while a write runs', async () => {
    server.publish('0.2.0');
    let writing = true;
    const updates = openUpdates({ areWritesRunning: () => writing });
    await downloaded(updates, '0.2.0');
    await expect(updates.install('0.2.0')).rejects.toMatchObject({
      failure: { code: 'policy-denied', rule: 'write-running' },
    });
    expect(() => updates.restart()).toThrow('policy-denied');
    expect(ended).toEqual([]);
    writing = false;
    await updates.install('0.2.0');
    expect(ended).toEqual(['quit']);
  });

  it('does only what the window showed', async () => {
    server.publish('0.2.0');
    const updates = openUpdates();
    expect(() => updates.download('0.2.0')).toThrow('conflict');
    await checked(updates);
    expect(() => updates.download('0.3.0')).toThrow('conflict');
    await expect(updates.install('0.2.0')).rejects.toThrow('conflict');
  });
});

describe('[SC-54] what is not taken', () => {
  it.each([
    ['the version that runs', '0.1.0', { at: 'current' }],
    ['an older version', '0.0.9', { at: 'failed', problem: 'older', version: '0.0.9' }],
    ['a version before its release', '0.1.0-beta.3', { at: 'failed', problem: 'older', version: '0.1.0-beta.3' }],
    [
      'an early version, for everybody',
      '0.2.0-beta.1',
      { at: 'failed', problem: 'not-stable', version: '0.2.0-beta.1' },
    ],
    ['something that is no version', 'newest', { at: 'failed', problem: 'bad-metadata', version: null }],
    ['a number that only looks newer', '0.01.0', { at: 'failed', problem: 'bad-metadata', version: null }],
  ])('%s', async (_, version, step) => {
    server.publish(version);
    expect(await checked(openUpdates())).toMatchObject(step);
    expect(server.asked.map(({ path }) => path)).toEqual([`/keydesk/${stableFile}`]);
  });

  it('an older version, when a machine goes back from the early ring', async () => {
    server.publish('0.2.0');
    const updates = openUpdates({ version: '0.3.0-beta.2' });
    expect(await checked(updates)).toEqual({ at: 'failed', problem: 'older', version: '0.2.0' });
    server.publish('0.3.0');
    expect(await checked(updates)).toEqual({ at: 'offered', version: '0.3.0' });
  });

  it('an early version on the stable ring; the early ring has its own file', async () => {
    server.publish('0.2.0-beta.1');
    server.put(earlyFile, server.text(stableFile));
    server.remove(stableFile);
    expect(await checked(openUpdates())).toEqual({ at: 'failed', problem: 'nothing-there', version: null });
    expect(await checked(openUpdates({ ring: 'early' }))).toEqual({ at: 'offered', version: '0.2.0-beta.1' });
  });

  it.each([
    ['no update file', null],
    ['HTML', '<html><body>Sign in to the network</body></html>'],
    ['an empty file', ''],
    ['YAML of another kind', 'version: 0.2.0\n'],
    ['no sum', 'version: 0.2.0\nfiles:\n  - url: Keydesk.AppImage\n    size: 3\n'],
    ['a short sum', 'version: 0.2.0\nfiles:\n  - url: Keydesk.AppImage\n    sha512: AAAA\n    size: 3\n'],
    ['more than an update file ever is', `# ${'x'.repeat(300_000)}\nversion: 0.2.0\n`],
  ])('%s instead of an update file', async (_, text) => {
    if (text !== null) server.put(stableFile, text);
    expect(await checked(openUpdates())).toMatchObject({
      at: 'failed',
      problem: text === null ? 'nothing-there' : 'bad-metadata',
    });
  });

  it.each([
    ['another host', 'https://elsewhere.example.test/Keydesk-0.2.0.AppImage'],
    ['the same host without encryption', 'http://127.0.0.1/keydesk/Keydesk-0.2.0.AppImage'],
    ['another folder', '/other/Keydesk-0.2.0.AppImage'],
    ['a folder above', '../Keydesk-0.2.0.AppImage'],
  ])('[SC-55] a package on %s', async (_, url) => {
    server.publish('0.2.0', { url });
    expect(await checked(openUpdates())).toEqual({ at: 'failed', problem: 'other-host', version: '0.2.0' });
    expect(server.asked).toHaveLength(1);
  });

  it('[SC-55] a server that sends Keydesk on to another', async () => {
    const other = await openUpdateServer();
    other.publish('0.2.0');
    for (const target of [`${other.feed}${stableFile}`, `${server.feed}moved/${stableFile}`]) {
      server.answer(stableFile, (response) => response.writeHead(302, { location: target }).end());
      expect(await checked(openUpdates())).toMatchObject({ at: 'failed', problem: 'other-host' });
    }
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it('[SC-29] a feed without encryption, or with a certificate nobody vouches for', async () => {
    server.publish('0.2.0');
    const plain = openUpdates({ feed: server.feed.replace('https:', 'http:') });
    expect(await checked(plain)).toMatchObject({ at: 'failed', problem: 'other-host' });
    expect(server.asked).toEqual([]);
    const stranger = await openUpdateServer();
    expect(await checked(openUpdates({ feed: stranger.feed }))).toMatchObject({ at: 'failed', problem: 'untrusted' });
    expect(stranger.asked).toEqual([]);
    await stranger.close();
  });

  it('a server that is not there', async () => {
    const { feed } = server;
    await server.close();
    server = await openUpdateServer();
    expect(await checked(openUpdates({ feed }))).toEqual({ at: 'failed', problem: 'unreachable', version: null });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['tampered with', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])])],
    ['cut short', (bytes) => bytes.subarray(0, -1_000)],
    ['longer than announced', (bytes) => Buffer.concat([bytes, Buffer.from('and more')])],
    ['empty', () => Buffer.alloc(0)],
  ])('a package that is %s', async (_, harm) => {
    const { bytes, name } = server.publish('0.2.0');
    server.put(name, harm(bytes));
    await expectRefused(openUpdates(), 'wrong-content');
  });

  it('a package with another sum than announced', async () => {
    server.publish('0.2.0', { sha512: Buffer.alloc(64, 7).toString('base64') });
    await expectRefused(openUpdates(), 'wrong-content');
  });

  it('a package whose connection breaks off', async () => {
    const { bytes, name } = server.publish('0.2.0');
    server.answer(name, (response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 100_000), () => response.destroy());
    });
    await expectRefused(openUpdates(), 'unreachable');
  });

  it('a package that is announced and not there', async () => {
    const { name } = server.publish('0.2.0');
    server.remove(name);
    await expectRefused(openUpdates(), 'unreachable');
  });

  it.each(['when it is installed', 'when Keydesk ends'])(
    'a file that was changed after it had arrived, %s',
    async (when) => {
      const { name } = server.publish('0.2.0');
      const updates = openUpdates();
      await downloaded(updates, '0.2.0');
      await writeFile(join(folder, 'updates', 'pending', name), 'something else');
      if (when === 'when it is installed') {
        await updates.install('0.2.0');
        expect(await until(updates, () => true)).toEqual({
          at: 'failed',
          problem: 'changed-on-disk',
          version: '0.2.0',
        });
      }
      await updates.finish();
      expect(ended).toEqual([]);
      expect(await readFile(program, 'utf8')).toBe(oldProgram);
      expect(await stagedFiles()).toEqual([]);
    },
  );

  it('a file that lay around from before and is not what the server has', async () => {
    const { bytes, name } = server.publish('0.2.0');
    await mkdir(join(folder, 'updates', 'pending'), { recursive: true });
    await writeFile(join(folder, 'updates', 'pending', name), 'planted');
    const updates = openUpdates();
    expect(await downloaded(updates, '0.2.0')).toEqual({ at: 'ready', version: '0.2.0' });
    await updates.finish();
    expect(await readFile(program)).toEqual(bytes);
  });
});

async function expectRefused(updates: Updates, problem: string): Promise<void> {
  expect(await downloaded(updates, '0.2.0')).toEqual({ at: 'failed', problem, version: '0.2.0' });
  expect(await stagedFiles()).toEqual([]);
  await updates.finish();
  expect(await readFile(program, 'utf8')).toBe(oldProgram);
}
