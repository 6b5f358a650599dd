import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { launcherSwitches } from '../../../scripts/desktop/switches';
import type { NamedCertificate } from '../../../src/main/connections/client-certificates';
import type { HttpLimits } from '../../../src/main/vendors/http/limits';
import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { Failure } from '../../../src/shared/domain/failure';
import type { VendorId } from '../../../src/shared/domain/vendor';
import { bundleChild, type BundledChild } from '../../setup/bundle-child';

/** A connection as an adapter is opened with it. */
export interface TransportConnection {
  readonly vendor: VendorId;
  readonly config: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly limits?: Partial<HttpLimits>;
  /** Sends everything over the shared connections, also what must not be sent twice: to show why that would be wrong. */
  readonly shared?: true;
}

export type TransportCommand =
  | {
      readonly do: 'call';
      readonly connection: TransportConnection;
      readonly method: keyof VendorAdapter;
      readonly args: readonly unknown[];
    }
  | { readonly do: 'fetch'; readonly url: string; readonly once: boolean }
  /** Starts a vendor inside Electron's own process and answers with a connection to it. */
  | { readonly do: 'open-store'; readonly vendor: VendorId }
  /** Takes the next such request to that vendor and never answers. */
  | { readonly do: 'swallow'; readonly pattern: string }
  /** First lines of the requests that came to that vendor. */
  | { readonly do: 'arrived' }
  /** Names a client certificate for a host, as a connection does. */
  | { readonly do: 'name-certificate'; readonly named: NamedCertificate }
  /** How many requests the adapters have sent so far; Chromium may open more connections than that. */
  | { readonly do: 'sent' }
  | { readonly do: 'version' }
  /** Does all that an agent can do about updates, as in an AppImage, and answers with the last step. */
  | ({ readonly do: 'update' } & UpdateRun);

/** A look for updates, a download and an install over Chromium's network. */
export interface UpdateRun {
  readonly feed: string;
  /** Where packages are kept. */
  readonly folder: string;
  /** The file that is replaced. */
  readonly program: string;
}

export interface TransportReply {
  readonly id: number;
  readonly value: unknown;
  readonly failure: Failure | null;
  /** The message of anything thrown that is no failure of the program. */
  readonly crash: string | null;
}

export interface Transport {
  readonly pid: number;
  send(command: TransportCommand): Promise<Omit<TransportReply, 'id'>>;
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Switches of Chromium, such as the proxy the system would name. */
  readonly switches?: readonly string[];
  /** A home folder, where Chromium looks for the certificates a user trusts. */
  readonly home?: string;
  /** Gives the process a network of its own that holds nothing but what these commands of the shell set up. */
  readonly ownNetwork?: string;
}

/** Longer than a start takes on a busy machine. */
const startMs = 60_000;

let bundle: Promise<BundledChild> | null = null;

/** Starts Electron without a window and with the adapters' transport in it. */
export async function openTransport({ switches = [], home, ownNetwork }: TransportOptions = {}): Promise<Transport> {
  const executable = process.env['KEYDESK_TEST_ELECTRON'];
  if (executable === undefined) throw new Error('KEYDESK_TEST_ELECTRON names no Electron; start this through npm');
  bundle ??= bundleChild('test/setup/electron-transport.ts', ['electron-updater', 'builder-util-runtime']);
  const { path } = await bundle;
  // Electron starts a folder with a manifest.
  const folder = dirname(path);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'keydesk-transport', version: '0.0.0', main: basename(path) }),
  );
  const profile = mkdtempSync(join(tmpdir(), 'keydesk-transport-'));
  const electron = [executable, ...launcherSwitches(), ...switches, `--user-data-dir=${profile}`, folder];
  const inNetwork = ['unshare', '--net', 'sh', '-ec', `${ownNetwork ?? ''}\nexec "$@"`, 'sh'];
  const [program = '', ...args] = ownNetwork === undefined ? electron : [...inNetwork, ...electron];
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...(home === undefined ? {} : { HOME: home }) },
  });
  const waiting = new Map<number, (reply: TransportReply) => void>();
  const over = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const reply = (id: number): Promise<TransportReply> =>
    new Promise((resolve, reject) => {
      waiting.set(id, resolve);
      void over.then(() => reject(new Error('Electron ended')));
    });
  const ready = reply(0);
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Chromium may say something of its own here.
    if (!line.startsWith('{"id":')) return;
    const answer = JSON.parse(line) as TransportReply;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), startMs);
  await ready;
  clearTimeout(tooLate);
  let last = 0;
  return {
    pid: child.pid ?? 0,
    send: async (command) => {
      last += 1;
      const answered = reply(last);
      child.stdin.write(`${JSON.stringify({ id: last, command })}\n`);
      const { value, failure, crash } = await answered;
      return { value, failure, crash };
    },
    close: async () => {
      child.stdin.end();
      await over;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
