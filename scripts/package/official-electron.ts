import { downloadArtifact } from '@electron/get';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { projectFolder } from '../lib/paths';
import type { PackageTarget } from './target';

const electronPackage = join(projectFolder, 'node_modules', 'electron');

export interface OfficialElectron {
  readonly version: string;
  /** The zip, its hash checked. */
  readonly zip: string;
}

/**
 * Electron as its makers released it, for one target: the zip in a folder that is named, else a download. Its SHA-256 must
 * be the one in the `electron` package, which the lock file holds by hash: whatever else it is, it is not official.
 *
 * @param zipFolder a folder that holds the release's zip, where there is no download
 * @throws Error when there is no such zip or its hash differs
 */
export async function officialElectron(target: PackageTarget, zipFolder: string | null): Promise<OfficialElectron> {
  const version = electronVersion();
  const name = `electron-v${version}-${target.platform}-${target.arch}.zip`;
  const checksums = knownChecksums();
  const expected = checksums[name];
  if (expected === undefined) throw new Error(`the electron package names no hash for ${name}`);
  const zip = zipFolder === null ? await download({ version, checksums, ...target }) : join(zipFolder, name);
  if (!existsSync(zip)) throw new Error(`a release wants the official Electron, and there is no ${basename(zip)}`);
  if ((await sha256(zip)) !== expected)
    throw new Error(`a release wants the official Electron, and the hash of ${basename(zip)} is another`);
  return { version, zip };
}

/** The version that package.json and the lock file name. */
export function electronVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

function knownChecksums(): Record<string, string> {
  const text = readFileSync(join(electronPackage, 'checksums.json'), 'utf8');
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

async function download(
  wanted: PackageTarget & { readonly version: string; readonly checksums: Record<string, string> },
): Promise<string> {
  try {
    return await downloadArtifact({ artifactName: 'electron', ...wanted });
  } catch {
    throw new Error(
      'a release wants the official Electron, and its download failed. Allow github.com release files, or name a folder with its zip: --electron-zips <folder>',
    );
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
