import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openPrivateKeyring, type PrivateKeyring } from '../../setup/keyring';

/** Somebody without any rights on this machine, with a desktop session and a keyring of their own. */
export interface OrdinaryUser {
  readonly keyring: PrivateKeyring;
  /** Where programs of this user keep their data. */
  readonly data: string;
  start(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  /** Ends what still runs. */
  close(): Promise<void>;
}

export interface Running {
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

export async function openOrdinaryUser(display: string): Promise<OrdinaryUser> {
  const owner = { uid: idOf('-u'), gid: idOf('-g') };
  const keyring = await openPrivateKeyring(owner);
  await keyring.startDaemon({ unlock: true });
  const home = keyring.env['HOME'] ?? '';
  const started: ChildProcess[] = [];
  return {
    keyring,
    data: join(home, '..', 'data'),
    start(command, args, env = {}) {
      const child = spawn(command, args, {
        ...owner,
        cwd: home,
        env: { ...keyring.env, DISPLAY: display, LANGUAGE: 'en', XDG_CONFIG_HOME: join(home, '.config'), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      started.push(child);
      let output = '';
      const collect = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
      };
      child.stdout.on('data', collect);
      child.stderr.on('data', collect);
      const ended = once(child, 'close').then(() => child.exitCode);
      return { child, ended, output: () => output };
    },
    close: async () => {
      for (const child of started) child.kill('SIGKILL');
      await keyring.close();
    },
  };
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
}
