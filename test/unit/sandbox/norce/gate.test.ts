import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { useClient } from './client';

describe('the gate of the Norce training store', () => {
  const client = useClient();

  it.each([
    ['no token', { applicationId: '1042' }, 401],
    ['a wrong token', { authorization: 'Bearer nope', applicationId: '1042' }, 401],
  ])('refuses %s', async (_, headers, status) => {
    expect((await client().call('ListAccountRoles', {}, { headers })).status).toBe(status);
  });

  it('wants the number of an application in either spelling, and lets two of them in', async () => {
    const { emulator, token } = client();
    const bearer = `Bearer ${String(((await token()).json as Record<string, unknown>)['access_token'])}`;
    const status = async (headers: Record<string, string>) =>
      (await client().call('ListAccountRoles', {}, { headers: { authorization: bearer, ...headers } })).status;
    expect(await status({})).toBe(400);
    expect(await status({ applicationid: '1042' })).toBe(200);
    expect(await status({ 'application-id': '1043' })).toBe(200);
    expect(await status({ applicationId: '77' })).toBe(403);
    emulator.switches['foreignApplicationStatus'] = 401;
    expect(await status({ applicationId: '77' })).toBe(401);
  });

  it('lets a token live an hour', async () => {
    const { emulator, call } = client();
    emulator.clock.advance(3_599_000);
    expect((await call('ListAccountRoles')).status).toBe(200);
    emulator.clock.advance(2_000);
    expect((await call('ListAccountRoles')).status).toBe(401);
  });

  it.each([
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ client_id: 'wrong' }, 'invalid_client'],
    [{ scope: 'prod' }, 'invalid_scope'],
    [{ scope: '' }, 'invalid_scope'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
  ])('gives no token for %j', async (form, error) => {
    expect(await client().token(form)).toMatchObject({ status: 400, json: { error } });
  });

  it('gives tokens for the environment it is, with their life', async () => {
    expect((await client().token()).json).toMatchObject({
      expires_in: 3600,
      token_type: 'Bearer',
      scope: 'playground',
    });
  });

  it('grants 23 tokens at once and three a minute', async () => {
    const { emulator, token } = client();
    const statuses: number[] = [];
    for (let count = 0; count < 24; count += 1) statuses.push((await token()).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    emulator.clock.advance(20_000);
    expect([(await token()).status, (await token()).status]).toEqual([200, 429]);
    emulator.switches['tokenLimit'] = false;
    expect((await token()).status).toBe(200);
  });

  it('knows its methods by their verb and letter case', async () => {
    const { call, post } = client();
    expect((await call('UpdateAccountStatus')).status).toBe(405);
    expect((await post('GetCustomer', { id: '900101' })).status).toBe(405);
    expect((await call('getcustomer', { id: '900101' })).status).toBe(404);
    expect((await call('ChangePassword')).status).toBe(404);
  });

  it.each([
    ['500', 500],
    ['401', 401],
    ['429', 429],
  ])('fails the next call with %s, and only that', async (failure, status) => {
    const { emulator, call } = client();
    emulator.switches['failNext'] = failure;
    expect((await call('ListAccountRoles')).status).toBe(status);
    expect((await call('ListAccountRoles')).status).toBe(200);
  });

  it('keeps the next call waiting for ever, if asked to', async () => {
    const { emulator, call } = client();
    emulator.switches['failNext'] = 'timeout';
    await expect(call('ListAccountRoles', {}, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
  });

  it('takes its time, if asked to', async () => {
    const { emulator, call } = client();
    emulator.switches['latencyMs'] = 60;
    const startedAt = performance.now();
    await call('ListAccountRoles');
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });

  it('answers nobody who came by another name than loopback’s', async () => {
    const { port } = new URL(client().emulator.origin);
    const status = await new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port,
        path: '/__sandbox/requests',
        headers: { host: `evil.test:${port}` },
      });
      sent.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(403);
  });
});
