import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpCall, type HttpClient } from '../../../src/main/vendors/http';
import type { CallKind } from '../../../src/main/vendors/http/limits';
import type { CallRecord } from '../../../src/main/vendors/port';
import { isKeydeskError, type Failure } from '../../../src/shared/domain/failure';
import { answering, inTurn, startVendorServer, type VendorServer } from './vendor-server';

const limits = {
  firstByteMs: { lookup: 200, read: 200, token: 200, write: 200, once: 200 },
  deadlineMs: { lookup: 800, read: 800, token: 800, write: 1_000, once: 1_000 },
  betweenChunksMs: 150,
  attemptMs: 500,
  backoffBaseMs: 5,
  backoffMinMs: 1,
  backoffMaxMs: 10,
};
const clock = { now: () => Date.now() };

let server: VendorServer;
let client: HttpClient;
let records: CallRecord[];

beforeEach(async () => {
  server = await startVendorServer();
  records = [];
  client = createHttpClient({
    vendor: 'norce',
    origins: [server.origin],
    fetch,
    clock,
    limits,
    onCall: (call) => records.push(call),
  });
});
afterEach(() => server.close());

function request(kind: CallKind, changes: Partial<HttpCall> = {}): HttpCall {
  const method = kind === 'write' || kind === 'once' ? 'POST' : 'GET';
  return {
    method,
    route: `${method} /thing/{id}`,
    url: `${server.origin}/thing/7`,
    kind,
    signal: new AbortController().signal,
    ...changes,
  };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error: unknown = await work.then(
    () => 'resolved',
    (reason: unknown) => reason,
  );
  if (isKeydeskError(error)) return error.failure;
  throw new Error(`no failure of the program: ${String(error)}`);
}

describe('reads', () => {
  it.each([408, 429, 500, 502, 503, 504])('[FT-23] are repeated after %i and then answered', async (status) => {
    server.behave(inTurn(answering(status), answering(200, { ok: 1 })));
    expect((await client.call(request('read'))).json()).toEqual({ ok: 1 });
    expect(server.seen).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 422])('[FT-21] are not repeated after %i, which is an answer', async (status) => {
    server.behave(answering(status));
    expect((await client.call(request('read'))).status).toBe(status);
    expect(server.seen).toHaveLength(1);
  });

  it('[FT-04] time out, three times at most', async () => {
    server.behave(() => undefined);
    expect(await failureOf(client.call(request('lookup')))).toEqual({ code: 'timeout' });
    expect(server.seen.length).toBeLessThanOrEqual(3);
  });

  it('[FT-06] are repeated after a reset', async () => {
    server.behave(inTurn((incoming) => incoming.socket.resetAndDestroy(), answering(200)));
    expect((await client.call(request('read'))).status).toBe(200);
  });

  it('[FT-13] say at once that the port is closed', async () => {
    await server.close();
    expect(await failureOf(client.call(request('read')))).toEqual({ code: 'offline', cause: 'refused' });
  });

  it('[FT-14] say that the name does not resolve', async () => {
    const lost = createHttpClient({ vendor: 'norce', origins: ['http://nowhere.invalid'], fetch, clock, limits });
    expect(await failureOf(lost.call(request('read', { url: 'http://nowhere.invalid/' })))).toEqual({
      code: 'offline',
      cause: 'dns',
    });
  });

  it('[FT-26] do not follow a redirect', async () => {
    server.behave(answering(302, '', { location: 'http://127.0.0.1:1/elsewhere' }));
    expect(await failureOf(client.call(request('read')))).toMatchObject({ code: 'vendor-error', cause: 'redirect' });
    expect(server.seen).toHaveLength(1);
  });

  it('hand back the redirect where it is the answer', async () => {
    server.behave(answering(303, '', { location: 'http://127.0.0.1:1/callback?code=1' }));
    const answer = await client.call(request('read', { redirect: 'manual' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://127.0.0.1:1/callback?code=1']);
  });
});

describe('the body of an answer', () => {
  it('[FT-33][SC-34] is refused beyond 5 MiB', async () => {
    server.behave(answering(200, `"${'x'.repeat(5 * 1024 * 1024)}"`));
    expect(await failureOf(client.call(request('read')))).toMatchObject({ code: 'vendor-error', cause: 'size' });
  });

  it('[FT-32][SC-34] is measured after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, 'x'));
    server.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bomb);
    });
    expect(await failureOf(client.call(request('read')))).toMatchObject({ code: 'vendor-error', cause: 'size' });
  });

  it('[FT-29][BI-04] is refused when it is not UTF-8', async () => {
    server.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.from([0x22, 0xc3, 0x28, 0x22]));
    });
    expect(await failureOf(client.call(request('read')))).toMatchObject({ code: 'vendor-error', cause: 'encoding' });
  });

  it('[FT-28][FT-30] is refused as JSON when it says it is HTML, and not a word of it is repeated', async () => {
    server.behave(answering(200, '<p>CANARY-HTML</p>', { 'content-type': 'text/html' }));
    const answer = await client.call(request('read'));
    const failure = await failureOf(Promise.resolve().then(() => answer.json()));
    expect(failure).toMatchObject({ code: 'vendor-error', cause: 'media-type' });
    expect(JSON.stringify(failure)).not.toContain('CANARY');
  });

  it('[FT-29][SC-34] is refused when it is cut, without the words of the parser', async () => {
    server.behave(answering(200, '{"name":"CANARY-JSON'));
    const answer = await client.call(request('read'));
    const failure = await failureOf(Promise.resolve().then(() => answer.json()));
    expect(failure).toEqual({ code: 'vendor-error', cause: 'json', path: null, status: 200 });
  });

  it('[BI-05][SC-34] is refused when it is nested too deeply', async () => {
    server.behave(answering(200, '['.repeat(65) + ']'.repeat(65)));
    const answer = await client.call(request('read'));
    expect(await failureOf(Promise.resolve().then(() => answer.json()))).toMatchObject({
      code: 'vendor-error',
      cause: 'size',
    });
  });

  it('[FT-11] that drips is ended by the limit of the whole attempt', async () => {
    server.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 40);
      response.once('close', () => clearInterval(timer));
    });
    const startedAt = performance.now();
    expect(await failureOf(client.call(request('write')))).toEqual({ code: 'unknown-outcome' });
    expect(performance.now() - startedAt).toBeLessThan(900);
  });

  it('[FT-08] that breaks off is not taken for whole', async () => {
    server.behave((incoming, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"a":1', () => incoming.socket.destroy());
    });
    expect(await failureOf(client.call(request('read')))).toMatchObject({ code: 'unavailable', cause: 'reset' });
  });
});

