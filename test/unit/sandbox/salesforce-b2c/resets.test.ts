import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { call, clientToken, passwords, privateClient, slas, typeOf, useStore } from './helpers';

const login = 'maja@example.test';

describe('resets of the platform’s own family', () => {
  const store = useStore({ resetPageUrl: 'http://127.0.0.1:9/page' });
  const create = async (who = login, query = '?siteId=RefArch') =>
    call(store(), `${passwords}/create-reset-token${query}`, {
      token: await clientToken(store()),
      json: { login: who },
    });

  it('answers as documented and mails nobody', async () => {
    const { status, body } = await create('MAJA@example.test');
    expect(status).toBe(200);
    expect(body).toEqual({
      login,
      email: login,
      resetToken: expect.stringMatching(/^\w{32}$/u),
      expiresInMinutes: 30,
    });
    expect(store().outbox.all()).toEqual([]);
  });

  it.each([
    ['no site', '', 400, 'missing-query-parameter'],
    ['an unknown site', '?siteId=Nope', 404, 'site-not-found'],
    ['another parameter', '?siteId=RefArch&x=1', 400, 'invalid-query-parameter'],
  ])('refuses %s', async (_, query, status, type) => {
    const answer = await create(login, query);
    expect([answer.status, typeOf(answer)]).toEqual([status, type]);
  });

  it('keeps the lists of sites apart', async () => {
    const { body } = await create(login, '?siteId=RefArchGlobal');
    const token = await clientToken(store());
    const json = { login, resetToken: body['resetToken'], newPassword: 'Fresh-pass-22' };
    expect((await call(store(), `${passwords}/reset?siteId=RefArch`, { token, json })).status).toBe(400);
    expect((await call(store(), `${passwords}/reset?siteId=RefArchGlobal`, { token, json })).status).toBe(204);
    expect(store().acceptsPassword('00001001', 'Maja-pass-1')).toBe(true);
  });

  it.each([
    ['a short one', {}, 'Ab-1', false],
    ['one without a digit', {}, 'Abcdefgh', false],
    ['one in small letters', {}, 'abcdefg1', false],
    ['a good one', {}, 'Abcdefg1', true],
    ['one without a letter', { passwordNeedsMixedCase: false }, '12345678', false],
    ['one with too few special characters', { minSpecialChars: 2 }, 'Abcdefg1_', false],
    ['one with enough of them', { minSpecialChars: 2 }, 'Abcdefg1_~', true],
    [
      'anything the list allows',
      { minPasswordLength: 3, passwordNeedsDigit: false, passwordNeedsMixedCase: false, passwordNeedsLetter: false },
      '---',
      true,
    ],
  ])('judges passwords by the list’s rules: %s', async (_, rules, newPassword, good) => {
    Object.assign(store().switches, rules);
    const { body } = await create();
    const token = await clientToken(store());
    const json = { login, resetToken: body['resetToken'], newPassword };
    expect((await call(store(), `${passwords}/reset?siteId=RefArch`, { token, json })).status).toBe(good ? 204 : 400);
    expect(store().acceptsPassword('00001001', newPassword)).toBe(good);
  });

  it('can be redeemed on the built-in page; opening it spends nothing', async () => {
    const { body } = await create();
    const page = `/storefront/set-password?token=${String(body['resetToken'])}&login=${encodeURIComponent(login)}`;
    const shown = await call(store(), page);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    const form = { token: String(body['resetToken']), who: login, password: 'Fresh-pass-22' };
    expect((await call(store(), page, { form })).body['text']).toContain('Your password is set.');
    expect((await call(store(), page, { form })).body['text']).toContain('not valid any more');
  });

  it('writes what comes from outside as text into its pages', async () => {
    const { body } = await call(store(), `/storefront/set-password?token=${encodeURIComponent('"><script>x')}&login=l`);
    expect(body['text']).not.toContain('<script>');
  });
});

