import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentObjections } from '../../../scripts/package/contents';
import { nativeBinaryTarget } from '../../../scripts/package/native-binary';

const linux = { platform: 'linux', arch: 'x64' } as const;
const binary = 'node_modules/keytar/prebuilds/linux-x64/keytar.node';
const archive = [
  'package.json',
  'out/main/index.js',
  'out/main/licences.json',
  'out/main/chunks/registry-BU4CaIup.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-O48DNFnG.css',
  'node_modules/keytar/lib/keytar.js',
  binary,
];

describe('[SC-49] the archive', () => {
  it('holds what it should', () => {
    expect(contentObjections({ archive, unpacked: [binary] }, linux)).toEqual([]);
  });

  it.each([
    'out/main/index.js.map',
    'out/main/.vite/license.json',
    'out/.built',
    'test/fakes/fake-adapter.js',
    'src/main/index.ts',
    'node_modules/zod/index.js',
    'node_modules/keytar/src/main.cc',
    'node_modules/keytar/prebuilds/win32-x64/keytar.node',
    '.npmrc',
    'resources/icon.svg',
  ])('must not hold %s', (name) => {
    expect(contentObjections({ archive: [...archive, name], unpacked: [binary] }, linux)).toEqual([
      `does not belong into the archive: ${name}`,
    ]);
  });

  it('must have the keychain’s binary of its target, and beside it no other', () => {
    const foreign = 'node_modules/keytar/prebuilds/linux-arm64/keytar.node';
    expect(
      contentObjections({ archive: archive.filter((name) => name !== binary), unpacked: [foreign] }, linux),
    ).toEqual([
      `does not belong beside the archive: ${foreign}`,
      `missing in the archive: ${binary}`,
      `missing beside the archive: ${binary}`,
    ]);
  });
});

describe('[SC-49] native code', () => {
  it.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
    ['win32', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
  ] as const)('for %s on %s is known by its header', (platform, arch) => {
    const file = join(import.meta.dirname, `../../../node_modules/keytar/prebuilds/${platform}-${arch}/keytar.node`);
    expect(nativeBinaryTarget(readFileSync(file))).toEqual({ platform, arch });
  });

  it('is told from everything else', () => {
    expect(nativeBinaryTarget(Buffer.from('#!/bin/sh\n'.padEnd(200)))).toBeNull();
    expect(nativeBinaryTarget(Buffer.alloc(3))).toBeNull();
  });
});
