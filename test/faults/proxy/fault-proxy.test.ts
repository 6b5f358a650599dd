import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answering, startVendorServer, type VendorServer } from '../http/vendor-server';
import { startFaultProxy, type FaultProxy, type Toxic } from './fault-proxy';
import { createSeededRandom, seedOfThisTest } from './seed';

const body = JSON.stringify({ text: 'x'.repeat(180) });

let server: VendorServer;
let proxy: FaultProxy;

beforeEach(async () => {
  server = await startVendorServer();
  // With its length in the head, so that the body comes as it is and not in chunks.
  server.behave(answering(200, body, { 'content-length': String(body.length) }));
  proxy = await startFaultProxy(server.origin, seedOfThisTest());
});
afterEach(async () => {
  await proxy.close();
  await server.close();
});

interface Received {
  readonly bytes: Buffer;
  /** How many pieces the answer came in. */
  readonly pieces: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly endAtMs: number;
  readonly ended: 'closed' | 'reset' | 'silent';
}

/** One request over a bare socket, and what came back until the connection ended or the patience did. */
function exchange(patienceMs = 400, close = true): Promise<Received> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const chunks: Buffer[] = [];
    const seen = { first: 0, last: 0 };
    const now = (): number => performance.now() - startedAt;
    const socket = connect(proxy.port, '127.0.0.1', () => {
      socket.write(`GET /thing HTTP/1.1\r\nhost: x\r\n${close ? 'connection: close\r\n' : ''}\r\n`);
    });
    const done = (ended: Received['ended']): void => {
      clearTimeout(timer);
      socket.destroy();
      const bytes = Buffer.concat(chunks);
      const pieces = chunks.length;
      resolve({ bytes, pieces, firstAtMs: seen.first, lastAtMs: seen.last, endAtMs: now(), ended });
    };
    const timer = setTimeout(() => done('silent'), patienceMs);
    socket.on('data', (chunk) => {
      seen.first ||= now();
      seen.last = now();
      chunks.push(chunk);
    });
    socket.once('end', () => done('closed'));
    socket.once('error', () => done('reset'));
  });
}

const strike = (toxic: Toxic): void => proxy.poison({ toxic });

describe('the fault proxy', () => {
  it('passes everything on when nothing is wrong', async () => {
    const answer = await exchange();
    expect(answer.ended).toBe('closed');
    expect(answer.bytes.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/u);
    expect(answer.bytes.toString().endsWith(body)).toBe(true);
    expect(proxy.requests).toEqual([{ line: 'GET /thing HTTP/1.1', connection: 1 }]);
  });

  it('[FT-01] is late, and by how much the seed decides', async () => {
    strike({ kind: 'latency', ms: 80, jitterMs: 40 });
    const answer = await exchange();
    expect(answer.firstAtMs).toBeGreaterThanOrEqual(39);
    expect(answer.bytes.toString().endsWith(body)).toBe(true);
  });

  it('[FT-02] is slow', async () => {
    strike({ kind: 'bandwidth', bytesPerSecond: 2_000 });
    const answer = await exchange(2_000);
    expect(answer.bytes.toString().endsWith(body)).toBe(true);
    expect(answer.lastAtMs).toBeGreaterThan((answer.bytes.length / 2_000) * 800);
  });

  it('[FT-03] closes late', async () => {
    strike({ kind: 'slow-close', ms: 150 });
    const answer = await exchange();
    expect(answer.bytes.toString().endsWith(body)).toBe(true);
    expect(answer.endAtMs - answer.lastAtMs).toBeGreaterThan(100);
  });

  it('[FT-04] swallows the request', async () => {
    strike({ kind: 'timeout' });
    expect(await exchange(120)).toMatchObject({ ended: 'silent', pieces: 0 });
    expect(server.seen).toHaveLength(0);
  });

  it('[FT-05] resets before the vendor reads the request', async () => {
    strike({ kind: 'reset-before' });
    expect(await exchange()).toMatchObject({ ended: 'reset', pieces: 0 });
    expect(server.seen).toHaveLength(0);
  });

  it('[FT-06] resets after the vendor read the request', async () => {
    strike({ kind: 'reset-after' });
    expect(await exchange()).toMatchObject({ ended: 'reset', pieces: 0 });
    expect(server.seen).toHaveLength(1);
  });

  it('[FT-07] resets inside the head', async () => {
    strike({ kind: 'reset-in-headers' });
    const answer = await exchange();
    expect(answer.ended).toBe('reset');
    expect(answer.bytes.toString()).toMatch(/^HTTP\/1\.1 200/u);
    expect(answer.bytes.includes('\r\n\r\n')).toBe(false);
  });

  it('[FT-08] resets inside the body', async () => {
    strike({ kind: 'reset-in-body' });
    const answer = await exchange();
    expect(answer.ended).toBe('reset');
    expect(answer.bytes.toString().endsWith('\r\n\r\n{')).toBe(true);
  });

  it.each([1, 17, 200])('[FT-09] passes %i bytes and not one more', async (bytes) => {
    strike({ kind: 'limit', bytes });
    expect((await exchange()).bytes).toHaveLength(bytes);
  });

  it('[FT-10] hands out single bytes', async () => {
    strike({ kind: 'slice', bytes: 1, everyMs: 1 });
    const answer = await exchange(3_000);
    expect(answer.bytes.toString().endsWith(body)).toBe(true);
    expect(answer.pieces).toBeGreaterThan(20);
  });

  it('strikes the requests it is told to, as often as it is told to', async () => {
    proxy.poison({ toxic: { kind: 'reset-before' }, when: /\/other/u });
    expect((await exchange()).ended).toBe('closed');
    proxy.poison({ toxic: { kind: 'reset-before' }, when: /\/thing/u, times: 1 });
    expect((await exchange()).ended).toBe('reset');
    expect((await exchange()).ended).toBe('closed');
  });

  it('draws the same numbers for the same seed', () => {
    const draw = (seed: number): readonly number[] => {
      const random = createSeededRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).every((number) => number >= 0 && number < 1)).toBe(true);
  });
});