describe('resets that the sign-in service mails', () => {
  const store = useStore();
  const ask = (form: Readonly<Record<string, string>>) =>
    call(store(), `${slas}/password/reset`, {
      headers: { authorization: privateClient },
      form: {
        user_id: login,
        mode: 'email',
        channel_id: 'RefArch',
        client_id: 'training-slas-private',
        locale: 'en-US',
        ...form,
      },
    });
  const act = (form: Readonly<Record<string, string>>) =>
    call(store(), `${slas}/password/action`, {
      headers: { authorization: privateClient },
      form: { channel_id: 'RefArch', client_id: 'training-slas-private', new_password: 'Fresh-pass-22', ...form },
    });
  const mailedToken = (): string => new URL(store().outbox.all().at(-1)?.link ?? '').searchParams.get('token') ?? '';

  it('mails eight digits that are good for ten minutes, on any device if asked so', async () => {
    expect((await ask({ hint: 'cross_device' })).status).toBe(200);
    expect(mailedToken()).toMatch(/^\d{8}$/u);
    const form = { pwd_action_token: mailedToken(), hint: 'cross_device', user_id: login };
    expect((await act({ ...form, pwd_action_token: '0' })).status).toBe(400);
    expect((await act({ ...form, new_password: 'weak' })).status).toBe(400);
    expect((await act(form)).status).toBe(200);
    expect((await act(form)).status, 'one use').toBe(400);
    expect(store().acceptsPassword('00001001', 'Fresh-pass-22')).toBe(true);
    await ask({ hint: 'cross_device' });
    store().clock.advance(10 * 60_000);
    expect((await act({ ...form, pwd_action_token: mailedToken() })).status, 'too late').toBe(400);
  });

  it('asks for the verifier where a challenge was set', async () => {
    const verifier = 'v'.repeat(50);
    await ask({ code_challenge: createHash('sha256').update(verifier).digest('base64url') });
    const form = { pwd_action_token: mailedToken() };
    expect((await act({ ...form, code_verifier: 'w'.repeat(50) })).status).toBe(400);
    expect((await act({ ...form, code_verifier: verifier })).status).toBe(200);
  });

  it.each([
    ['neither challenge nor hint', {}],
    ['an unknown login', { hint: 'cross_device', user_id: 'nobody' }],
    ['an outside account', { hint: 'cross_device', user_id: 'f0a43dc2-692a-43bf-b008-e10918ea935d' }],
    ['a shopper without e-mail', { hint: 'cross_device', user_id: 'ines.costa' }],
    ['no language', { hint: 'cross_device', locale: '' }],
    ['an unknown way', { hint: 'cross_device', mode: 'pigeon' }],
    ['a shopper without telephone', { hint: 'cross_device', mode: 'sms', user_id: 'hugo.ek' }],
    [
      'a callback away from this machine',
      { hint: 'cross_device', mode: 'callback', callback_uri: 'https://evil.test/' },
    ],
  ])('refuses %s', async (_, form) => {
    expect((await ask(form)).status).toBe(400);
    expect(store().outbox.all()).toEqual([]);
  });

  it('sends a text message', async () => {
    expect((await ask({ hint: 'cross_device', mode: 'sms' })).status).toBe(200);
    expect(store().outbox.all()).toMatchObject([
      { to: '+46 70 555 01 01', template: 'password-reset-sms', link: null },
    ]);
  });

  it('hands the token to the merchant’s own callback', async () => {
    const received: { body: string; proof: string }[] = [];
    const merchant = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({
          body: Buffer.concat(chunks).toString(),
          proof: String(request.headers['x-slas-callback-token']),
        });
        response.end();
      });
    });
    await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = merchant.address() as AddressInfo;
      const callback_uri = `http://127.0.0.1:${String(port)}/reset`;
      expect((await ask({ hint: 'cross_device', mode: 'callback', callback_uri })).status).toBe(200);
      const [told] = received;
      expect(JSON.parse(told?.body ?? '')).toEqual({ email_id: login, token: expect.stringMatching(/^\d{8}$/u) });
      expect(told?.proof.split('.')).toHaveLength(3);
    } finally {
      merchant.close();
    }
  });
});
