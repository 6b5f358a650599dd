import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildInto } from '../lib/build';
import { projectFolder } from '../lib/paths';
import { ensureSystemPackages } from '../system/packages';
import { buildPackage } from './build-package';
import { developmentElectron } from './development-electron';
import { linuxKinds, makeLinuxPackage, type LinuxKind } from './linux-packages';
import { officialElectron } from './official-electron';
import type { PackageOptions } from './options';
import type { BuildFacts } from './target';

/**
 * Makes the packages that were asked for.
 *
 * @returns the files
 * @throws Error that says why there are none
 */
export async function makePackages(options: PackageOptions): Promise<readonly string[]> {
  const { target, release, output, quick, updateUrl, publisher } = options;
  const electron = release ? await official(options) : await development(options);
  const signed = release && hasSigningKeys();
  if (signed && updateUrl !== null && publisher === null && target.platform !== 'linux')
    throw new Error('a signed release with updates names its publisher: --publisher "the name in the certificate"');
  const facts: BuildFacts = {
    forRelease: release,
    builtAt: new Date().toISOString(),
    updateFeed: updateUrl,
    // What nobody signs has no publisher, whatever was said.
    publisher: signed ? publisher : null,
  };
  const ours = options.kinds.filter(isLinuxKind);
  const others = options.kinds.filter((kind) => !isLinuxKind(kind));
  if (ours.length > 0 && !(await ensureSystemPackages(['packaging'])))
    throw new Error('tools for packaging are missing');
  await buildInto('out');
  const made = await buildPackage({
    target,
    facts,
    output,
    quick,
    built: join(projectFolder, 'out'),
    signed,
    ...electron,
    kinds: ours.length > 0 ? ['dir', ...others] : others,
  });
  const folder = join(output, target.arch === 'x64' ? 'linux-unpacked' : `linux-${target.arch}-unpacked`);
  const files: string[] = [...made];
  for (const kind of ours)
    files.push(
      await makeLinuxPackage(kind, { folder, output, facts, quick, arch: target.arch, version: appVersion() }),
    );
  return files;
}

async function official({ target, electronZips }: PackageOptions) {
  if ((process.env['KEYDESK_ELECTRON_DIST'] ?? '') !== '')
    throw new Error('a release wants the official Electron, and KEYDESK_ELECTRON_DIST names another');
  const { zip, version } = await officialElectron(target, electronZips);
  return { electronDist: zip, electronVersion: version };
}

async function development({ target }: PackageOptions) {
  if (target.platform !== process.platform || target.arch !== process.arch)
    throw new Error('packages for other systems are made with the official Electron: add --release');
  const { folder, version } = await developmentElectron();
  return { electronDist: folder, electronVersion: version };
}

/** electron-builder takes its keys from these; without them a release is made unsigned, and its installers say so. */
function hasSigningKeys(): boolean {
  return ['CSC_LINK', 'WIN_CSC_LINK', 'CSC_NAME'].some((name) => (process.env[name] ?? '') !== '');
}

function isLinuxKind(kind: string): kind is LinuxKind {
  return linuxKinds.some((ours) => ours === kind);
}

function appVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
