import debian from 'electron-installer-debian';
import redhat from 'electron-installer-redhat';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/paths';
import { mustRun } from '../lib/run';
import { iconSizes } from '../icons/sizes';
import type { BuildFacts, PackageArch } from './target';

export const linuxKinds = ['deb', 'rpm', 'tar.gz'] as const;
export type LinuxKind = (typeof linuxKinds)[number];

export interface LinuxPackageOptions {
  /** What electron-builder unpacked. */
  readonly folder: string;
  readonly output: string;
  readonly version: string;
  readonly arch: PackageArch;
  readonly facts: BuildFacts;
  /** Quick and large instead of slow and small. */
  readonly quick: boolean;
}

/**
 * Makes one Linux package from the unpacked app. electron-builder's own makers of these want `fpm`, which distributions do
 * not have; these use the distributions' own tools.
 *
 * @returns the file
 */
export async function makeLinuxPackage(kind: LinuxKind, options: LinuxPackageOptions): Promise<string> {
  switch (kind) {
    case 'deb':
      return await makeDeb(options);
    case 'rpm':
      return await makeRpm(options);
    case 'tar.gz':
      return await makeTarball(options);
  }
}

const debianArch = { x64: 'amd64', arm64: 'arm64' } as const;
const redhatArch = { x64: 'x86_64', arm64: 'aarch64' } as const;

async function makeDeb(options: LinuxPackageOptions): Promise<string> {
  const file = fileName(options, (suffix) => `keydesk_${options.version}_${debianArch[options.arch]}${suffix}.deb`);
  const { packagePaths } = await debian({
    ...inCommon(options, file),
    arch: debianArch[options.arch],
    maintainer: 'The Keydesk authors <keydesk@localhost>',
    section: 'misc',
    compression: options.quick ? 'none' : 'xz',
    // keytar links to it; the distribution's keyring is one of several programs that answer.
    depends: ['libsecret-1-0'],
    recommends: ['gnome-keyring | kwalletmanager'],
  });
  return only(packagePaths);
}

async function makeRpm(options: LinuxPackageOptions): Promise<string> {
  const file = fileName(options, (suffix) => `keydesk-${options.version}.${redhatArch[options.arch]}${suffix}.rpm`);
  const { packagePaths } = await redhat({
    ...inCommon(options, file),
    arch: redhatArch[options.arch],
    license: 'MIT',
    compressionLevel: options.quick ? 0 : 2,
    requires: ['libsecret'],
  });
  return only(packagePaths);
}

async function makeTarball(options: LinuxPackageOptions): Promise<string> {
  const { arch, version, folder, output, quick } = options;
  const name = `keydesk-${version}-linux-${arch}`;
  const file = fileName(options, (suffix) => `${name}${suffix}.tar.gz`);
  // No owner, no order and no time of the machine that built it.
  const stable = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=${options.facts.builtAt}`];
  await mustRun('tar', [...stable, '-C', folder, `--transform=s,^\\.,${name},`, '-czf', join(output, file), '.'], {
    env: { ...process.env, GZIP: quick ? '-1' : '-9' },
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  return join(output, file);
}

function inCommon({ folder, output }: LinuxPackageOptions, file: string) {
  writeLicence(folder);
  return {
    src: folder,
    dest: output,
    bin: 'keydesk',
    productName: 'Keydesk',
    genericName: 'Help desk',
    description: 'Help desk for shoppers who cannot sign in',
    productDescription:
      'Finds the account of a shopper in every connected store, says why the shopper cannot sign in, and puts it right. ' +
      'For Norce Commerce, Emporix, BigCommerce and Salesforce B2C Commerce, with training stores to try it on.',
    categories: ['Office', 'ContactManagement'],
    mimeType: ['x-scheme-handler/keydesk'],
    icon: {
      ...Object.fromEntries(iconSizes.map((size) => [`${size}x${size}`, join(iconFolder, `${size}x${size}.png`)])),
      scalable: join(projectFolder, 'resources', 'icon.svg'),
    },
    rename: () => join(output, file),
  };
}

const iconFolder = join(projectFolder, 'resources', 'icons');

/** Both makers put the app's `LICENSE` where the distribution looks for the copyright. */
function writeLicence(folder: string): void {
  const ours = readFileSync(join(projectFolder, 'LICENSE'), 'utf8').trimEnd();
  writeFileSync(
    join(folder, 'LICENSE'),
    `${ours}\n\nThe software of others in this package and its licences: /usr/lib/keydesk/resources/THIRD-PARTY-NOTICES.txt,\n` +
      '/usr/lib/keydesk/LICENSE.electron.txt and /usr/lib/keydesk/LICENSES.chromium.html\n',
  );
}

function fileName({ facts }: LinuxPackageOptions, named: (suffix: string) => string): string {
  return named(facts.forRelease ? '' : '-not-for-release');
}

function only(paths: readonly string[]): string {
  const [path] = paths;
  if (path === undefined || paths.length > 1) throw new Error('one package was expected');
  return path;
}
