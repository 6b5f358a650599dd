import { Packager } from 'app-builder-lib';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageConfig, type PackageConfigOptions } from '../../../scripts/package/config';

const options: PackageConfigOptions = {
  facts: { forRelease: true, builtAt: '2026-11-01T08:00:00.000Z', updateFeed: null, publisher: null },
  built: 'out',
  output: 'dist/packages',
  notices: 'dist/packages/THIRD-PARTY-NOTICES.txt',
  quick: false,
  signed: true,
};
const validate = (config: object): Promise<void> => validateConfiguration(config, new Packager({}).debugLogger);

describe('the packaging configuration', () => {
  it.each([
    ['a signed release', {}],
    ['a release with updates', { updateUrl: 'https://updates.example.test/keydesk' }],
    ['an unsigned release', { signed: false }],
    [
      'a trial',
      { facts: { ...options.facts, forRelease: false }, quick: true, electronDist: '/e', electronVersion: '33.2.1' },
    ],
  ])('keeps to electron-builder’s schema: %s', async (_, changes) => {
    await expect(validate(packageConfig({ ...options, ...changes }))).resolves.toBeUndefined();
  });

  it.each([
    ['an unknown member', { asarr: true }],
    ['a target that does not exist', { win: { target: 'msix-bundle', hardenedRuntime: true } }],
    ['a word where a switch belongs', { nsis: { oneClick: 'no' } }],
  ])('is refused with %s', async (_, changes) => {
    await expect(validate({ ...packageConfig(options), ...changes })).rejects.toThrow(/Invalid configuration/u);
  });

  it('says in a name when a package is not for agents', () => {
    const names = (forRelease: boolean): readonly string[] => {
      const config = packageConfig({ ...options, facts: { ...options.facts, forRelease } });
      return [
        config.artifactName,
        config.nsis?.artifactName,
        config.msi?.artifactName,
        config.portable?.artifactName,
      ].map((name) => name ?? '');
    };
    expect(names(true).join()).not.toContain('not-for-release');
    expect(names(false).every((name) => name.includes('not-for-release'))).toBe(true);
    expect(new Set(names(true)).size).toBe(3);
  });

  it('builds every system for both processors', () => {
    const { linux, win, mac } = packageConfig(options);
    const kinds = [linux, win, mac].map((system) => JSON.stringify(system?.target));
    for (const kind of kinds) expect(kind).toContain('["x64","arm64"]');
    expect(kinds.join()).toMatch(/AppImage.*nsis.*msi.*portable.*dmg.*pkg.*zip/u);
  });

  it('[SC-50] gives macOS one exception and the hardened runtime', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../resources/mac/entitlements.plist'), 'utf8');
    const keys = [...text.matchAll(/<key>(?<key>[^<]*)<\/key>/gu)].map(({ groups }) => groups?.['key']);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
    expect(packageConfig(options).mac).toMatchObject({ hardenedRuntime: true, notarize: true });
  });

  it('[SC-50] signs all of a release or none of it', () => {
    expect(packageConfig(options).forceCodeSigning).toBe(true);
    expect(packageConfig({ ...options, signed: false }).mac).toMatchObject({ identity: null, notarize: false });
  });
});