describe('writes', () => {
  it.each([
    ['[FT-24] 500', answering(500)],
    ['502', answering(502)],
    ['504', answering(504)],
    ['503 without a time', answering(503)],
  ])('are sent once and end as unknown after %s', async (_, behaviour) => {
    server.behave(behaviour);
    expect(await failureOf(client.call(request('write')))).toEqual({ code: 'unknown-outcome' });
    expect(server.seen).toHaveLength(1);
  });

  it('are certainly not done after a 503 that says when to come back', async () => {
    server.behave(answering(503, {}, { 'retry-after': '20' }));
    expect(await failureOf(client.call(request('write')))).toMatchObject({ code: 'unavailable', status: 503 });
    expect(server.seen).toHaveLength(1);
  });

  it.each(['write', 'once'] as const)('[FT-06] of kind %s are sent once when the connection is reset', async (kind) => {
    server.behave((incoming) => incoming.socket.resetAndDestroy());
    expect(await failureOf(client.call(request(kind)))).toEqual({ code: 'unknown-outcome' });
    expect(server.seen).toHaveLength(1);
  });

  it('[FT-04] without an answer end as unknown', async () => {
    server.behave(() => undefined);
    expect(await failureOf(client.call(request('write')))).toEqual({ code: 'unknown-outcome' });
    expect(server.seen).toHaveLength(1);
  });

  it('[FT-13] that never left are reported with their cause', async () => {
    await server.close();
    expect(await failureOf(client.call(request('write')))).toEqual({ code: 'offline', cause: 'refused' });
  });

  it('cancelled before they left are cancelled, cancelled on the way are unknown', async () => {
    const early = new AbortController();
    early.abort();
    expect(await failureOf(client.call(request('write', { signal: early.signal })))).toEqual({ code: 'cancelled' });
    const late = new AbortController();
    server.behave(() => setTimeout(() => late.abort(), 20));
    expect(await failureOf(client.call(request('write', { signal: late.signal })))).toEqual({
      code: 'unknown-outcome',
    });
  });

  it('of kind once take the connection of their own', async () => {
    const taken: string[] = [];
    const apart = createHttpClient({
      vendor: 'norce',
      origins: [server.origin],
      fetch,
      fetchOnce: (...args) => {
        taken.push('apart');
        return fetch(...args);
      },
      clock,
    });
    await apart.call(request('once'));
    await apart.call(request('write'));
    expect(taken).toEqual(['apart']);
  });
});

