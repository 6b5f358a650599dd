import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/shared/lib/clock';

export interface MemoryRedis {
  readonly url: string;
  /** Commands as they arrived, without those of the connection itself. */
  readonly commands: readonly (readonly string[])[];
  close(): Promise<void>;
}

interface Entry {
  value: string;
  expiresAt: number;
}

/** A server that speaks enough of the Redis protocol (RESP2) for the replay store: so the real client is tested over a real wire. */
export async function startMemoryRedis(clock: Clock): Promise<MemoryRedis> {
  const entries = new Map<string, Entry>();
  const commands: string[][] = [];
  const sockets = new Set<Socket>();

  function live(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry !== undefined && entry.expiresAt <= clock.now()) entries.delete(key);
    return entries.get(key);
  }

  function run([name = '', key = '', ...rest]: readonly string[]): string {
    switch (name.toUpperCase()) {
      case 'SET': {
        const [value = '', ex, seconds, nx] = rest;
        if (ex !== 'EX' || nx !== 'NX') return '-ERR syntax error\r\n';
        if (live(key) !== undefined) return '$-1\r\n';
        entries.set(key, { value, expiresAt: clock.now() + Number(seconds) * 1_000 });
        return '+OK\r\n';
      }
      case 'EXISTS':
        return live(key) === undefined ? ':0\r\n' : ':1\r\n';
      case 'DEL':
        return entries.delete(key) ? ':1\r\n' : ':0\r\n';
      case 'ZADD': {
        const [gt, score = '0'] = rest;
        if (gt !== 'GT') return '-ERR syntax error\r\n';
        const known = live(key);
        if (known === undefined) entries.set(key, { value: score, expiresAt: Number.POSITIVE_INFINITY });
        else if (Number(score) > Number(known.value)) known.value = score;
        return known === undefined ? ':1\r\n' : ':0\r\n';
      }
      case 'ZSCORE': {
        const known = live(key);
        return known === undefined ? '$-1\r\n' : `$${known.value.length}\r\n${known.value}\r\n`;
      }
      case 'EXPIRE': {
        const known = live(key);
        if (known !== undefined) known.expiresAt = clock.now() + Number(rest[0]) * 1_000;
        return known === undefined ? ':0\r\n' : ':1\r\n';
      }
      default:
        return '-ERR unknown command\r\n';
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    let pending = Buffer.alloc(0);
    let queued: string[][] | null = null;
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      for (let parsed = readCommand(pending); parsed !== null; parsed = readCommand(pending)) {
        pending = pending.subarray(parsed.end);
        const { command } = parsed;
        const name = command[0]?.toUpperCase() ?? '';
        if (!['INFO', 'CLIENT', 'HELLO', 'QUIT'].includes(name)) commands.push(command);
        if (name === 'MULTI') {
          queued = [];
          socket.write('+OK\r\n');
        } else if (name === 'EXEC') {
          const answers = (queued ?? []).map(run);
          queued = null;
          socket.write(`*${answers.length}\r\n${answers.join('')}`);
        } else if (queued !== null) {
          queued.push(command);
          socket.write('+QUEUED\r\n');
        } else if (name === 'HELLO') socket.write('-NOPROTO unsupported protocol version\r\n');
        else if (name === 'INFO') socket.write('$13\r\nredis_version\r\n');
        else if (name === 'QUIT') socket.end('+OK\r\n');
        else socket.write(run(command));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens on a port answers with an address record.
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    commands,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Reads one array of bulk strings, or null when it is not all there yet. */
function readCommand(bytes: Buffer): { readonly command: string[]; readonly end: number } | null {
  let at = 0;
  const line = (): string | null => {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) return null;
    const text = bytes.toString('utf8', at, end);
    at = end + 2;
    return text;
  };
  const head = line();
  if (head === null) return null;
  const command: string[] = [];
  while (command.length < Number(head.slice(1))) {
    const length = line();
    if (length === null) return null;
    const end = at + Number(length.slice(1));
    if (bytes.length < end + 2) return null;
    command.push(bytes.toString('utf8', at, end));
    at = end + 2;
  }
  return { command, end: at };
}
