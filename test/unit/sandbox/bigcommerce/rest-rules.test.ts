import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { useStore } from './open-store';

const readOnly = 'kd-training-token-read-only';
const item = (number: number) => ({ email: `n${number}@example.test`, first_name: 'N', last_name: 'N' });

describe('the REST API of the BigCommerce training store', () => {
  const store = useStore();
  const { call } = store;

  it.each([
    ['no token', 'GET /v3/customers', { token: '' }, 401],
    ['a token nobody gave out', 'GET /v3/customers', { token: 'wrong' }, 401],
    ['a wrong token and a wrong store', 'GET /stores/other/v3/customers', { token: 'wrong' }, 401],
    ['another store’s hash', 'GET /stores/other/v3/customers', {}, 403],
    ['another store’s token', 'GET /v3/customers', { token: 'kd-training-token-other-store' }, 403],
    ['a write with a token for reading', 'PUT /v3/customers', { token: readOnly, text: '{' }, 403],
    ['a path that is not there', 'GET /v3/nothing', {}, 404],
    ['a customer by path, which V3 does not have', 'GET /v3/customers/4102', {}, 404],
    ['a verb that is not there', 'POST /v3/customers/settings/channels/1', { body: {} }, 405],
    [
      'a media type it does not take',
      'PUT /v3/customers',
      { text: '[]', headers: { 'content-type': 'text/plain' } },
      415,
    ],
    ['a media type it does not give', 'GET /v3/customers', { headers: { accept: 'text/html' } }, 406],
    ['broken JSON', 'PUT /v3/customers', { text: '[{' }, 400],
    ['an object instead of a list', 'PUT /v3/customers', { body: { id: 1 } }, 422],
    ['eleven at once', 'POST /v3/customers', { body: Array.from({ length: 11 }, (_, n) => item(n)) }, 413],
  ] as const)('refuses %s', async (_, route, options, status) => {
    expect((await call(route, options)).status).toBe(status);
  });

  it('speaks of errors as V3 does', async () => {
    expect((await call('GET /v3/customers?foo=1')).body).toEqual({
      status: 422,
      title: 'The filter(s): foo are not valid filter parameter(s).',
      type: expect.stringContaining('https://'),
      errors: {},
    });
    expect((await call('GET /v3/customers?id:in=hello')).body).toMatchObject({
      title: 'Query parameter "id:in" value may contain only integer values. For input string: "hello".',
    });
    expect((await call('PUT /v3/customers', { body: [{ first_name: 'X' }] })).body).toMatchObject({
      title: 'JSON data is missing or invalid',
      errors: { id: 'error.path.missing' },
    });
    expect((await call('PUT /v3/customers', { body: [{ id: 4102, notes: 5 }] })).body).toMatchObject({
      errors: { '0.notes': 'error.expected.jsstring' },
    });
    expect((await call('PUT /v3/customers', { body: [{ id: 1, notes: 'x' }] })).body).toMatchObject({
      status: 422,
      title: 'Update customers failed.',
      errors: { '0.id': 'invalid customer ID' },
    });
    expect((await call('PUT /v3/customers', { text: '[{' })).body).toMatchObject({
      title: 'Input is invalid',
      detail: 'Syntax error',
    });
  });

  it('and as V2 does', async () => {
    expect(await call('GET /v2/customers?email=nobody@example.test')).toMatchObject({ status: 204, body: '' });
    expect((await call('GET /v2/customers?id=5')).body).toEqual([
      { status: 400, message: "The field 'id' is not supported by this resource." },
    ]);
    expect((await call('GET /v2/customers/999')).body).toEqual([
      { status: 404, message: 'The requested resource was not found.' },
    ]);
    expect((await call('PUT /v2/customers/4102', { body: { force_reset: true } })).body).toEqual([
      { status: 400, message: "The field 'force_reset' is not supported by this resource." },
    ]);
  });

  it('counts requests and says how many are left, then refuses until the window is over', async () => {
    const { switches, clock } = store.emulator();
    switches['quotaRequests'] = 2;
    const first = await call('GET /v2/time');
    expect(first.headers.get('x-rate-limit-requests-left')).toBe('1');
    expect(first.headers.get('x-rate-limit-requests-quota')).toBe('2');
    await call('GET /v2/time');
    const third = await call('GET /v2/time');
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('x-rate-limit-time-reset-ms'))).toBeGreaterThan(28_000);
    clock.advance(30_000);
    expect((await call('GET /v2/time')).status).toBe(200);
  });

  it('leaves the headers out when it plays an overloaded platform', async () => {
    Object.assign(store.emulator().switches, { quotaRequests: 0, rateHeaders: false });
    const answer = await call('GET /v2/time');
    expect(answer.status).toBe(429);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('x-rate'))).toEqual([]);
  });

  it('is closed in maintenance', async () => {
    store.emulator().switches['storeStatus'] = 'maintenance';
    expect((await call('GET /v2/time')).status).toBe(503);
  });

  it('dates its answers by its own clock', async () => {
    store.emulator().clock.set(Date.UTC(2030, 0, 1));
    const answer = await call('GET /v2/time');
    expect(answer.headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
    expect(answer.body).toEqual({ time: Date.UTC(2030, 0, 1) / 1000 });
  });

  it('answers loopback names only', async () => {
    const { port } = new URL(store.emulator().origin);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/login.php', headers: { host: 'shop.evil.test' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('goes back to the fixtures on reset, and keeps its address', async () => {
    const { emulator } = store;
    const id = emulator().seed({ email: 'ada@example.test' });
    emulator().switches['storeStatus'] = 'maintenance';
    emulator().clock.advance(1_000_000);
    emulator().reset();
    expect(emulator().peek(id)).toBeNull();
    expect(emulator().switches['storeStatus']).toBe('live');
    expect((await call('GET /v2/time')).status).toBe(200);
    expect(emulator().peek('4101')?.email).toBe('maja@example.test');
  });

  it('says in seconds when to come back, where a 429 comes with that', async () => {
    store.emulator().switches['quotaRequests'] = 0;
    expect((await call('GET /v2/time')).headers.get('x-retry-after')).toBeNull();
    store.emulator().switches['retryAfterSeconds'] = 7;
    const answer = await call('GET /v2/time');
    expect([answer.status, answer.headers.get('x-retry-after')]).toEqual([429, '7']);
  });
});
