import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port';

export interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real Redis of its own, without persistence; on a free port unless told otherwise. */
export async function startRedis(wantedPort?: number): Promise<RunningRedis> {
  const port = wantedPort ?? (await freePort());
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error('a Redis is needed: apt-get install redis-server (Debian package redis-server)', { cause })),
    );
    server.once('exit', () => reject(new Error('redis-server ended at once')));
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
