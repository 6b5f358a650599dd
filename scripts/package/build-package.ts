import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUnpackedElectron } from './development-electron';
import { packageConfig, type PackageConfigOptions } from './config';
import { setFuses } from './fuses';
import { packageObjections, unpackedPackage } from './inspect';
import { thirdPartyNotices } from './notices';
import type { PackageArch, PackageTarget } from './target';

const builderPlatform = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC } as const;
const builderArch: Readonly<Record<PackageArch, Arch>> = { x64: Arch.x64, arm64: Arch.arm64 };

export interface BuildOptions extends Omit<PackageConfigOptions, 'hooks' | 'notices'> {
  readonly target: PackageTarget;
  /** electron-builder's names, such as `nsis`; `dir` for the unpacked app alone. */
  readonly kinds: readonly string[];
}

/**
 * Runs electron-builder with our hooks: fuses are set before anything is signed, and what is packed is looked through before
 * an installer is made of it.
 *
 * @returns the files it made
 * @throws Error that names what does not belong into a package
 */
export async function buildPackage(options: BuildOptions): Promise<readonly string[]> {
  const { target, kinds, output } = options;
  mkdirSync(output, { recursive: true });
  const notices = join(output, 'THIRD-PARTY-NOTICES.txt');
  writeFileSync(notices, thirdPartyNotices(options.built));
  const config = packageConfig({ ...options, notices, hooks: hooksFor(target, options.electronVersion) });
  try {
    return await build({
      config,
      targets: builderPlatform[target.platform].createTarget([...kinds], builderArch[target.arch]),
      publish: 'never',
    });
  } finally {
    rmSync(notices, { force: true });
  }
}

function hooksFor(
  target: PackageTarget,
  electronVersion: string | undefined,
): Pick<Configuration, 'afterExtract' | 'afterPack'> {
  return {
    afterExtract: ({ appOutDir }) => {
      if (electronVersion !== undefined) cleanUnpackedElectron(appOutDir, electronVersion);
      return Promise.resolve();
    },
    afterPack: async ({ appOutDir }) => {
      const unpacked = unpackedPackage(appOutDir, target);
      await setFuses(unpacked.executable);
      const objections = await packageObjections(unpacked);
      if (objections.length > 0) throw new Error(`this must not be packaged:\n${objections.join('\n')}`);
    },
  };
}
