import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createKeytarSecretStore, type KeytarSecretStore } from '../../src/main/secrets/keytar-secret-store';
import { createRemoteKeychain, type KeychainProcess } from '../../src/main/secrets/remote-keychain';
import { probeKeychain } from '../../src/main/secrets/keychain-probe';
import { probeSecret } from '../../src/main/secrets/secret-store';
import { isKeydeskError } from '../../src/shared/domain/failure';

type Env = Readonly<Record<string, string>>;

/** A bus and a keyring of the test's own, which touch neither the user's keyring nor the user's home. */
export interface PrivateKeyring {
  /** What a program needs to reach them. */
  readonly env: Env;
  /** Starts the keyring; without `unlock` it stays as locked as it was left, or without any keyring in it. */
  startDaemon(options: { readonly unlock: boolean }): Promise<void>;
  stopDaemon(): Promise<void>;
  /** SIGSTOP: calls to it never come back until `thaw`. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** A store over the real native module, in a child process with the given environment. */
export interface RealStore extends KeytarSecretStore {
  close(): Promise<void>;
}

const packages: Readonly<Record<string, string>> = { 'dbus-daemon': 'dbus', 'gnome-keyring-daemon': 'gnome-keyring' };

async function findProgram(name: string): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new Error(`${name} is missing; install it with: apt-get install ${packages[name] ?? name} libsecret-1-0`);
}

/** @param owner whose programs use it, where that is not who runs the test */
export async function openPrivateKeyring(owner?: {
  readonly uid: number;
  readonly gid: number;
}): Promise<PrivateKeyring> {
  const busProgram = await findProgram('dbus-daemon');
  const keyringProgram = await findProgram('gnome-keyring-daemon');
  const folder = await mkdtemp(join(tmpdir(), 'kd-keyring-'));
  for (const name of ['run', 'home', 'data']) await mkdir(join(folder, name), { mode: 0o700 });
  const socket = join(folder, 'run', 'bus');
  // Whoever reaches the socket may connect: the test itself, too, where the keyring is another user's.
  // No folders of services: else the bus would start a keyring by itself, and "no service" could not be tried.
  await writeFile(
    join(folder, 'bus.conf'),
    `<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
     <policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
     </busconfig>`,
  );
  if (owner !== undefined)
    for (const name of ['', 'run', 'home', 'data', 'bus.conf']) await chown(join(folder, name), owner.uid, owner.gid);
  const bus = spawn(busProgram, [`--config-file=${join(folder, 'bus.conf')}`, '--nofork'], {
    stdio: 'ignore',
    ...owner,
  });
  for (
    let tries = 0;
    tries < 200 &&
    !(await access(socket).then(
      () => true,
      () => false,
    ));
    tries += 1
  )
    await wait(20);

  const env: Env = {
    HOME: join(folder, 'home'),
    PATH: process.env['PATH'] ?? '',
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
  };
  let daemon: ChildProcess | null = null;

  async function stopDaemon(): Promise<void> {
    // Asked politely it writes what it has; a stopped one hears that once it goes on.
    if (daemon !== null) await end(daemon, 'SIGTERM');
    daemon = null;
  }

  return {
    env,
    startDaemon: async ({ unlock }) => {
      const started = spawn(keyringProgram, ['--foreground', '--components=secrets', ...(unlock ? ['--unlock'] : [])], {
        env,
        ...owner,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      started.stdin.end(unlock ? 'test' : '');
      daemon = started;
      await untilServed(env, unlock);
    },
    stopDaemon,
    freeze: () => daemon?.kill('SIGSTOP'),
    thaw: () => daemon?.kill('SIGCONT'),
    close: async () => {
      daemon?.kill('SIGCONT');
      await stopDaemon();
      await end(bus);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until somebody on the bus answers for the keyring, and until it is open if it is to be. */
async function untilServed(env: Env, unlocked: boolean): Promise<void> {
  const store = openRealStore(env);
  const ask = (): Promise<unknown> =>
    unlocked
      ? probeKeychain(store).then((problem) => problem?.code ?? 'ok')
      : store.get(probeSecret).then(() => 'ok', codeOf);
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const code = await ask();
      if (code === 'ok') return;
      if (code === 'keychain-module-missing') throw new Error('libsecret is missing; apt-get install libsecret-1-0');
      await wait(50);
    }
    throw new Error('the keyring did not come up');
  } finally {
    await store.close();
  }
}

function codeOf(error: unknown): string {
  return isKeydeskError(error) ? error.failure.code : 'a bug';
}

/** The first call also starts the child, so on a busy machine short limits are for tests of the limit alone. */
export function openRealStore(env: Env, limits = { limitMs: 15_000, probeEveryMs: 1000 }): RealStore {
  const children = new Set<ChildProcess>();
  const remote = createRemoteKeychain((): KeychainProcess => {
    const child = fork(join(import.meta.dirname, 'keychain-child.ts'), [], {
      env,
      execArgv: ['--import', 'tsx'],
      stdio: 'ignore',
    });
    children.add(child);
    return {
      post: (message) => child.send(message, () => undefined),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    };
  });
  const store = createKeytarSecretStore({ load: async () => remote, abandon: remote.abandon, ...limits });
  return {
    ...store,
    close: async () => {
      store.dispose();
      await Promise.all([...children].map((child) => end(child)));
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
