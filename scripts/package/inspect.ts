import { listPackage, statFile } from '@electron/asar';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { contentObjections } from './contents';
import { wrongFuses } from './fuses';
import { nativeBinaryTarget } from './native-binary';
import type { PackageTarget } from './target';

/** An unpacked package as electron-builder leaves it. */
export interface UnpackedPackage {
  readonly executable: string;
  /** The folder with `app.asar`. */
  readonly resources: string;
  readonly target: PackageTarget;
}

/** Where executable and archive of an unpacked package lie on each system. */
export function unpackedPackage(folder: string, target: PackageTarget): UnpackedPackage {
  switch (target.platform) {
    case 'linux':
      return { executable: join(folder, 'keydesk'), resources: join(folder, 'resources'), target };
    case 'win32':
      return { executable: join(folder, 'Keydesk.exe'), resources: join(folder, 'resources'), target };
    case 'darwin': {
      const contents = join(folder, 'Keydesk.app', 'Contents');
      return { executable: join(contents, 'MacOS', 'Keydesk'), resources: join(contents, 'Resources'), target };
    }
  }
}

/** Everything that speaks against giving a package away: fuses, what is in the archive, the keychain's binary. */
export async function packageObjections(unpacked: UnpackedPackage): Promise<readonly string[]> {
  const { executable, resources, target } = unpacked;
  const archive = join(resources, 'app.asar');
  const beside = join(resources, 'app.asar.unpacked');
  const wrong = await wrongFuses(executable);
  return [
    ...wrong.map((name) => `fuse stands wrong: ${name}`),
    ...contentObjections({ archive: filesInArchive(archive), unpacked: filesBelow(beside) }, target),
    ...binaryObjections(beside, target),
    // Electron would load these beside, or instead of, the archive.
    ...['app', 'default_app.asar']
      .filter((name) => existsSync(join(resources, name)))
      .map((name) => `left over: ${name}`),
  ];
}

function filesInArchive(archive: string): readonly string[] {
  return listPackage(archive, { isPack: false })
    .map((name) => name.split(sep).filter(Boolean).join('/'))
    .filter((name) => !('files' in statFile(archive, name)));
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** The name of a folder proves nothing: a binary must also be code for its target. */
function binaryObjections(beside: string, target: PackageTarget): readonly string[] {
  return filesBelow(beside)
    .filter((name) => name.endsWith('.node'))
    .filter((name) => {
      const found = nativeBinaryTarget(readFileSync(join(beside, name)));
      return found?.platform !== target.platform || found.arch !== target.arch;
    })
    .map((name) => `not native code for ${target.platform} on ${target.arch}: ${name}`);
}
