import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agentIdentity } from '../../../../src/main/platform/agent-identity';
import { createCryptoIds } from '../../../../src/main/platform/crypto-ids';
import { dataFolders, localDataRoot, makeDataFolders } from '../../../../src/main/platform/data-folders';
import { uuidV7 } from '../../../../src/main/platform/ids';
import { createElapsedClock, createSystemClock } from '../../../../src/main/platform/system-clock';

describe('ids', () => {
  it('makes random UUIDs of version 4', () => {
    const ids = createCryptoIds();
    const made = Array.from({ length: 100 }, () => z.uuidv4().parse(ids.uuid()));
    expect(new Set(made).size).toBe(100);
  });

  it('makes UUIDs of version 7 that hold the time and sort by it', () => {
    const ids = createCryptoIds();
    fc.assert(
      fc.property(fc.nat(2 ** 46), fc.nat(2 ** 20), (ms, later) => {
        const id = z.uuidv7().parse(uuidV7(ms, ids));
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(ms);
        expect(uuidV7(ms + later + 1, ids) > id).toBe(true);
      }),
    );
  });
});

describe('the system clock', () => {
  it('tells the time of day', () => {
    const before = Date.now();
    expect(createSystemClock().now()).toBeGreaterThanOrEqual(before);
  });
});

describe('[SC-37] agentIdentity', () => {
  afterEach(() => {
    delete process.env['USER'];
    delete process.env['LOGNAME'];
    delete process.env['USERNAME'];
  });

  it('is the account the system knows, whatever the environment claims', () => {
    for (const name of ['USER', 'LOGNAME', 'USERNAME']) process.env[name] = 'supervisor';
    expect(agentIdentity()).toBe(`os:${userInfo().username}`);
    expect(agentIdentity()).not.toContain('supervisor');
  });

  it('is nobody when the system does not know', () => {
    const failing = (): never => {
      throw new Error('no entry for this user id');
    };
    expect(agentIdentity(failing)).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['with a line break', 'anna\nroot'],
    ['with a blank', 'anna b'],
    ['with a hidden character', 'anna\u202e'],
    ['too long', 'a'.repeat(65)],
  ])('is nobody when the name is %s', (_what, username) => {
    expect(agentIdentity(() => ({ username }))).toBeNull();
  });

  it('takes names of all scripts', () => {
    expect(agentIdentity(() => ({ username: 'åsa.öberg' }))).toBe('os:åsa.öberg');
  });
});

describe('[SC-26] data folders', () => {
  const home = '/home/anna';

  it('lie where each platform keeps local data', () => {
    expect(localDataRoot({ platform: 'linux', env: {}, home })).toBe('/home/anna/.local/share/keydesk');
    expect(localDataRoot({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home })).toBe('/data/keydesk');
    expect(localDataRoot({ platform: 'darwin', env: {}, home: '/Users/anna' })).toBe(
      '/Users/anna/Library/Application Support/Keydesk',
    );
  });

  it('never roam on Windows', () => {
    const windows = { platform: 'win32', home: 'C:\\Users\\anna' } as const;
    const env = { APPDATA: 'C:\\Users\\anna\\AppData\\Roaming', LOCALAPPDATA: 'D:\\Local' };
    expect(localDataRoot({ ...windows, env })).toBe('D:\\Local\\Keydesk');
    expect(localDataRoot({ ...windows, env: {} })).toBe('C:\\Users\\anna\\AppData\\Local\\Keydesk');
  });

  it('ignore a relative folder in the environment', () => {
    expect(localDataRoot({ platform: 'linux', env: { XDG_DATA_HOME: 'here' }, home })).toBe(
      '/home/anna/.local/share/keydesk',
    );
    expect(localDataRoot({ platform: 'win32', env: { LOCALAPPDATA: 'here' }, home: 'C:\\U' })).toBe(
      'C:\\U\\AppData\\Local\\Keydesk',
    );
  });

  it.runIf(process.platform !== 'win32')('are closed to other users, also when they were open', async () => {
    const base = await mkdtemp(join(tmpdir(), 'keydesk-folders-'));
    const folders = dataFolders(join(base, 'deep', 'keydesk'));
    await mkdir(folders.journal, { recursive: true });
    await chmod(folders.journal, 0o755);
    makeDataFolders(folders);
    for (const folder of [folders.root, folders.settings, folders.journal, folders.logs]) {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
    await rm(base, { recursive: true });
  });
});

it('[SC-60] measures how long something is good without the computer’s clock', () => {
  const clock = createElapsedClock();
  const before = clock.now();
  const real = Date.now;
  try {
    Date.now = () => real() - 86_400_000;
    expect(clock.now() - before).toBeGreaterThanOrEqual(0);
    Date.now = () => real() + 86_400_000;
    expect(clock.now() - before).toBeLessThan(3_600_000);
  } finally {
    Date.now = real;
  }
});
