import { SignJWT, type JWTHeaderParameters } from 'jose';
import { describe, expect, it } from 'vitest';
import { useStore } from './open-store';

interface Variation {
  readonly claims?: Record<string, unknown>;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly secret?: string;
}

const secret = 'keydesk-sandbox-client-secret-0001';

describe('the log-in entrance of the BigCommerce training store', () => {
  const store = useStore();
  const { storefront, emulator } = store;
  let number = 0;

  function sign({ claims = {}, header = {}, secret: key = secret }: Variation = {}): Promise<string> {
    number += 1;
    return new SignJWT({
      iss: 'kdclient0000000000000000000001',
      iat: Math.floor(emulator().clock.now() / 1000),
      jti: `token-${number}`,
      operation: 'customer_login',
      store_hash: 'kd7demo',
      customer_id: 4101,
      channel_id: 1,
      ...claims,
    })
      .setProtectedHeader({ typ: 'JWT', alg: 'HS256', ...header })
      .sign(new TextEncoder().encode(key));
  }
  const visit = async (token: string) => (await storefront(`/login/token/${token}`)).headers.get('location');
  const refused = '/login.php?notice=invalid-login';

  it('lets a good token in once', async () => {
    const token = await sign();
    expect(await visit(token)).toBe('/account.php');
    expect(await visit(token)).toBe(refused);
  });

  it('leads where the token says, and signs out where it leads to the exit', async () => {
    expect(await visit(await sign({ claims: { redirect_to: '/orders.php' } }))).toBe('/orders.php');
    const out = await storefront(`/login/token/${await sign({ claims: { redirect_to: '/login.php?action=logout' } })}`);
    expect(out.headers.get('set-cookie')).toMatch(/SHOP_SESSION_TOKEN=;/u);
  });

  it.each<[string, Variation]>([
    ['no type in the header', { header: { typ: '' } }],
    ['another algorithm', { header: { alg: 'HS384' }, secret: secret.repeat(2) }],
    ['a stranger', { claims: { iss: 'somebody' } }],
    ['another secret', { secret: 'another-secret-of-some-length-0001' }],
    ['another operation', { claims: { operation: 'logout' } }],
    ['another store', { claims: { store_hash: 'other' } }],
    ['no number of its own', { claims: { jti: '' } }],
    ['a deleted customer', { claims: { customer_id: 4110 } }],
    ['a customer as text', { claims: { customer_id: '4101' } }],
    ['another channel', { claims: { channel_id: 2 } }],
    ['a customer of another channel', { claims: { customer_id: 4103 } }],
    ['another browser’s address', { claims: { request_ip: '203.0.113.7' } }],
    ['another host to go to', { claims: { redirect_to: 'https://evil.test/' } }],
    ['a hidden other host', { claims: { redirect_to: '//evil.test/' } }],
    ['a host behind a backslash', { claims: { redirect_to: '/\\evil.test/' } }],
  ])('refuses %s, with the one sentence for all', async (_, variation) => {
    expect(await visit(await sign(variation))).toBe(refused);
  });

  it.each([
    [-31, refused],
    [-28, '/account.php'],
    [4, '/account.php'],
    [7, refused],
  ])('minds the time: issued %i s from now', async (offsetS, location) => {
    const iat = Math.floor(emulator().clock.now() / 1000) + offsetS;
    expect(await visit(await sign({ claims: { iat } }))).toBe(location);
  });

  it('burns a token on a visit that fails later, as link previews do', async () => {
    const claims = { jti: 'the-same', request_ip: '203.0.113.7' };
    expect(await visit(await sign({ claims }))).toBe(refused);
    expect(await visit(await sign({ claims: { ...claims, request_ip: '127.0.0.1' } }))).toBe(refused);
  });

  it('keeps a parked customer out, and one who must change the password only when told so', async () => {
    expect(await visit(await sign({ claims: { customer_id: 4109 } }))).toBe(refused);
    expect(await visit(await sign({ claims: { customer_id: 4104 } }))).toBe('/account.php');
    emulator().switches['jwtMindsForcedReset'] = true;
    expect(await visit(await sign({ claims: { customer_id: 4104 } }))).toBe(refused);
  });

  it.each(['x', 'a.b.c', `${'a'.repeat(20)}.${'b'.repeat(20)}.`])('refuses what is no token: %s', async (token) => {
    expect(await visit(token)).toBe(refused);
  });
});
