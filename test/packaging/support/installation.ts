import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const installedFolder = '/usr/lib/keydesk';
const archive = join(installedFolder, 'resources', 'app.asar');

/** A file that the run was handed; without it the run is not one of the installed package. */
export function handed(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set; start this through npm run test:package`);
  return value;
}

/** Installs the package with what it depends on. */
export function install(): void {
  if (isInstalled()) throw new Error('Keydesk is installed on this machine; the smoke test would remove it');
  execFileSync(
    'apt-get',
    [
      '-qq',
      'install',
      '-y',
      '--no-install-recommends',
      '-o',
      'Dpkg::Use-Pty=0',
      '-o',
      'APT::Sandbox::User=root',
      handed('KEYDESK_TEST_DEB'),
    ],
    { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

export function uninstall(): void {
  if (isInstalled()) execFileSync('dpkg', ['--purge', 'keydesk'], { stdio: 'ignore' });
}

function isInstalled(): boolean {
  return spawnSync('dpkg-query', ['-W', 'keydesk'], { stdio: 'ignore' }).status === 0;
}

/** Runs `work` with the installed code exchanged for the variant that can be driven. */
export async function whileDrivable(work: () => Promise<void>): Promise<void> {
  const original = `${archive}.original`;
  copyFileSync(archive, original);
  try {
    copyFileSync(handed('KEYDESK_TEST_DRIVABLE'), archive);
    await work();
  } finally {
    copyFileSync(original, archive);
    rmSync(original);
  }
}

/** The installed Electron with nothing in it but an empty window; `/usr/lib` because others must be able to start it. */
export function installEmptyWindow(): { readonly executable: string; remove(): void } {
  const folder = mkdtempSync('/usr/lib/keydesk-smoke-empty-');
  cpSync(installedFolder, folder, { recursive: true });
  rmSync(join(folder, 'resources', 'app.asar.unpacked'), { recursive: true });
  copyFileSync(handed('KEYDESK_TEST_EMPTY'), join(folder, 'resources', 'app.asar'));
  // Copying drops the helper's rights, and Chromium needs none here: the kernel's user namespaces do.
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  execFileSync('chmod', ['4755', join(folder, 'chrome-sandbox')]);
  return { executable: join(folder, 'keydesk'), remove: () => rmSync(folder, { recursive: true }) };
}

/** Names of Keydesk's in the folders that belong to the system. */
export function systemTraces(): readonly string[] {
  const places = ['/usr', '/etc', '/opt', '/var/lib', '/var/cache'].filter((place) => existsSync(place));
  const found = execFileSync(
    'find',
    [...places, '-xdev', '-iname', '*keydesk*', '-not', '-path', '*/keydesk-smoke-*'],
    {
      encoding: 'utf8',
    },
  );
  return found.split('\n').filter(Boolean);
}
