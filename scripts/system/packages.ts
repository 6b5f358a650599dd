import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isOnPath, run } from '../lib/run';
import { say } from '../lib/say';

/** Debian's names of what each part needs beyond npm. Elsewhere than on Debian and Ubuntu nothing is checked. */
export const systemPackages = {
  /** The libraries Electron links to. */
  electron: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libsecret-1-0'],
  display: ['xvfb', 'xauth', 'fonts-noto-core'],
  keychain: ['dbus', 'gnome-keyring', 'libsecret-1-0'],
  browser: ['chromium'],
  /** Keeps the certificates a user trusts, for tests of private authorities. */
  certificates: ['libnss3-tools'],
  /** Toolchains and servers that prove the token page and the Redis driver. */
  interop: ['php-cli', 'default-jdk-headless', 'redis-server', 'rsyslog', 'rsyslog-gnutls'],
  /** What makes and checks deb and rpm. */
  packaging: ['dpkg', 'fakeroot', 'rpm', 'desktop-file-utils'],
} as const;

export type SystemPart = keyof typeof systemPackages;

/** Programs that may come from elsewhere than the package of the same purpose. */
const alsoProvidedBy: Readonly<Record<string, string>> = {
  chromium: 'chromium',
  'libnss3-tools': 'certutil',
  'php-cli': 'php',
  'default-jdk-headless': 'javac',
  'redis-server': 'redis-server',
  rsyslog: 'rsyslogd',
  xvfb: 'Xvfb',
};

/**
 * Installs what is missing where that is allowed (root and apt); else names it in one line with the command that does.
 *
 * @returns false when something is missing and could not be installed.
 */
export async function ensureSystemPackages(parts: readonly SystemPart[]): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const missing = [...new Set(parts.flatMap((part) => systemPackages[part]))].filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!isOnPath('apt-get')) {
    say(`these Debian packages, or what your system calls them, are needed: ${missing.join(' ')}`);
    return false;
  }
  if (process.getuid?.() !== 0) {
    say(`some system packages are missing. Install them with: sudo ${command}`);
    return false;
  }
  say(`installing system packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
  await run('apt-get', ['-qq', 'update'], quiet);
  const code = await run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...missing], quiet);
  if (code !== 0) say(`that failed. Try by hand: ${command}`);
  return code === 0;
}

function isInstalled(name: string): boolean {
  const program = alsoProvidedBy[name];
  if (program !== undefined && isOnPath(program)) return true;
  if (!existsSync('/usr/bin/dpkg-query')) return false;
  // Newer Debian and Ubuntu releases call some libraries `…t64`.
  return [name, `${name}t64`].some((candidate) => {
    const query = spawnSync('dpkg-query', ['-W', '-f', '${Status}', candidate], { encoding: 'utf8' });
    return query.stdout.includes('install ok installed');
  });
}
