import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { trainingMessageSchema, trainingStoresSchema, type TrainingMessage } from '../../src/shared/domain/training';

const source = (path: string) => resolve(import.meta.dirname, '../../src/training', path);
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('npm run sandbox', () => {
  function run(...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', source('cli.ts'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  }

  it('prints one line of JSON, goes on after the end of its input, and ends on SIGTERM', async () => {
    const child = run('--json', '--port', '0', '--customers', '20');
    const lines: string[] = [];
    const reader = createInterface(child.stdout);
    reader.on('line', (line) => lines.push(line));
    await once(reader, 'line');
    const stores = trainingStoresSchema.parse(JSON.parse(lines[0] ?? ''));
    expect((await fetch(`${stores.landing.origin}/reset`)).status).toBe(200);
    expect((await fetch(`${stores.norce.origin}/__sandbox/outbox`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    await expect(fetch(`${stores.landing.origin}/reset`)).rejects.toThrow();
  });

  it('prints a table for people', async () => {
    const child = run();
    const chunks: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    await once(child, 'exit');
    const text = chunks.join('');
    expect(text).toContain('Salesforce B2C Commerce');
    expect(text).toContain('maja@example.test');
    expect(text).not.toMatch(/secret|kdk1/iu);
  });

  it.each([['--port', 'x'], ['--port', '70000'], ['--frobnicate'], ['--customers', '-1']])(
    'refuses %s %s',
    async (...args) => {
      const child = run(...args);
      const chunks: string[] = [];
      child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).toBe(1);
      expect(chunks.join('')).toContain('usage: npm run sandbox');
    },
  );
});

describe('the training process of the app', () => {
  function start() {
    const child = fork(source('process-entry.ts'), { execArgv: ['--import', 'tsx'], stdio: 'pipe' });
    children.push(child);
    const waiting: ((message: TrainingMessage) => void)[] = [];
    const early: TrainingMessage[] = [];
    child.on('message', (raw) => {
      const message = trainingMessageSchema.parse(raw);
      const next = waiting.shift();
      if (next === undefined) early.push(message);
      else next(message);
    });
    const answer = () =>
      new Promise<TrainingMessage>((resolve) => {
        const message = early.shift();
        if (message === undefined) waiting.push(resolve);
        else resolve(message);
      });
    const ask = (message: object) => {
      child.send(message);
      return answer();
    };
    return { child, answer, ask };
  }

  it('says that it is ready, obeys, and ends when it is told to', async () => {
    const { child, answer, ask } = start();
    const ready = await answer();
    if (ready.type !== 'ready') throw new Error('not ready');
    const { norce } = ready.stores;
    expect(await ask({ type: 'fault', id: 1, vendor: 'norce', fault: 'down' })).toEqual({
      type: 'done',
      id: 1,
      mails: [],
    });
    await expect(fetch(norce.origin)).rejects.toThrow();
    expect(await ask({ type: 'reset', id: 2 })).toEqual({ type: 'done', id: 2, mails: [] });
    expect((await fetch(norce.origin)).status).toBe(404);
    expect(await ask({ type: 'outbox', id: 3 })).toEqual({ type: 'done', id: 3, mails: [] });
    expect(await ask({ type: 'explode' })).toEqual({ type: 'failed', id: null, problem: 'unknown command' });
    expect(await ask({ type: 'stop', id: 4 })).toEqual({ type: 'done', id: 4, mails: [] });
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });

  it('does not outlive its parent', async () => {
    const { child, answer } = start();
    await answer();
    child.disconnect();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
