import { makeSmokeMaterial } from '../package/smoke-material';
import { isOnPath } from '../lib/run';
import { startVirtualDisplay } from '../system/display';
import { ensureSystemPackages } from '../system/packages';

/**
 * The surroundings of the smoke test of the installed package, or a sentence that says why it can't run here: it installs a
 * package on this machine and removes it again, so it wants Debian's tools and root.
 */
export async function packagedSurroundings(): Promise<
  { readonly env: Readonly<Record<string, string>>; stop(): void } | { readonly leftOut: string }
> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { leftOut: 'it is for Linux on x64' };
  if (!isOnPath('dpkg') || !isOnPath('apt-get')) return { leftOut: 'there is no dpkg' };
  if (process.getuid?.() !== 0) return { leftOut: 'installing a package takes root' };
  if (!(await ensureSystemPackages(['electron', 'display', 'keychain', 'packaging'])))
    return { leftOut: 'system packages are missing' };
  const { deb, drivableArchive, emptyArchive } = await makeSmokeMaterial();
  const display = await startVirtualDisplay();
  return {
    env: {
      DISPLAY: display.name,
      KEYDESK_TEST_DEB: deb,
      KEYDESK_TEST_DRIVABLE: drivableArchive,
      KEYDESK_TEST_EMPTY: emptyArchive,
    },
    stop: () => display.stop(),
  };
}