describe('a vendor that asks to be left alone', () => {
  it('[FT-22] is not asked again before its time, by any call of the connection', async () => {
    server.behave(answering(429, {}, { 'retry-after': '30' }));
    const failure = await failureOf(client.call(request('read')));
    expect(failure.code).toBe('rate-limited');
    const retryAt = failure.code === 'rate-limited' ? Date.parse(failure.retryAt ?? '') : 0;
    expect(Math.abs(retryAt - Date.now() - 30_000)).toBeLessThan(1_500);
    expect(await failureOf(client.call(request('write')))).toMatchObject({ code: 'rate-limited' });
    expect(server.seen).toHaveLength(1);
  });

  it('[FT-22] is waited for when that fits the time', async () => {
    server.behave(inTurn(answering(429, {}, { 'x-rate-limit-time-reset-ms': '60' }), answering(200)));
    const startedAt = performance.now();
    expect((await client.call(request('read'))).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  });
});

describe('a vendor that is down', () => {
  it('is asked at most 1,100 times by 1,000 calls', async () => {
    server.behave(answering(500));
    const codes = new Set<string>();
    for (let call = 0; call < 1_000; call += 1) codes.add((await failureOf(client.call(request('read')))).code);
    expect([...codes]).toEqual(['unavailable']);
    expect(server.seen.length).toBeLessThanOrEqual(1_100);
    expect(await failureOf(client.call(request('read')))).toMatchObject({
      cause: 'breaker',
      retryAt: expect.stringMatching(/Z$/u),
    });
  });

  it('is not left alone because of 4xx or 429', async () => {
    server.behave(answering(404));
    for (let call = 0; call < 30; call += 1) expect((await client.call(request('read'))).status).toBe(404);
  });
});

describe('many calls at once', () => {
  it('go out four at a time, writes two at a time', async () => {
    let open = 0;
    let most = 0;
    server.behave((_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('{}');
      }, 30);
    });
    await Promise.all(Array.from({ length: 12 }, () => client.call(request('read'))));
    expect(most).toBe(4);
    most = 0;
    await Promise.all(Array.from({ length: 6 }, () => client.call(request('write'))));
    expect(most).toBe(2);
  });

  it('are refused beyond a queue of fifty', async () => {
    server.behave((_, response) => setTimeout(() => response.end('{}'), 5));
    const outcomes = await Promise.allSettled(Array.from({ length: 70 }, () => client.call(request('read'))));
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(16);
  });
});

describe('where requests may go and what they say', () => {
  it('[SC-20][SC-30] refuses another origin before a byte leaves', async () => {
    expect(await failureOf(client.call(request('read', { url: 'http://127.0.0.1:9/thing' })))).toMatchObject({
      code: 'misconfigured',
      cause: 'origin',
    });
    expect(server.seen).toEqual([]);
  });

  it('[SC-35] records the route and never the address', async () => {
    await client.call(request('read', { url: `${server.origin}/thing/CANARY?password=CANARY` }));
    expect(records).toEqual([
      expect.objectContaining({ route: 'GET /thing/{id}', status: 200, failure: null, attempt: 1 }),
    ]);
    expect(JSON.stringify(records)).not.toContain('CANARY');
  });

  it('[FT-37] measures the clock of the vendor by its Date header', async () => {
    server.behave(answering(200, {}, { date: new Date(Date.now() - 3_600_000).toUTCString() }));
    await client.call(request('read'));
    expect(Math.abs((client.clockOffsetMs() ?? 0) + 3_600_000)).toBeLessThan(1_500);
  });
});
