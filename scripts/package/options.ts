import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../lib/paths';
import { linuxKinds } from './linux-packages';
import { isPackagePlatform, type PackageTarget } from './target';

/** What electron-builder itself makes on each system; Linux' other kinds are ours (`linuxKinds`). */
const builderKinds = {
  linux: ['AppImage'],
  win32: ['nsis', 'msi', 'portable'],
  darwin: ['dmg', 'pkg', 'zip'],
} as const;

export interface PackageOptions {
  readonly target: PackageTarget;
  readonly release: boolean;
  readonly kinds: readonly string[];
  readonly output: string;
  readonly quick: boolean;
  /** A folder with the zip of the official Electron, where it can't be downloaded. */
  readonly electronZips: string | null;
  readonly updateUrl: string | null;
  /** The name in the certificate that packages are signed with. */
  readonly publisher: string | null;
}

export const packageUsage =
  'usage: npm run package -- [--release] [--platform linux|win32|darwin] [--arch x64|arm64] [--kinds deb,rpm,tar.gz,AppImage,…]\n' +
  '       [--output folder] [--quick] [--electron-zips folder] [--update-url https://…] [--publisher name]\n';

/**
 * What the command line asks for.
 *
 * @throws Error that says what is wrong with it
 */
export function readPackageOptions(args: readonly string[]): PackageOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      release: { type: 'boolean', default: false },
      platform: { type: 'string', default: process.platform },
      arch: { type: 'string', default: process.arch },
      kinds: { type: 'string' },
      output: { type: 'string', default: join(projectFolder, 'dist', 'packages') },
      quick: { type: 'boolean', default: false },
      'electron-zips': { type: 'string' },
      'update-url': { type: 'string' },
      publisher: { type: 'string' },
    },
  });
  const { platform, arch } = values;
  if (!isPackagePlatform(platform)) throw new Error(`no packages for ${platform}`);
  if (arch !== 'x64' && arch !== 'arm64') throw new Error(`no packages for ${arch}`);
  const updateUrl = values['update-url'] ?? null;
  if (updateUrl !== null && !(updateUrl.startsWith('https://') && URL.canParse(updateUrl)))
    throw new Error('updates come over https only');
  // Without GitHub's downloads only our own kinds can be made, so they are what is made unless a release asks for all.
  const usual =
    platform === 'linux' ? [...linuxKinds, ...(values.release ? builderKinds.linux : [])] : builderKinds[platform];
  const kinds = values.kinds?.split(',') ?? usual;
  const possible: readonly string[] =
    platform === 'linux' ? [...linuxKinds, ...builderKinds.linux] : builderKinds[platform];
  const wrong = kinds.find((kind) => !possible.includes(kind));
  if (wrong !== undefined) throw new Error(`${wrong} is no package of ${platform}; there are ${possible.join(', ')}`);
  return {
    target: { platform, arch },
    release: values.release,
    kinds,
    output: values.output,
    quick: values.quick,
    electronZips: values['electron-zips'] ?? null,
    updateUrl,
    publisher: values.publisher ?? null,
  };
}
