import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPackage } from '../../scripts/package/build-package';
import { packageObjections, unpackedPackage } from '../../scripts/package/inspect';
import type { PackageTarget } from '../../scripts/package/target';
import { checkedArchives, makeStandInElectron } from '../setup/stand-in-electron';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-target-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Packs the built app for a system, as far as that works on any. */
async function packedFor(target: PackageTarget, outputFolder: string) {
  const electronDist = join(folder, 'electron');
  makeStandInElectron(electronDist, target);
  const output = join(folder, 'packages');
  await buildPackage({
    target,
    output,
    electronDist,
    built: join(import.meta.dirname, '../../out'),
    electronVersion: '45.0.0',
    kinds: ['dir'],
    facts: { forRelease: true, builtAt: '2026-11-01T08:00:00.000Z', updateFeed: null, publisher: null },
    quick: true,
    signed: false,
    toLookThrough: true,
  });
  return unpackedPackage(join(output, outputFolder), target);
}

describe('[SC-48][SC-49] packed on one system for another', () => {
  it.each([
    [{ platform: 'linux', arch: 'arm64' }, 'linux-arm64-unpacked'],
    [{ platform: 'win32', arch: 'x64' }, 'win-unpacked'],
    [{ platform: 'win32', arch: 'arm64' }, 'win-arm64-unpacked'],
  ] as const)('the app has fuses, files and keychain binary of its target: %j', async (target, outputFolder) => {
    const unpacked = await packedFor(target, outputFolder);
    await expect(packageObjections(unpacked)).resolves.toEqual([]);
    if (target.platform === 'win32') {
      expect(checkedArchives(unpacked.executable)).toEqual([
        { file: 'resources\\app.asar', alg: 'SHA256', value: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      ]);
    }
  });
});
