import { createPackageWithOptions } from '@electron/asar';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setFuses } from '../../../scripts/package/fuses';
import { packageObjections, unpackedPackage } from '../../../scripts/package/inspect';

const prebuilds = join(import.meta.dirname, '../../../node_modules/keytar/prebuilds');
const binary = 'node_modules/keytar/prebuilds/linux-x64/keytar.node';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A package with all that is looked at, small: what may be planted in it is the caller's. */
async function packageWith(changes: {
  readonly files?: readonly string[];
  readonly binaryOf?: string;
  readonly fuses?: string;
  readonly beside?: string;
}) {
  const app = join(folder, 'app-source');
  const texts = [
    ...['package.json', 'out/main/index.js', 'out/main/licences.json'],
    ...['out/preload/index.cjs', 'out/renderer/index.html'],
  ];
  for (const name of [...texts, ...(changes.files ?? [])]) {
    mkdirSync(join(app, name, '..'), { recursive: true });
    writeFileSync(join(app, name), '{}');
  }
  mkdirSync(join(app, binary, '..'), { recursive: true });
  cpSync(join(prebuilds, changes.binaryOf ?? 'linux-x64', 'keytar.node'), join(app, binary));
  const unpacked = unpackedPackage(join(folder, 'package'), { platform: 'linux', arch: 'x64' });
  mkdirSync(unpacked.resources, { recursive: true });
  await createPackageWithOptions(app, join(unpacked.resources, 'app.asar'), { unpack: '**/*.node' });
  const wire = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100011`, 'latin1');
  writeFileSync(unpacked.executable, Buffer.concat([Buffer.alloc(100), wire, Buffer.alloc(100)]));
  await setFuses(unpacked.executable);
  if (changes.fuses !== undefined) {
    const planted = Buffer.concat([Buffer.alloc(100), wire.subarray(0, 34), Buffer.from(changes.fuses)]);
    writeFileSync(unpacked.executable, planted);
  }
  if (changes.beside !== undefined) mkdirSync(join(unpacked.resources, changes.beside));
  return unpacked;
}

describe('the look-over before anything is made of a package', () => {
  it('finds nothing wrong with a good one', async () => {
    await expect(packageObjections(await packageWith({}))).resolves.toEqual([]);
  });

  it.each([
    ['[SC-48] a wrong fuse', { fuses: '110011001' }, 'fuse stands wrong: RunAsNode'],
    ['[SC-49] a foreign keychain binary', { binaryOf: 'win32-x64' }, `not native code for linux on x64: ${binary}`],
    ['[SC-49] one of another processor', { binaryOf: 'linux-arm64' }, `not native code for linux on x64: ${binary}`],
    [
      '[SC-49] an extra file',
      { files: ['test/fixtures/shoppers.json'] },
      'does not belong into the archive: test/fixtures/shoppers.json',
    ],
    ['[SC-48] a folder that Electron would load instead', { beside: 'app' }, 'left over: app'],
  ])('finds %s', async (_, planted, objection) => {
    await expect(packageObjections(await packageWith(planted))).resolves.toEqual([objection]);
  });
});
