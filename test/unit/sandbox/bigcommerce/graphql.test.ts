import { beforeEach, describe, expect, it } from 'vitest';
import { useStore, type OpenStore } from './open-store';

const requestReset = (email: string) =>
  `mutation { customer { requestResetPassword(input: { email: "${email}" }) { errors { __typename } } } }`;
const login = (email: string, password: string) =>
  `mutation { login(email: "${email}", password: "${password}") { customer { entityId } customerAccessToken { value } } }`;

async function tokenOf(store: OpenStore, kind: 'private' | 'customer-impersonation', scopes: string[] = []) {
  const answer = await store.call(`POST /v3/storefront/api-token-${kind}`, {
    body: {
      channel_id: 1,
      expires_at: Math.floor(store.emulator().clock.now() / 1000) + 600,
      ...(kind === 'private' ? { scopes } : {}),
    },
  });
  return (answer.body as { data: { token: string } }).data.token;
}

describe('the storefront GraphQL of the BigCommerce training store', () => {
  const store = useStore();
  const { graphql, emulator, call } = store;
  let token = '';
  beforeEach(async () => {
    token = await tokenOf(store, 'customer-impersonation');
  });

  it('mails a reset to who is known, and answers the same for who is not', async () => {
    const known = await graphql(requestReset('maja@example.test'), token);
    const unknown = await graphql(requestReset('nobody@example.test'), token);
    expect(known.body).toEqual({ data: { customer: { requestResetPassword: { errors: [] } } } });
    expect(unknown.body).toEqual(known.body);
    expect(
      emulator()
        .outbox.all()
        .map((mail) => mail.to),
    ).toEqual(['maja@example.test']);
    expect((await graphql(requestReset('not-an-address'), token)).body).toMatchObject({
      data: { customer: { requestResetPassword: { errors: [{ __typename: 'ValidationError' }] } } },
    });
  });

  it('leads the link to the page that was asked for', async () => {
    const query = `mutation { customer { requestResetPassword(input: { email: "maja@example.test", path: "/new?x=1" }) { errors { __typename } } } }`;
    await graphql(query, token);
    expect(emulator().outbox.all()[0]?.link).toMatch(/\/new\?x=1&c=4101&t=/u);
  });

  it('refuses missing, made-up and expired tokens with 401', async () => {
    expect((await graphql(requestReset('maja@example.test'), '')).status).toBe(401);
    expect((await graphql(requestReset('maja@example.test'), 'made-up')).status).toBe(401);
    emulator().clock.advance(601_000);
    expect(await graphql(requestReset('maja@example.test'), token)).toMatchObject({
      status: 401,
      body: { errors: [{ message: 'JWT is expired' }] },
    });
    expect(emulator().outbox.all()).toEqual([]);
  });

  it('wants a captcha where the store has one, but not from an impersonation token', async () => {
    emulator().switches['captcha'] = true;
    const scoped = await tokenOf(store, 'private', ['Unauthenticated']);
    expect(JSON.stringify((await graphql(requestReset('maja@example.test'), scoped)).body)).toContain(
      'ValidationError',
    );
    expect(emulator().outbox.all()).toEqual([]);
    await graphql(requestReset('maja@example.test'), token);
    expect(emulator().outbox.all()).toHaveLength(1);
  });

  it('minds the scopes of a private token', async () => {
    const scoped = await tokenOf(store, 'private', ['Customer']);
    expect((await graphql(login('maja@example.test', 'Maja-pass-1'), scoped)).body).toMatchObject({
      errors: [{ extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' } }],
    });
  });

  it('checks what is asked against its schema', async () => {
    expect((await graphql('mutation { dropAllCustomers }', token)).body).toMatchObject({
      errors: [{ message: expect.stringContaining('dropAllCustomers') }],
    });
    expect(
      (await store.storefront('/graphql', { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{' }))
        .status,
    ).toBe(400);
  });

  it.each([
    ['a wrong password', 'maja@example.test', 'wrong', 'Invalid credentials'],
    ['an unknown e-mail', 'nobody@example.test', 'x', 'Invalid credentials'],
    ['another channel’s customer', 'channel.two@example.test', 'Training-pass-1', 'Invalid credentials'],
    ['a forced reset', 'must.change@example.test', 'Training-pass-1', 'Reset password'],
  ])('refuses to sign in for %s', async (_, email, password, message) => {
    expect((await graphql(login(email, password), token)).body).toMatchObject({ errors: [{ message }] });
  });

  it('signs in on one device, changes a password there, and signs out', async () => {
    const session = async () => {
      const { body } = await graphql(login('maja@example.test', 'Maja-pass-1'), token);
      return (body as { data: { login: { customerAccessToken: { value: string } } } }).data.login.customerAccessToken
        .value;
    };
    const who = (value: string) =>
      graphql('{ customer { entityId email } }', token, { 'x-bc-customer-access-token': value });
    const first = await session();
    expect((await who(first)).body).toMatchObject({ data: { customer: { entityId: 4101 } } });
    const second = await session();
    expect((await who(first)).body).toMatchObject({ data: { customer: null } });
    const change = `mutation { customer { changePassword(input: { currentPassword: "Maja-pass-1", newPassword: "New-pass-1" }) { errors { __typename } } } }`;
    await graphql(change, token, { 'x-bc-customer-access-token': second });
    expect(emulator().acceptsPassword('4101', 'New-pass-1')).toBe(true);
    await graphql('mutation { logout { result } }', token, { 'x-bc-customer-access-token': second });
    expect((await who(second)).body).toMatchObject({ data: { customer: null } });
  });

  it('signs nobody in while the store is not live', async () => {
    emulator().switches['storeStatus'] = 'prelaunch';
    expect((await graphql(login('maja@example.test', 'Maja-pass-1'), token)).body).toMatchObject({
      errors: [{ message: 'Operation cannot be performed as the storefront channel is not live' }],
    });
  });

  it.each([
    ['both kinds of channel', { channel_id: 1, channel_ids: [1], expires_at: 4e9 }],
    ['no channel', { expires_at: 4e9 }],
    ['an unknown channel', { channel_id: 99, expires_at: 4e9 }],
    ['an end in the past', { channel_id: 1, expires_at: 1 }],
    ['no end', { channel_id: 1 }],
  ])('makes no token for %s', async (_, body) => {
    expect((await call('POST /v3/storefront/api-token-customer-impersonation', { body })).status).toBe(422);
  });

  it('makes tokens only with the scope for it', async () => {
    const body = { channel_id: 1, expires_at: 4e9 };
    const reader = { body, token: 'kd-training-token-read-only' };
    expect((await call('POST /v3/storefront/api-token-customer-impersonation', reader)).status).toBe(403);
  });
});
