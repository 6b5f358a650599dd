import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgent } from '../../scripts/desktop/agent';
import { packageObjections, unpackedPackage } from '../../scripts/package/inspect';
import { journalMonthKey } from '../../src/main/secrets/secret-store';
import { openRealStore } from '../setup/keyring';
import { driveApp, type DrivenApp } from './support/driven';
import {
  handed,
  install,
  installedFolder,
  installEmptyWindow,
  systemTraces,
  uninstall,
  whileDrivable,
} from './support/installation';
import { openOrdinaryUser, type OrdinaryUser } from './support/ordinary-user';
import { commandLineOf, memoryMb, statusOf } from './support/processes';

let user: OrdinaryUser;
let before: readonly string[];
beforeAll(async () => {
  before = systemTraces();
  install();
  user = await openOrdinaryUser(handed('DISPLAY'));
});
afterAll(async () => {
  uninstall();
  await user.close();
});

describe('the installed package', () => {
  it('[SC-48][SC-49] is what was packed: fuses, archive and keychain binary', async () => {
    execFileSync('dpkg', ['--verify', 'keydesk']);
    const unpacked = unpackedPackage(installedFolder, { platform: 'linux', arch: 'x64' });
    await expect(packageObjections(unpacked)).resolves.toEqual([]);
  });

  it('belongs to root, and nobody else may write in it', () => {
    const found = execFileSync('find', [
      installedFolder,
      '(',
      '-not',
      '-user',
      'root',
      '-o',
      '-perm',
      '/022',
      ')',
      '-not',
      '-type',
      'l',
    ]);
    expect(found.toString()).toBe('');
  });

  it('has what a desktop asks for', () => {
    const entry = '/usr/share/applications/keydesk.desktop';
    execFileSync('desktop-file-validate', [entry]);
    expect(readFileSync(entry, 'utf8')).toMatch(/^MimeType=x-scheme-handler\/keydesk;$/mu);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=keydesk %U$/mu);
    for (const size of ['16x16', '48x48', '512x512'])
      expect(existsSync(`/usr/share/icons/hicolor/${size}/apps/keydesk.png`)).toBe(true);
    expect(readFileSync('/usr/share/doc/keydesk/copyright', 'utf8')).toContain('MIT');
    const notices = readFileSync(join(installedFolder, 'resources', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['react ', '@github/keytar ', 'zod ', 'hono ']) expect(notices).toContain(`\n${name}`);
  });

  it.each([
    [['--remote-debugging-port=0'], {}, '--remote-debugging-port'],
    [['--inspect'], {}, '--inspect'],
    [['--no-sandbox'], {}, '--no-sandbox'],
    [['--user-data-dir=/tmp/elsewhere'], {}, '--user-data-dir'],
    [[], { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    [[], { ELECTRON_RUN_AS_NODE: '1' }, 'ELECTRON_RUN_AS_NODE'],
    [[], { SSLKEYLOGFILE: '/tmp/keys' }, 'SSLKEYLOGFILE'],
  ])('[SC-56] refuses to start with %j %j', async (args, env, name) => {
    const running = user.start('keydesk', args, env);
    await expect(running.ended).resolves.toBe(78);
    expect(running.output()).toContain(`Keydesk does not start with: ${name}`);
    expect(running.output()).not.toContain('DevTools listening');
  });

  it('[SC-48] starts as it is given away, without the code NODE_OPTIONS names, and leaves when it is asked to', async () => {
    const foreign = join(user.data, 'foreign.cjs');
    writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(`${foreign}.ran`)}, '');`, {
      mode: 0o644,
    });
    // Its fuse takes the variable away before any code runs, so that the app starts as if it were not there.
    const running = user.start('keydesk', [], { NODE_OPTIONS: `--require ${foreign}` });
    await expect.poll(() => startsIn(user), { timeout: 60_000 }).toBe(1);
    running.child.kill('SIGTERM');
    await running.ended;
    expect(existsSync(`${foreign}.ran`)).toBe(false);
  });

  it('[SC-19] finds shoppers, and finds its secrets in the keychain again the next time', async () => {
    await whileDrivable(async () => {
      const first = await driveApp(user, 'keydesk', 'Keydesk');
      expectSandboxed(first);
      const agent = createAgent(first.page);
      await agent.search('maja@example.test');
      for (const store of ['Nordic Shop', 'Berlin Store', 'Orchard Supply', 'Alpen Sport'])
        expect(await agent.rowsOf(store).count()).toBe(1);
      await agent.search('siri@example.test');
      await agent.openRow('Nordic Shop');
      await first.page.getByText('The login is switched off.').waitFor();
      await agent.activate();
      await first.close();
      const kept = await journalKey(user);
      expect(kept).toMatch(/^[\w-]{43}$/u);

      // A new keyring process reads from disk what the first one wrote.
      await user.keyring.stopDaemon();
      await user.keyring.startDaemon({ unlock: true });
      const second = await driveApp(user, 'keydesk', 'Keydesk');
      const again = createAgent(second.page);
      await again.search('maja@example.test');
      await again.openRow('Nordic Shop');
      await second.page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
      expect(await second.page.getByText(/keychain/iu).count()).toBe(0);
      await second.close();
      await expect(journalKey(user)).resolves.toBe(kept);
      execFileSync(process.execPath, [
        join(installedFolder, 'resources', 'keydesk-verify.mjs'),
        join(user.data, 'keydesk', 'journal'),
      ]);
    });
  });

  it('says what it takes next to an empty window', async () => {
    const empty = installEmptyWindow();
    const [ours, theirs]: [Taken[], Taken[]] = [[], []];
    try {
      await whileDrivable(async () => {
        for (let round = 0; round < 3; round += 1) {
          theirs.push(await taken(await driveApp(user, empty.executable, 'Empty')));
          ours.push(await taken(await driveApp(user, 'keydesk', 'Keydesk')));
        }
      });
    } finally {
      empty.remove();
    }
    const size = Number(execFileSync('dpkg-query', ['-W', '-f', '${Installed-Size}', 'keydesk']).toString()) / 1024;
    const [start, memory] = [compared(ours, theirs, 'startMs'), compared(ours, theirs, 'memoryMb')];
    process.stdout.write(
      `\ninstalled ${size.toFixed(0)} MB · search box usable after ${start.ours.toFixed(0)} ms (empty window ` +
        `${start.theirs.toFixed(0)} ms, × ${start.ratio.toFixed(2)}) · memory ${memory.ours.toFixed(0)} MB PSS ` +
        `(empty window ${memory.theirs.toFixed(0)} MB, × ${memory.ratio.toFixed(2)})\n`,
    );
    expect([size, start.ratio, memory.ratio].every((figure) => Number.isFinite(figure) && figure > 0)).toBe(true);
  });

  it('is gone after uninstalling, except for what belongs to the user', () => {
    uninstall();
    expect(systemTraces()).toEqual(before);
    expect(readdirSync(join(user.data, 'keydesk'))).toContain('journal');
  });
});

/** How often the app has said in its log that its window was there. */
function startsIn({ data }: OrdinaryUser): number {
  const logs = join(data, 'keydesk', 'logs');
  if (!existsSync(logs)) return 0;
  const text = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
  return text.join('').split('app.started').length - 1;
}

function expectSandboxed({ processes }: DrivenApp): void {
  const renderers = processes.filter((id) => commandLineOf(id).includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const id of processes) expect(commandLineOf(id)).not.toContain('--no-sandbox');
  // A filter of system calls, and no way to gain rights.
  for (const id of renderers) {
    expect(statusOf(id)).toMatch(/^Seccomp:\s+2$/mu);
    expect(statusOf(id)).toMatch(/^NoNewPrivs:\s+1$/mu);
  }
}

/** This month's key of the journal as the keychain itself tells it. */
async function journalKey({ keyring }: OrdinaryUser): Promise<string | null> {
  const store = openRealStore(keyring.env);
  try {
    return await store.get(journalMonthKey(new Date().toISOString().slice(0, 7)));
  } finally {
    await store.close();
  }
}

interface Taken {
  readonly startMs: number;
  readonly memoryMb: number;
}

async function taken(app: DrivenApp): Promise<Taken> {
  const figures = { startMs: app.startMs, memoryMb: memoryMb(app.processes) };
  await app.close();
  return figures;
}

function compared(ours: readonly Taken[], theirs: readonly Taken[], key: keyof Taken) {
  const median = (all: readonly Taken[]): number =>
    all.map((one) => one[key]).sort((a, b) => a - b)[all.length >> 1] ?? NaN;
  return { ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs) };
}
