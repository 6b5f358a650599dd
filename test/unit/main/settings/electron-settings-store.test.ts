import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCryptoIds } from '../../../../src/main/platform/crypto-ids';
import { createElectronSettingsStore } from '../../../../src/main/settings/electron-settings-store';
import { readSettingsFile } from '../../../../src/main/settings/read-settings-file';
import { settingsVersion } from '../../../../src/main/settings/schema';
import type { SettingsStore } from '../../../../src/main/settings/settings-store';
import { sampleSettings } from '../../../conformance/settings-store.suite';
import { createFixedClock } from '../../../fakes/fixed-clock';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-settings-'));
  path = join(folder, 'settings.json');
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

function open(): SettingsStore {
  return createElectronSettingsStore({
    folder,
    appVersion: '0.1.0',
    ids: createCryptoIds(),
    clock: createFixedClock(),
  });
}

const good = JSON.stringify(sampleSettings);
const current = `"version":${settingsVersion}`;
const light = { ...sampleSettings.preferences, theme: 'light' } as const;

describe('[SC-43] a settings file that can’t be used', () => {
  it.each([
    ['empty', ''],
    ['an empty object', '{}'],
    ['half a file', good.slice(0, good.length / 2)],
    ['a list', '[]'],
    ['not JSON', 'settings: yes'],
    ['not UTF-8', Buffer.concat([Buffer.from(good.slice(0, 60)), Buffer.from([0xff]), Buffer.from(good.slice(60))])],
    ['of version 0', good.replace(current, '"version":0')],
    ['of version "1"', good.replace(current, '"version":"1"')],
    ['with an unknown key', good.replace('"theme"', '"extra":1,"theme"')],
    ['with a doubled key', good.replace('"theme":"dark"', '"theme":"dark","theme":"light"')],
    ['with __proto__', good.replace('"applicationId":7', '"__proto__":"x"')],
    ['with constructor', good.replace('"applicationId":7', '"constructor":"x"')],
    ['of another program', '{"version":1,"zoom":1.5}'],
  ])('[BI-45] is set aside when it is %s, and its name is told', async (_what, content) => {
    await writeFile(path, content);
    const store = open();
    expect(store.setAside).toBe(join(folder, 'settings.broken-20270115T080000000Z.json'));
    expect(await readFile(join(folder, 'settings.broken-20270115T080000000Z.json'))).toEqual(Buffer.from(content));
    expect(store.read()).toMatchObject({ version: settingsVersion, connections: [] });
    expect(open()).toMatchObject({ setAside: null });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('[BI-45] is set aside when it has 100 MB, without being read', async () => {
    await writeFile(path, '');
    await truncate(path, 100 * 1024 * 1024);
    const startedAt = performance.now();
    expect(open().setAside).not.toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('[BI-45] is set aside when it is a folder', async () => {
    await mkdir(path);
    await writeFile(join(path, 'something'), '');
    const { setAside } = open();
    expect(await readdir(setAside ?? '')).toEqual(['something']);
    expect((await stat(path)).isFile()).toBe(true);
  });

  it('[BI-45] is set aside when it is a link, and what it leads to stays as it was', async () => {
    const elsewhere = join(folder, 'elsewhere.json');
    await writeFile(elsewhere, good);
    await symlink(elsewhere, path);
    expect(open().read().connections).toEqual([]);
    expect(await readFile(elsewhere, 'utf8')).toBe(good);
  });

  it('[BI-45] stops the start when a newer Keydesk wrote it, and leaves it alone', async () => {
    const newer = good.replace(current, `"version":${settingsVersion + 1}`);
    await writeFile(path, newer);
    expect(open).toThrow(
      expect.objectContaining({ failure: { code: 'misconfigured', cause: 'setting', field: 'settings.version' } }),
    );
    expect(await readFile(path, 'utf8')).toBe(newer);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('keeps the last good copy when the newest is broken', async () => {
    const store = open();
    store.write(sampleSettings);
    store.write({ ...sampleSettings, preferences: light });
    await writeFile(path, 'broken');
    const next = open();
    next.write({ ...next.read(), preferences: sampleSettings.preferences });
    const kept = await readFile(join(folder, 'settings.last-good-20270115T080000000Z.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(sampleSettings);
  });

  it('[FT-52] never takes a cut file for a good one, wherever it was cut', async () => {
    for (let length = 0; length < good.length; length += 1) {
      await writeFile(path, good.slice(0, length));
      expect(readSettingsFile(path, [])).toEqual({ state: 'broken' });
    }
  });

  it('[BI-45] reads whatever is in the file without throwing anything but a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.constant(good)), async (text) => {
        await writeFile(path, text);
        const file = readSettingsFile(path, []);
        expect(file.state === 'good').toBe(text === good);
      }),
      { numRuns: 200 },
    );
  });
});

describe('[SC-43] writing settings', () => {
  it.runIf(process.platform !== 'win32')('[SC-26] makes a file for this user alone', async () => {
    const store = open();
    store.write(sampleSettings);
    store.write(sampleSettings);
    for (const name of ['settings.json', 'settings.last-good.json']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it.runIf(process.platform !== 'win32')('narrows a file that was open to others', async () => {
    await writeFile(path, good, { mode: 0o644 });
    const store = open();
    store.write(sampleSettings);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('[BI-45] replaces a read-only file', async () => {
    await writeFile(path, good, { mode: 0o400 });
    const store = open();
    store.write({ ...sampleSettings, preferences: light });
    expect(open().read().preferences.theme).toBe('light');
  });

  it('holds nothing but the settings', async () => {
    const store = open();
    store.write(sampleSettings);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(sampleSettings);
    expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.last-good.json']);
  });

  it('[FT-50] says so when the folder can’t be written, and keeps the old settings', async () => {
    const store = open();
    store.write(sampleSettings);
    // A folder in the way fails for every user, root included, whom no mode bits stop.
    await rm(join(folder, 'settings.last-good.json'));
    await mkdir(join(folder, 'settings.last-good.json.new'));
    const write = (): void => store.write({ ...sampleSettings, preferences: light });
    expect(write).toThrow(
      expect.objectContaining({ failure: { code: 'misconfigured', cause: 'setting', field: 'settings.file' } }),
    );
    expect(store.read()).toEqual(sampleSettings);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(sampleSettings);
  });

  it('[FT-53] says so when there is no place for the file', async () => {
    await writeFile(join(folder, 'blocked'), '');
    const start = (): SettingsStore =>
      createElectronSettingsStore({
        folder: join(folder, 'blocked'),
        appVersion: '0.1.0',
        ids: createCryptoIds(),
        clock: createFixedClock(),
      });
    expect(start).toThrow(expect.objectContaining({ failure: expect.objectContaining({ field: 'settings.file' }) }));
  });
});
