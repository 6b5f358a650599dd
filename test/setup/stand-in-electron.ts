import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { PackageTarget } from '../../scripts/package/target';

/** Where the fuses lie in an executable of Electron: version 1, nine of them, as they are delivered. */
const fuses = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100011`, 'latin1');

/**
 * An unpacked Electron that is none: what packaging for another system touches is there, and nothing can be started. Its
 * executable is the one native binary for that system that lies in the checkout, with fuses behind it.
 */
export function makeStandInElectron(folder: string, { platform, arch }: PackageTarget): void {
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  const binary = readFileSync(
    join(import.meta.dirname, `../../node_modules/keytar/prebuilds/${platform}-${arch}/keytar.node`),
  );
  const executable = platform === 'win32' ? withVersion(binary) : binary;
  writeFileSync(
    join(folder, platform === 'win32' ? 'electron.exe' : 'electron'),
    Buffer.concat([executable, fuses, Buffer.alloc(300)]),
  );
}

/** Windows' executables carry a version that packaging rewrites; a library has none. */
function withVersion(binary: Buffer): Buffer {
  const executable = NtExecutable.from(binary);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion('45.0.0.0', 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

/** The archives whose hash Windows' Electron checks before it runs them, as the executable names them. */
export function checkedArchives(executable: string): unknown {
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(executable), { ignoreCert: true }));
  const entry = resources.entries.find(({ type }) => type === 'INTEGRITY');
  return entry === undefined ? null : JSON.parse(Buffer.from(entry.bin).toString('utf8'));
}
