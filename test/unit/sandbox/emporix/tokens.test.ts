import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientWith, serviceClient, shopperToken, storefrontClient } from '../../../conformance/emporix/raw';
import { useEmporix } from './open';

const emulator = useEmporix();
const fault = (errorcode: string) => ({ fault: { faultstring: expect.any(String), detail: { errorcode } } });
const search = (client: Awaited<ReturnType<typeof serviceClient>>) =>
  client.call('POST', '/customer/{tenant}/customers/search', { q: 'active:true' });

describe('tokens of the training store', () => {
  it('are kept apart by kind', async () => {
    const service = await serviceClient(emulator());
    const storefront = await storefrontClient(emulator());
    const login = { email: 'maja@example.test', password: 'Maja-pass-1' };
    expect((await service.call('POST', '/customer/{tenant}/login', login)).status).toBe(403);
    expect((await search(storefront)).status).toBe(403);
    expect((await storefront.call('POST', '/customer/{tenant}/login', login)).status).toBe(200);
  });

  it('are refused in the gateway’s words when missing, unknown or expired', async () => {
    const unknown = await search(clientWith(emulator(), 'nobody'));
    expect([unknown.status, await unknown.json()]).toEqual([401, fault('oauth.v2.InvalidAccessToken')]);
    const missing = await fetch(`${emulator().origin}/customer/keydeskshop/customers`);
    expect([missing.status, await missing.json()]).toEqual([401, fault('oauth.v2.InvalidAccessToken')]);
    const service = await serviceClient(emulator());
    emulator().clock.advance(14_399_000);
    const expired = await search(service);
    expect([expired.status, await expired.json()]).toEqual([401, fault('keymanagement.service.access_token_expired')]);
  });

  it('open one tenant only', async () => {
    const service = await serviceClient(emulator());
    const answer = await service.call('GET', '/customer/othershop/customers');
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ type: 'bad_request' })]);
  });

  it('need the scope of the call', async () => {
    const reader = await serviceClient(emulator(), 'keydesk-reader');
    expect((await search(reader)).status).toBe(200);
    const answer = await reader.call('PATCH', '/customer/{tenant}/customers/40718851', { active: false });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ type: 'Forbidden', message: 'User not authorized.' }),
    ]);
    expect(emulator().peek('40718851')?.writes).toBe(0);
  });

  it('are renewed by their refresh token, which is good once', async () => {
    const { origin, connection } = emulator();
    const query = (more: Record<string, string>) =>
      new URLSearchParams({
        tenant: 'keydeskshop',
        client_id: String(connection.secrets['storefrontClientId']),
        ...more,
      }).toString();
    const first = (await (await fetch(`${origin}/customerlogin/auth/anonymous/login?${query({})}`)).json()) as Record<
      string,
      string
    >;
    const refresh = () =>
      fetch(`${origin}/customerlogin/auth/anonymous/refresh?${query({ refresh_token: first['refresh_token'] ?? '' })}`);
    const second = (await (await refresh()).json()) as Record<string, string>;
    expect(second['sessionId']).toBe(first['sessionId']);
    expect(second['access_token']).not.toBe(first['access_token']);
    expect((await refresh()).status).toBe(401);
  });

  it('of a shopper show the own profile, and are renewed without a saas token', async () => {
    const storefront = await storefrontClient(emulator());
    const session = (await (
      await storefront.call('POST', '/customer/{tenant}/login', { email: 'MAJA@example.test', password: 'Maja-pass-1' })
    ).json()) as Record<string, string>;
    expect(session['saas_token']).toEqual(expect.any(String));
    const shopper = clientWith(emulator(), session['access_token'] ?? '');
    expect(await (await shopper.call('GET', '/customer/{tenant}/me')).json()).toMatchObject({
      customerNumber: '40718851',
    });
    const path = `/customer/{tenant}/refreshauthtoken?refreshToken=${session['refresh_token'] ?? ''}`;
    const renewed = (await (await storefront.call('GET', path)).json()) as Record<string, string>;
    expect(renewed['saas_token']).toBeUndefined();
    expect((await shopper.call('GET', '/customer/{tenant}/me')).status).toBe(401);
    expect(
      (await clientWith(emulator(), renewed['access_token'] ?? '').call('GET', '/customer/{tenant}/me')).status,
    ).toBe(200);
  });

  it('end with the customer', async () => {
    const token = await shopperToken(emulator(), 'maja@example.test', 'Maja-pass-1');
    const admin = await serviceClient(emulator());
    await admin.call('DELETE', '/customer/{tenant}/customers/40718851');
    expect((await clientWith(emulator(), token).call('GET', '/customer/{tenant}/me')).status).toBe(401);
  });

  it('are for nobody who calls the store by another name', async () => {
    const { port } = new URL(emulator().origin);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/oauth/token', method: 'POST', headers: { host: `evil.test:${port}` } })
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it.each([
    [1, '1'],
    [0, null],
  ])('are throttled with Retry-After %s', async (retryAfterSeconds, header) => {
    const service = await serviceClient(emulator());
    emulator().clock.set(Date.parse('2026-06-01T00:00:00.000Z'));
    Object.assign(emulator().switches, { rateLimit: 1, retryAfterSeconds });
    await search(service);
    const answer = await search(service);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, header]);
  });
});
