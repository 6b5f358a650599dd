import type { PackageArch, PackageTarget } from './target';

/** Which system and processor native code is for, read from its header; null when it is none of ours. */
export function nativeBinaryTarget(bytes: Buffer): PackageTarget | null {
  if (bytes.length < 64) return null;
  // ELF: the machine at 18.
  if (bytes.readUInt32BE(0) === 0x7f454c46)
    return targetOf('linux', { 0x3e: 'x64', 0xb7: 'arm64' }, bytes.readUInt16LE(18));
  // Mach-O, 64 bits: the processor at 4.
  if (bytes.readUInt32LE(0) === 0xfeedfacf)
    return targetOf('darwin', { 0x01000007: 'x64', 0x0100000c: 'arm64' }, bytes.readUInt32LE(4));
  // MZ: the address of the PE header at 60, the machine four bytes into it.
  if (bytes.readUInt16BE(0) === 0x4d5a) {
    const header = bytes.readUInt32LE(60);
    if (header + 6 > bytes.length) return null;
    return targetOf('win32', { 0x8664: 'x64', 0xaa64: 'arm64' }, bytes.readUInt16LE(header + 4));
  }
  return null;
}

function targetOf(
  platform: PackageTarget['platform'],
  machines: Readonly<Record<number, PackageArch>>,
  machine: number,
): PackageTarget | null {
  const arch = machines[machine];
  return arch === undefined ? null : { platform, arch };
}
