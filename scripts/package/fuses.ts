import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire, type FuseConfig } from '@electron/fuses';

/** How each switch inside Electron's executable must stand in what is shipped. */
const fuseTable: readonly (readonly [FuseV1Options, boolean])[] = [
  // Keydesk's executable must not be a Node for other people's scripts.
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  // Checked on Windows and macOS; without effect on Linux.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  // On, it would need a snapshot file of its own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  [FuseV1Options.WasmTrapHandlers, true],
];

/**
 * Sets every fuse of an executable. Electrons before 39 have fewer; one that this table does not know makes it fail, so that
 * a new fuse is decided on and not overlooked.
 */
export async function setFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  const unknown = unknownFuses(wire);
  if (unknown.length > 0) throw new Error(`${executable} has fuses nobody decided on: ${unknown.join(', ')}`);
  const present = fuseTable.filter(([fuse]) => isThere(wire[fuse]));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // macOS on ARM starts nothing whose signature is broken, and changing a fuse breaks it.
    resetAdHocDarwinSignature: executable.includes('.app/Contents/'),
    ...Object.fromEntries(present),
  });
}

/** Names of the fuses that do not stand as they must, read back from the executable. */
export async function wrongFuses(executable: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(executable);
  const wrong = fuseTable.filter(
    ([fuse, on]) => isThere(wire[fuse]) && wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
  );
  return [...wrong.map(([fuse]) => FuseV1Options[fuse]), ...unknownFuses(wire)];
}

/** Whether an executable has a fuse at all; one that Electron took out again can't be set. */
function isThere(state: FuseState | undefined): boolean {
  return state !== undefined && state !== FuseState.REMOVED;
}

function unknownFuses(wire: FuseConfig<FuseState>): readonly string[] {
  const known = fuseTable.map(([fuse]) => String(fuse));
  return Object.keys(wire).filter((key) => /^\d+$/u.test(key) && !known.includes(key));
}
