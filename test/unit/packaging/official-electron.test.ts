import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makePackages } from '../../../scripts/package/make-packages';
import { electronVersion, officialElectron } from '../../../scripts/package/official-electron';
import { readPackageOptions } from '../../../scripts/package/options';

const target = { platform: 'linux', arch: 'x64' } as const;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-electron-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('a release', () => {
  it('[SC-52] takes no Electron whose hash is not the published one', async () => {
    writeFileSync(join(folder, `electron-v${electronVersion()}-linux-x64.zip`), 'something else');
    await expect(officialElectron(target, folder)).rejects.toThrow('the hash of electron-v');
  });

  it('says what is missing where there is no Electron', async () => {
    await expect(officialElectron(target, folder)).rejects.toThrow('there is no electron-v');
  });

  it('[SC-52] is not made from an Electron that somebody names', async () => {
    vi.stubEnv('KEYDESK_ELECTRON_DIST', folder);
    const options = readPackageOptions(['--release', '--electron-zips', folder, '--output', folder]);
    await expect(makePackages(options)).rejects.toThrow('KEYDESK_ELECTRON_DIST names another');
  });
});

describe('the command line', () => {
  it.each([
    [['--platform', 'sunos'], 'no packages for sunos'],
    [['--arch', 'ia32'], 'no packages for ia32'],
    [['--kinds', 'snap'], 'snap is no package of'],
    [['--update-url', 'http://updates.example.test/'], 'https only'],
  ])('refuses %j', (args, problem) => {
    expect(() => readPackageOptions(args)).toThrow(problem);
  });
});
