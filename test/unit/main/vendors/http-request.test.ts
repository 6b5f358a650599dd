import { describe, expect, it } from 'vitest';
import { createHttpClient, pause, type HttpCall } from '../../../../src/main/vendors/http';
import type { HttpLimits } from '../../../../src/main/vendors/http/limits';
import { createRetryBudget } from '../../../../src/main/vendors/http/retry-budget';
import { failureOf } from '../../../fakes/failure-of';

const origin = 'https://vendor.example';
const clock = { now: () => Date.parse('2027-01-15T08:00:00.000Z') };

/** A client whose transport answers with what it is told and keeps what it was given. */
function bench(answer: () => Response, limits: Partial<HttpLimits> = {}, onCall: () => void = () => undefined) {
  const sent: RequestInit[] = [];
  const client = createHttpClient({
    ...{ vendor: 'norce', origins: [origin], clock, limits, onCall },
    fetch: (_url, init) => {
      sent.push(init ?? {});
      return Promise.resolve(answer());
    },
  });
  const call = (changes: Partial<HttpCall> = {}) =>
    client.call({
      ...{ method: 'GET', route: 'GET /thing', url: `${origin}/thing`, kind: 'read' },
      signal: new AbortController().signal,
      ...changes,
    });
  return { client, call, sent };
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(init?.headers));
}

describe('a request', () => {
  it('asks for JSON unless it asks for something else', async () => {
    const { call, sent } = bench(() => new Response('{}'));
    await call();
    await call({ headers: { accept: 'text/plain' } });
    expect(sent.map((init) => headersOf(init)['accept'])).toEqual(['application/json', 'text/plain']);
  });

  it('carries no cookies, no cache and no address of ours, and follows no redirect unasked', async () => {
    const { call, sent } = bench(() => new Response('{}'));
    await call();
    await call({ redirect: 'manual' });
    expect(sent[0]).toMatchObject({ credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' });
    expect(sent.map(({ redirect }) => redirect)).toEqual(['error', 'manual']);
  });

  it.each([
    ['nothing', undefined, undefined, undefined],
    ['JSON', { json: { a: 'å' } }, '{"a":"å"}', 'application/json'],
    ['a form', { form: { a: 'å b', c: '&' } }, 'a=%C3%A5+b&c=%26', 'application/x-www-form-urlencoded'],
    ['an empty body', { empty: true }, '', 'application/json'],
  ] as const)('carries %s', async (_what, body, text, type) => {
    const { call, sent } = bench(() => new Response('{}'));
    await call({ method: 'POST', kind: 'write', ...(body === undefined ? {} : { body }) });
    expect([sent[0]?.body, headersOf(sent[0])['content-type']]).toEqual([text, type]);
  });

  it('keeps a media type of its own', async () => {
    const { call, sent } = bench(() => new Response('{}'));
    const type = 'application/vnd.api+json';
    await call({ method: 'POST', kind: 'write', headers: { 'content-type': type }, body: { json: {} } });
    expect(headersOf(sent[0])['content-type']).toBe(type);
  });

  it.each([0, 1, 2, 3, 5, 8])('is not sent when its caller leaves %i turns after asking, or is', async (turns) => {
    const { call, sent } = bench(() => new Response('{}'));
    const leaving = new AbortController();
    const answer = failureOf(call({ method: 'POST', kind: 'write', signal: leaving.signal })).catch(() => 'answered');
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    leaving.abort();
    const outcome = await answer;
    // Never "cancelled" for what left: that would call a write undone that may have been done.
    if (sent.length === 0) expect(outcome).toEqual({ code: 'cancelled' });
    else expect(outcome).not.toEqual({ code: 'cancelled' });
  });
});

it('a request is not sent when its caller leaves at the last moment before', async () => {
  const leaving = new AbortController();
  let sent = 0;
  const client = createHttpClient({
    ...{ vendor: 'norce', origins: [origin] },
    fetch: () => {
      sent += 1;
      return Promise.resolve(new Response('{}'));
    },
    // The clock is the last thing that is asked.
    clock: {
      now: () => {
        leaving.abort();
        return 0;
      },
    },
  });
  const { signal } = leaving;
  const call = client.call({ method: 'POST', route: 'POST /thing', url: `${origin}/thing`, kind: 'write', signal });
  expect(await failureOf(call)).toEqual({ code: 'cancelled' });
  expect(sent).toBe(0);
});

describe('the repetitions of a connection', () => {
  it('are ten at once, and one more for every ten successes', () => {
    const budget = createRetryBudget();
    const spent = () => Array.from({ length: 20 }, () => budget.spend()).filter(Boolean).length;
    expect(spent()).toBe(10);
    for (let success = 0; success < 21; success += 1) budget.earn();
    expect(spent()).toBe(2);
    for (let success = 0; success < 1_000; success += 1) budget.earn();
    expect(spent()).toBe(10);
  });
});

describe('an answer', () => {
  it('that is longer than may be is refused', async () => {
    const { call } = bench(() => new Response('x'.repeat(11)), { bodyBytes: 10 });
    expect(await failureOf(call())).toMatchObject({ code: 'vendor-error', cause: 'size' });
  });

  it('without a body is empty text, and no JSON', async () => {
    const { call } = bench(() => new Response(null, { status: 204 }));
    const { text, json } = await call();
    expect(text).toBe('');
    expect(json).toThrow(expect.objectContaining({ failure: expect.objectContaining({ cause: 'empty' }) }));
  });

  it('that tells no time leaves the clock as it was measured', async () => {
    const dates: (string | null)[] = ['Fri, 15 Jan 2027 09:00:00 GMT', null];
    const { client, call } = bench(() => {
      const date = dates.shift() ?? null;
      return new Response('{}', date === null ? {} : { headers: { date } });
    });
    expect(client.clockOffsetMs()).toBeNull();
    await call();
    await call();
    expect(client.clockOffsetMs()).toBe(3_600_500);
  });

  it('of a shop under maintenance says so', async () => {
    const { call } = bench(() => new Response('', { status: 503, headers: { sfdc_maintenance: 'true' } }), {
      backoffBaseMs: 0,
      backoffMinMs: 0,
    });
    expect(await failureOf(call())).toMatchObject({ code: 'unavailable', cause: 'maintenance', status: 503 });
  });
});

describe('a connection', () => {
  it('waits out the pause another call was asked for, when that fits its time', async () => {
    const answers = [new Response('', { status: 429, headers: { 'x-rate-limit-time-reset-ms': '80' } })];
    const { call, sent } = bench(() => answers.shift() ?? new Response('{}'));
    expect(await failureOf(call({ method: 'POST', kind: 'write' }))).toMatchObject({ code: 'rate-limited' });
    // The pause is told by the clock, which stands still here; it must have been waited for all the same.
    const startedAt = performance.now();
    expect((await call()).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(79);
    expect(sent).toHaveLength(2);
  });

  it('hides no mistake of whoever listens to its calls', async () => {
    const bug = new Error('a bug');
    const { call } = bench(
      () => {
        throw new Error('no answer');
      },
      {},
      () => {
        throw bug;
      },
    );
    await expect(call()).rejects.toBe(bug);
  });
});

describe('a pause', () => {
  it('does not begin for somebody who has left', async () => {
    expect(await failureOf(pause(1e9, AbortSignal.abort()))).toEqual({ code: 'cancelled' });
  });

  it('ends as soon as its caller leaves', async () => {
    const leaving = new AbortController();
    const ended = failureOf(pause(1e9, leaving.signal));
    leaving.abort();
    expect(await ended).toEqual({ code: 'cancelled' });
  });
});
