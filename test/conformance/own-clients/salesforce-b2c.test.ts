import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helpers, ShopperCustomers, ShopperLogin } from 'commerce-sdk-isomorphic';
import type { Emulator } from '../../../src/sandbox/emulator';
import { startSalesforceB2cEmulator } from '../../../src/sandbox/salesforce-b2c';
import { basic, clientToken } from '../../unit/sandbox/salesforce-b2c/helpers';

/*
 * The vendor's own client against the training store, unchanged and over real HTTP: its `proxy` setting replaces the
 * origin and keeps the paths. It covers the shopper's side only; the admin side (customer lists), which the adapter uses
 * most, has no client of a sensible size, and is held against the vendor's documents in the conformance run instead.
 */
/** As the package's helpers want it: its type declarations hold the class more than once, and theirs is not the exported one. */
type SlasClient = Parameters<typeof helpers.loginGuestUser>[0]['slasClient'];
const login = 'maja@example.test';
const password = 'Maja-pass-1';
const newPassword = 'Second-pass-2';
const secret = 'TrainingOnlySlas01';

describe('commerce-sdk-isomorphic against the training store', () => {
  let store: Emulator;
  beforeEach(async () => {
    store = await startSalesforceB2cEmulator();
  });
  afterEach(() => store.close());

  const clientFor = (clientId: string, headers: Record<string, string> = {}) => ({
    proxy: store.origin,
    headers,
    throwOnBadResponse: true,
    parameters: { clientId, organizationId: 'f_ecom_zzte_053', shortCode: 'training', siteId: 'RefArch' },
  });
  const slas = (clientId = 'training-slas-public'): SlasClient => {
    const client: unknown = new ShopperLogin(clientFor(clientId));
    return client as SlasClient;
  };
  const shoppers = (token: string) =>
    new ShopperCustomers(clientFor('training-slas-public', { authorization: `Bearer ${token}` }));
  const redirectURI = (): string => `${store.origin}/storefront/callback`;
  const signIn = (secretWord = password) =>
    helpers.loginRegisteredUserB2C({
      slasClient: slas(),
      credentials: { username: login, password: secretWord },
      parameters: { redirectURI: redirectURI() },
    });
  const guest = () => helpers.loginGuestUser({ slasClient: slas(), parameters: { redirectURI: redirectURI() } });

  it('signs a shopper in, reads, changes and signs out again', async () => {
    const session = await signIn();
    expect(session).toMatchObject({ token_type: 'Bearer', expires_in: 1_800 });
    const own = shoppers(session.access_token);
    const parameters = { customerId: session.customer_id };
    expect(await own.getCustomer({ parameters })).toMatchObject({ email: login, login });
    expect(await own.updateCustomer({ parameters, body: { firstName: 'Maja-Lisa' } })).toMatchObject({
      firstName: 'Maja-Lisa',
    });
    expect(await own.getCustomerOrders({ parameters })).toMatchObject({ total: 0 });
    const renewed = await helpers.refreshAccessToken({
      slasClient: slas(),
      parameters: { refreshToken: session.refresh_token },
    });
    expect(renewed.access_token).not.toBe(session.access_token);
    await helpers.logout({
      slasClient: slas(),
      parameters: { accessToken: renewed.access_token, refreshToken: renewed.refresh_token },
    });
    await expect(shoppers(renewed.access_token).getCustomer({ parameters })).rejects.toThrow('401');
  });

  it('says no to a wrong password as the service does', async () => {
    await expect(signIn('Wrong-pass-1')).rejects.toThrow(/401/u);
  });

  it('lets a guest register, and the new shopper in', async () => {
    const { access_token } = await guest();
    const customer = { login: 'nya@example.test', email: 'nya@example.test', lastName: 'Kund' };
    const made = await shoppers(access_token).registerCustomer({ body: { customer, password: newPassword } });
    expect(made).toMatchObject({ login: 'nya@example.test', authType: 'registered' });
    const session = await helpers.loginRegisteredUserB2C({
      slasClient: slas(),
      credentials: { username: customer.login, password: newPassword },
      parameters: { redirectURI: redirectURI() },
    });
    expect(session.customer_id).toBe((made as { customerId?: string }).customerId);
  });

  it('registers and finds a customer of another provider', async () => {
    const { access_token } = await guest();
    const body = { authenticationProviderId: 'Google', externalId: 'google-220099', lastName: 'Kund' };
    const made = await shoppers(access_token).registerExternalProfile({ body });
    const { authenticationProviderId, externalId } = body;
    const admin = shoppers(await clientToken(store));
    expect(await admin.getExternalProfile({ parameters: { authenticationProviderId, externalId } })).toEqual(made);
    await expect(
      admin.getExternalProfile({ parameters: { authenticationProviderId, externalId: 'nobody' } }),
    ).rejects.toThrow('404');
  });

  it('changes the own password, and resets one by the platform’s token', async () => {
    const session = await signIn();
    await shoppers(session.access_token).updateCustomerPassword({
      parameters: { customerId: session.customer_id },
      body: { currentPassword: password, password: newPassword },
    });
    const admin = shoppers(await clientToken(store));
    const { resetToken = '' } = (await admin.getResetPasswordToken({ body: { login } })) as { resetToken?: string };
    await admin.resetPassword({ body: { login, resetToken, newPassword: 'Third-pass-3' } });
    store.clock.advance(2_000);
    await expect(signIn(newPassword)).rejects.toThrow('401');
    store.clock.advance(2_000);
    expect(await signIn('Third-pass-3')).toMatchObject({ customer_id: session.customer_id });
  });

  it('signs a shopper in by a one-time code, and verifies an e-mail by another', async () => {
    const got: string[] = [];
    const receiver = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        got.push((JSON.parse(text) as { token: string }).token);
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const callbackURI = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/code`;
    try {
      const slasClient = slas('training-slas-private');
      const credentials = { clientSecret: secret };
      await helpers.authorizePasswordless({
        slasClient,
        credentials,
        parameters: { userid: login, mode: 'callback', callbackURI },
      });
      const pwdlessLoginToken = got[0] ?? '';
      const session = await helpers.getPasswordLessAccessToken({
        slasClient,
        credentials,
        parameters: { pwdlessLoginToken },
      });
      expect(session).toMatchObject({ token_type: 'Bearer' });
      expect(session.customer_id).not.toBe('');
      const again = helpers.getPasswordLessAccessToken({ slasClient, credentials, parameters: { pwdlessLoginToken } });
      await expect(again).rejects.toThrow('400');
      const person = { client_id: 'training-slas-private', channel_id: 'RefArch', user_id: login };
      await slasClient.requestOtp({ body: { ...person, mode: 'callback', callback_uri: callbackURI } });
      await slasClient.verifyOtp({ body: { ...person, pwd_action_token: got[1] ?? '' } });
    } finally {
      receiver.closeAllConnections();
      receiver.close();
    }
  });

  it('asks about and ends sessions', async () => {
    const headers = { authorization: basic('training-slas-private', secret) };
    const client = slas('training-slas-private');
    const guestBody = { grant_type: 'client_credentials', channel_id: 'RefArch' } as const;
    const { refresh_token } = await client.getAccessToken({ headers, body: guestBody });
    const body = { token: refresh_token, token_type_hint: 'refresh_token' };
    expect(await client.introspectToken({ headers, body })).toMatchObject({ active: true });
    await client.revokeToken({ headers, body });
    expect(await client.introspectToken({ headers, body })).toMatchObject({ active: false });
    expect(await client.getJwksUri()).toMatchObject({ keys: [{ alg: 'ES256' }] });
    expect(await client.getWellknownOpenidConfiguration()).toMatchObject({ response_types_supported: ['code'] });
  });
});
