import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { assertNever } from '../../../src/shared/lib/assert-never';
import { cutting, delaying, slicing, throttling, type Downstream } from './downstream';
import { createSeededRandom } from './seed';

/** What goes wrong between the program and a vendor, below HTTP. */
export type Toxic =
  /** Every piece of the answer comes later by `ms`, give or take `jitterMs`. */
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs: number }
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** The answer comes whole, and the vendor's goodbye comes late. */
  | { readonly kind: 'slow-close'; readonly ms: number }
  /** Takes the request, passes nothing on and never answers. */
  | { readonly kind: 'timeout' }
  /** Cuts as soon as the request begins to arrive; the vendor sees nothing. */
  | { readonly kind: 'reset-before' }
  /** Lets the vendor do its work and cuts when it begins to answer. */
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'reset-in-headers' }
  | { readonly kind: 'reset-in-body' }
  /** Passes on this many bytes of the answer, head included, and cuts. */
  | { readonly kind: 'limit'; readonly bytes: number }
  /** The answer in pieces of `bytes`, one every `everyMs`. */
  | { readonly kind: 'slice'; readonly bytes: number; readonly everyMs: number };

export interface Poison {
  readonly toxic: Toxic;
  /** Strikes requests whose first line matches; all when left out. */
  readonly when?: RegExp;
  /** How many requests it strikes; all when left out. */
  readonly times?: number;
}

export interface FaultProxy {
  readonly origin: string;
  readonly port: number;
  readonly seed: number;
  /** First lines of the requests that arrived, and the connection each came by. */
  readonly requests: readonly { readonly line: string; readonly connection: number }[];
  poison(poison: Poison | null): void;
  close(): Promise<void>;
}

/** A TCP proxy on loopback in front of a server on loopback. It understands of HTTP only where a request begins. */
export async function startFaultProxy(targetOrigin: string, seed: number): Promise<FaultProxy> {
  const target = Number(new URL(targetOrigin).port);
  const random = createSeededRandom(seed);
  const requests: { line: string; connection: number }[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  let current: { readonly poison: Poison; left: number } | null = null;

  function toxicFor(line: string): Toxic | null {
    if (current === null || current.left <= 0 || current.poison.when?.test(line) === false) return null;
    current.left -= 1;
    return current.poison.toxic;
  }

  function serve(client: Socket): void {
    const connection = (connections += 1);
    const vendor = connect(target, '127.0.0.1');
    let toxic: Toxic | null = null;
    let down: Downstream = plain(client);
    for (const socket of [client, vendor]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => open.delete(socket));
    }
    client.on('data', (chunk) => {
      const line = firstLine(chunk);
      if (line !== null) {
        requests.push({ line, connection });
        toxic = toxicFor(line);
        down = downstream(toxic, client, random.next);
      }
      if (toxic?.kind === 'reset-before') client.resetAndDestroy();
      else if (toxic?.kind !== 'timeout') vendor.write(line === null ? chunk : addressedTo(target, chunk));
    });
    vendor.on('data', (chunk) => down.write(chunk));
    vendor.once('end', () => down.end());
    vendor.once('close', () => down.end());
    client.once('close', () => vendor.destroy());
  }

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    seed,
    requests,
    poison: (poison) => {
      current = poison === null ? null : { poison, left: poison.times ?? Number.POSITIVE_INFINITY };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Training stores answer only to their own address, and the program knows the proxy's. */
function addressedTo(port: number, chunk: Buffer): Buffer {
  const text = chunk.toString('latin1');
  return Buffer.from(text.replace(/^(host: [\w.]+:)\d+/imu, `$1${String(port)}`), 'latin1');
}

function firstLine(chunk: Buffer): string | null {
  return (
    /^(?:GET|POST|PUT|PATCH|DELETE|HEAD) \S+ HTTP\/1\.1/u.exec(chunk.subarray(0, 4_096).toString('latin1'))?.[0] ?? null
  );
}

function plain(client: Socket): Downstream {
  return { write: (chunk) => void client.write(chunk), end: () => void client.end() };
}

function downstream(toxic: Toxic | null, client: Socket, random: () => number): Downstream {
  const through = plain(client);
  if (toxic === null) return through;
  switch (toxic.kind) {
    case 'timeout':
    case 'reset-before':
      return { write: () => undefined, end: () => undefined };
    case 'reset-after':
      return cutting(client, () => 0);
    case 'reset-in-headers':
      return cutting(client, (head) => Math.floor(head / 2));
    case 'reset-in-body':
      return cutting(client, (head) => head + 1);
    case 'limit':
      return cutting(client, () => toxic.bytes);
    case 'latency':
      return delaying(through, () => Math.max(0, toxic.ms + (random() * 2 - 1) * toxic.jitterMs), true);
    case 'slow-close':
      return delaying(through, () => toxic.ms, false);
    case 'bandwidth':
      return throttling(through, toxic.bytesPerSecond);
    case 'slice':
      return slicing(through, toxic.bytes, toxic.everyMs);
    default:
      return assertNever(toxic);
  }
}
