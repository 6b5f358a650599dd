import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { basic, call, clientToken, organization, privateClient, slas, typeOf, useStore, type Answer } from './helpers';

const verifier = 'v'.repeat(60);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const shopperApi = `/customer/shopper-customers/v1${organization}/customers`;

describe('the shopper sign-in service', () => {
  const store = useStore();
  const callback = (): string => `${store().origin}/storefront/callback`;

  const login = (password = 'Maja-pass-1', form: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    call(store(), `${slas}/login`, {
      headers: { authorization: basic('maja@example.test', password) },
      form: {
        client_id: 'training-slas-public',
        channel_id: 'RefArch',
        redirect_uri: callback(),
        code_challenge: challenge,
        ...form,
      },
    });
  const codeOf = ({ headers }: Answer): string => new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchange = (code: string, form: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    call(store(), `${slas}/token`, {
      form: {
        grant_type: 'authorization_code_pkce',
        code,
        client_id: 'training-slas-public',
        redirect_uri: callback(),
        code_verifier: verifier,
        channel_id: 'RefArch',
        ...form,
      },
    });
  const signedIn = async (): Promise<Record<string, string>> =>
    (await exchange(codeOf(await login()))).body as Record<string, string>;

  it('exchanges a code for tokens, once, for the one who made the challenge', async () => {
    const answer = await login('Maja-pass-1', { state: 's1' });
    expect([answer.status, new URL(answer.headers.get('location') ?? '').searchParams.get('state')]).toEqual([
      303,
      's1',
    ]);
    const { status, body } = await exchange(codeOf(answer));
    expect([status, body['expires_in'], body['token_type']]).toEqual([200, 1_800, 'Bearer']);
    expect((await exchange(codeOf(answer))).status).toBe(400);
    store().clock.advance(2_000);
    expect((await exchange(codeOf(await login()), { code_verifier: 'w'.repeat(60) })).status).toBe(400);
    store().clock.advance(2_000);
    const late = codeOf(await login());
    store().clock.advance(6 * 60_000);
    expect((await exchange(late)).status).toBe(400);
  });

  it('names the shopper in the token', async () => {
    const { access_token = '' } = await signedIn();
    const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ iss: 'slas/dev/zzte_053', sty: 'User' });
    expect((claims as { isb: string }).isb).toMatch(
      /^uido:ecom::upn:maja@example\.test::uidn:Maja Berg::gcid:.*::chid:RefArch$/u,
    );
  });

  it('refuses a subject of more than 256 letters', async () => {
    store().seed({ email: `${'l'.repeat(100)}@example.test`, login: 'long', firstName: 'x'.repeat(200) });
    const answer = await call(store(), `${slas}/trusted-system/token`, {
      headers: { authorization: privateClient },
      form: {
        grant_type: 'client_credentials',
        hint: 'ts_ext_on_behalf_of',
        login_id: 'long',
        idp_origin: 'ecom',
        client_id: 'training-slas-private',
        channel_id: 'RefArch',
      },
    });
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_request']);
  });

  it.each([
    ['an unknown client', { client_id: 'x' }, 400],
    ['a channel it may not use', { channel_id: 'RefArchOutlet' }, 400],
    ['an unknown redirect', { redirect_uri: 'https://evil.test/' }, 400],
    ['a public client without challenge', { code_challenge: '' }, 400],
  ])('refuses a sign-in with %s', async (_, form, status) => {
    expect((await login('Maja-pass-1', form)).status).toBe(status);
  });

  it('renews tokens, and the refresh token of a public client with them', async () => {
    const { refresh_token = '' } = await signedIn();
    const form = { grant_type: 'refresh_token', refresh_token, client_id: 'training-slas-public' };
    const renewed = await call(store(), `${slas}/token`, { form });
    expect(renewed.status).toBe(200);
    expect(renewed.body['refresh_token']).not.toBe(refresh_token);
    expect((await call(store(), `${slas}/token`, { form })).status).toBe(400);
  });

  it('tells who is signed in, and logs out everywhere', async () => {
    const first = await signedIn();
    store().clock.advance(2_000);
    const second = await signedIn();
    const info = await call(store(), `${slas}/userinfo`, { token: first['access_token'] ?? '' });
    expect(info.body).toMatchObject({ email: 'maja@example.test', customer_id: first['customer_id'] });
    const query = new URLSearchParams({
      client_id: 'training-slas-public',
      channel_id: 'RefArch',
      refresh_token: first['refresh_token'] ?? '',
      hint: 'all-sessions',
    });
    const out = await call(store(), `${slas}/logout?${query.toString()}`, { token: first['access_token'] ?? '' });
    expect(out.status).toBe(200);
    for (const { access_token = '' } of [first, second]) {
      expect((await call(store(), `${slas}/userinfo`, { token: access_token })).status).toBe(401);
    }
  });

  it('publishes its key and its addresses', async () => {
    const { body } = await call(store(), `${slas}/jwks`);
    expect(body['keys']).toMatchObject([{ kty: 'EC', crv: 'P-256', alg: 'ES256' }]);
    const configuration = await call(store(), `${slas}/.well-known/openid-configuration`);
    expect(configuration.body['jwks_uri']).toBe(`${store().origin}${slas}/jwks`);
  });

  it('lets guests in, who may register, and shoppers change their password', async () => {
    const guest = await call(store(), `${slas}/token`, {
      headers: { authorization: privateClient },
      form: { grant_type: 'client_credentials', channel_id: 'RefArch' },
    });
    const token = String(guest.body['access_token']);
    const json = {
      customer: { login: 'new.guest', email: 'new.guest@example.test', lastName: 'Guest' },
      password: 'Guest-pass-1',
    };
    const made = await call(store(), `${shopperApi}?siteId=RefArch`, { token, json });
    expect(made.body).toMatchObject({ login: 'new.guest', enabled: true, hasPassword: true });
    expect(made.body).not.toHaveProperty('credentials');
    const again = await call(store(), `${shopperApi}?siteId=RefArch`, { token, json });
    expect(typeOf(again)).toBe('login-already-in-use');

    const { access_token = '', customer_id = '' } = await signedIn();
    const own = `${shopperApi}/${customer_id}`;
    expect((await call(store(), `${own}?siteId=RefArch`, { token: access_token })).body).toMatchObject({
      lastName: 'Berg',
    });
    const other = await call(store(), `${shopperApi}/abc?siteId=RefArch`, { token: access_token });
    expect(typeOf(other)).toBe('invalid-customer');
    const change = (currentPassword: string) =>
      call(store(), `${own}/password?siteId=RefArch`, {
        method: 'PUT',
        token: access_token,
        json: { currentPassword, password: 'Maja-pass-22' },
      });
    expect(typeOf(await change('wrong'))).toBe('update-password');
    expect((await change('Maja-pass-1')).status).toBe(204);
    expect(store().acceptsPassword('00001001', 'Maja-pass-22')).toBe(true);
    expect((await call(store(), `${slas}/userinfo`, { token: access_token })).status, 'sessions end').toBe(401);
  });

  it('makes a new shopper for another identity provider, and finds the shopper again', async () => {
    const ask = (login_id: string, idp_origin: string) =>
      call(store(), `${slas}/trusted-system/token`, {
        headers: { authorization: privateClient },
        form: {
          grant_type: 'client_credentials',
          hint: 'ts_ext_on_behalf_of',
          login_id,
          idp_origin,
          client_id: 'training-slas-private',
          channel_id: 'RefArch',
        },
      });
    const first = await ask('okta-1', 'okta');
    expect((await ask('okta-1', 'okta')).status, 'within three seconds').toBe(409);
    store().clock.advance(3_000);
    const second = await ask('okta-1', 'okta');
    expect(second.body['customer_id']).toBe(first.body['customer_id']);
    expect((await ask('nobody', 'ecom')).status).toBe(400);
  });

  it.each([
    ['spec', { error: 'invalid_client', error_description: 'Basic Authorization failed.' }],
    ['live', { status_code: '401', message: 'Basic Authorization failed.' }],
  ])('words errors as the switch says (%s)', async (style, body) => {
    store().switches['slasErrorStyle'] = style;
    const answer = await login('Wrong-pass-9');
    expect([answer.status, answer.body]).toEqual([401, body]);
    expect(answer.headers.get('x-ratelimit-1m-limit')).toBe('500');
    expect(answer.headers.get('x-ratelimit-5m-limit')).toBe('2500');
    expect(answer.headers.get('x-ratelimit-5m-reset')).toMatch(/^\d{10}$/u);
  });

  it('counts requests by the minute', async () => {
    store().switches['slasRequestsPerMinute'] = 2;
    const answers = [];
    for (let index = 0; index < 3; index += 1) answers.push(await call(store(), `${slas}/jwks`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    store().clock.advance(60_000);
    expect((await call(store(), `${slas}/jwks`)).status).toBe(200);
  });

  it('grants 25 requests a minute for its keys and facts, counted by themselves', async () => {
    const statuses = [];
    for (let index = 0; index < 26; index += 1) statuses.push((await call(store(), `${slas}/jwks`)).status);
    expect(statuses).toEqual([...Array<number>(25).fill(200), 429]);
    expect((await login('Maja-pass-1')).status).toBe(303);
  });

  it('forgets failed tries after a day without one', async () => {
    store().switches['maxFailedLogins'] = 2;
    await login('Wrong-pass-9');
    store().clock.advance(24 * 3_600_000);
    await login('Wrong-pass-9');
    store().clock.advance(1_000);
    expect((await login('Maja-pass-1')).status, 'the two are a day apart').toBe(303);
    for (const _ of [1, 2]) {
      store().clock.advance(1_000);
      await login('Wrong-pass-9');
    }
    store().clock.advance(1_000);
    expect((await login('Maja-pass-1')).status, 'these two are not').toBe(401);
  });

  it('is administered with a token of the Account Manager', async () => {
    const token = await clientToken(store());
    const admin = '/shopper/auth-admin/v1/tenants/zzte_053';
    const { body } = await call(store(), `${admin}/clients`, { token });
    expect(JSON.stringify(body)).not.toContain('TrainingOnly');
    const { access_token = '', customer_id = '' } = await signedIn();
    const gone = await call(store(), `${admin}/customers/${customer_id}`, { method: 'DELETE', token });
    expect(gone.status).toBe(204);
    expect((await call(store(), `${slas}/userinfo`, { token: access_token })).status).toBe(401);
    expect((await call(store(), `${admin}/clients`)).status).toBe(401);
  });
});
