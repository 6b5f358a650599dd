import { createPackage, createPackageWithOptions, extractAll } from '@electron/asar';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildInto } from '../lib/build';
import { projectFolder } from '../lib/paths';
import { makePackages } from './make-packages';
import { readPackageOptions } from './options';

/** What the smoke test of the installed package needs. */
export interface SmokeMaterial {
  /** The package as it would be given away. */
  readonly deb: string;
  /** Its archive once more, built so that the switches for driving it from outside are not refused. */
  readonly drivableArchive: string;
  /** An app that shows an empty window, to compare with. */
  readonly emptyArchive: string;
}

const folder = join(projectFolder, 'dist', 'smoke');

/** Makes the deb of this checkout and what its smoke test needs besides. */
export async function makeSmokeMaterial(): Promise<SmokeMaterial> {
  rmSync(folder, { recursive: true, force: true });
  const made = await makePackages(readPackageOptions(['--kinds', 'deb', '--quick', '--output', folder]));
  const [deb] = made;
  if (deb === undefined) throw new Error('there is no deb');
  const drivableArchive = join(folder, 'drivable.asar');
  const emptyArchive = join(folder, 'empty.asar');
  await makeDrivable(join(folder, 'linux-unpacked', 'resources', 'app.asar'), drivableArchive);
  await createPackage(join(projectFolder, 'test', 'packaging', 'empty-window'), emptyArchive);
  return { deb, drivableArchive, emptyArchive };
}

/** The same archive with the built code exchanged for the variant's. */
async function makeDrivable(archive: string, drivable: string): Promise<void> {
  const [app, variant] = [join(folder, 'drivable-app'), join(folder, 'drivable-out')];
  extractAll(archive, app);
  await buildInto(join('dist', 'smoke', 'drivable-out'), { drivable: true });
  rmSync(join(app, 'out'), { recursive: true });
  cpSync(variant, join(app, 'out'), { recursive: true });
  await createPackageWithOptions(app, drivable, { unpack: '**/*.node' });
  for (const done of [app, variant, join(folder, 'linux-unpacked')]) rmSync(done, { recursive: true, force: true });
}
