import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type RunOptions } from '../lib/run';

/**
 * Runs a program in a session bus of its own with an unlocked gnome-keyring of its own, so that the real keychain code
 * runs and nothing of the person's own keyring is touched.
 *
 * @returns the program's exit code.
 */
export async function runWithKeychain(
  command: string,
  args: readonly string[],
  { env = process.env, onOutput }: Pick<RunOptions, 'env' | 'onOutput'> = {},
): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'keydesk-keychain-'));
  const folders = {
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // xvfb-run and some CI machines leave a "disabled:" address, which dbus-run-session would hand on.
  const inherited = Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'DBUS_SESSION_BUS_ADDRESS'));
  const unlockAndRun =
    'printf training | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';
  try {
    return await run('dbus-run-session', ['--', 'sh', '-c', unlockAndRun, 'sh', command, ...args], {
      env: { ...inherited, ...folders },
      onOutput,
    });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
