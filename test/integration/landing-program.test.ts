import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { issueToken } from '../../src/main/reset-links/issue-token';
import { parseResetKey } from '../../src/main/reset-links/keys';
import { startTraining, type Training } from '../../src/training/start-training';
import { freePort } from './support/free-port';
import { createCaller, newPassword, openAdapter } from './support/shopper-link';

const program = resolve(import.meta.dirname, '../../src/landing/cli.ts');
let training: Training;
let folder = '';
const children: ChildProcess[] = [];

beforeAll(async () => {
  training = await startTraining();
  folder = await mkdtemp(join(tmpdir(), 'keydesk-landing-'));
});
afterAll(async () => {
  await training.stop();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The configuration of a page for the Norce training store; secrets by environment, one of them by file. */
async function norceConfig(port: number, changes: Record<string, unknown> = {}) {
  const { config, secrets } = training.stores.norce;
  const keyFile = join(folder, `key-${port}`);
  await writeFile(keyFile, `${secrets['resetKey'] ?? ''}\n`, { mode: 0o600 });
  return {
    file: {
      origin: `http://127.0.0.1:${port}`,
      listen: { port },
      shopName: 'Nordic Shop',
      replayStore: { kind: 'file', path: join(folder, `spent-${port}.jsonl`) },
      connections: [
        {
          id: 'nordic',
          vendor: 'norce',
          config,
          secrets: { clientId: 'NORCE_ID', clientSecret: 'NORCE_SECRET' },
          keys: [{ env: 'NORCE_KEY', state: 'active' }],
        },
      ],
      ...changes,
    },
    environment: {
      NORCE_ID: secrets['clientId'] ?? '',
      NORCE_SECRET: secrets['clientSecret'] ?? '',
      NORCE_KEY_FILE: keyFile,
    },
  };
}

async function run(file: unknown, environment: Record<string, string>) {
  const path = join(folder, `config-${Math.random()}.json`);
  await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file));
  const child = spawn(process.execPath, ['--import', 'tsx', program, '--config', path], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environment },
  });
  children.push(child);
  const output = { log: '', said: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.said += chunk.toString()));
  return { child, output };
}

describe('the landing page as a program', () => {
  it('serves a configured connection, remembers over a restart what was used, and logs no token', async () => {
    const port = await freePort();
    const { file, environment } = await norceConfig(port);
    const caller = createCaller(training, 'norce');
    const [account] = await openAdapter(training, 'norce').find(
      { by: 'email', value: caller.email },
      AbortSignal.timeout(10_000),
    );
    if (account === undefined) throw new Error('no account');
    const { token } = await issueToken({
      key: parseResetKey(training.stores.norce.secrets['resetKey'] ?? ''),
      audience: file.origin,
      account,
      stampMoves: true,
      purpose: 'reset',
      lifetimeMinutes: 15,
      nowSeconds: Math.floor(Date.now() / 1_000),
    });
    const submit = async (password: string) => {
      const answer = await fetch(`${file.origin}/reset`, {
        method: 'POST',
        headers: { origin: file.origin, 'content-type': 'application/json' },
        body: JSON.stringify({ kdt: token, password, repeat: password }),
      });
      return (await answer.json()) as unknown;
    };

    const first = await run(file, environment);
    await once(first.child.stderr, 'data');
    expect(first.output.said).toBe(`serving ${file.origin}/reset\n`);
    expect((await fetch(`${file.origin}/healthz`)).status).toBe(204);
    expect(await (await fetch(`${file.origin}/reset`)).text()).toContain('Nordic Shop');
    expect(await submit(newPassword)).toEqual({ result: 'done', signInUrl: null });
    expect(caller.accepts(newPassword)).toBe(true);
    first.child.kill('SIGTERM');
    expect(await once(first.child, 'exit')).toEqual([0, null]);
    expect(await readFile(join(folder, `spent-${port}.jsonl`), 'utf8')).toContain('"note":"spent"');

    const second = await run(file, environment);
    await once(second.child.stderr, 'data');
    expect(await submit('another good one 9')).toEqual({ result: 'link-invalid' });
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');

    const lines = (first.output.log + second.output.log).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 'info', event: 'password-set', connection: 'nordic', kid: 'norce-training' }),
      expect.objectContaining({ level: 'info', event: 'refused', code: 'binding', connection: 'nordic' }),
    ]);
    for (const secret of [token, newPassword, caller.email, environment.NORCE_SECRET]) {
      expect(first.output.log + first.output.said + second.output.log + second.output.said).not.toContain(secret);
    }
  });
});

describe('a start that is refused', () => {
  const cases: [string, (file: Record<string, unknown>) => unknown, string][] = [
    ['a file that is not JSON', () => '{', 'the file is not JSON'],
    ['an unknown member', (file) => ({ ...file, debug: true }), 'file: Unrecognized key: "debug"'],
    ['plain http', (file) => ({ ...file, origin: 'http://shop.example' }), 'origin: '],
    ['an origin with a path', (file) => ({ ...file, origin: 'https://shop.example/reset' }), 'origin: '],
    [
      'a secret in the file',
      (file) => withConnection(file, { secrets: { clientId: 'abc' } }),
      'connections.0.secrets.clientId',
    ],
    [
      'a secret that is not set',
      (file) => withConnection(file, { secrets: { clientId: 'NOT_SET' } }),
      'connection nordic: environment variable NOT_SET is not set',
    ],
    [
      'settings that the vendor does not have',
      (file) => withConnection(file, { config: { origin: 'https://n.example', colour: 'red' } }),
      'connection nordic: ',
    ],
    [
      'a key that can not be read',
      (file) => withConnection(file, { keys: [{ env: 'NORCE_SECRET', state: 'active' }] }),
      'connection nordic: resetKey is wrong',
    ],
    ['no key at all', (file) => withConnection(file, { keys: [] }), 'connection nordic: neither a key'],
  ];

  function withConnection(file: Record<string, unknown>, changes: object): unknown {
    const [connection] = file['connections'] as readonly object[];
    return { ...file, connections: [{ ...connection, ...changes }] };
  }

  it.each(cases)('names %s and no value', async (_, change, message) => {
    const { file, environment } = await norceConfig(1);
    const { child, output } = await run(change(file), environment);
    expect(await once(child, 'exit')).toEqual([78, null]);
    expect(output.said).toContain(message);
    expect(output.said).not.toContain(environment.NORCE_SECRET);
    expect(output.log).toBe('');
  });
});
