import { describe, expect, it } from 'vitest';
import { useStore } from './open-store';

const maja = { login_email: 'maja@example.test', login_pass: 'Maja-pass-1' };
const form = (fields: Record<string, string>, cookie = ''): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { cookie },
});

describe('the storefront of the BigCommerce training store', () => {
  const store = useStore();
  const { storefront, emulator } = store;
  const signIn = (fields: Record<string, string>) => storefront('/login.php?action=check_login', form(fields));
  const outbox = () => emulator().outbox.all();

  it('signs in and out with a cookie', async () => {
    const signedIn = await signIn(maja);
    expect(signedIn.headers.get('location')).toBe('/account.php');
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(cookie).toMatch(/^SHOP_SESSION_TOKEN=/u);
    expect(signedIn.headers.get('set-cookie')).toContain('HttpOnly');
    expect((await storefront('/account.php', { headers: { cookie } })).body).toContain('Maja Berg');
    await storefront('/login.php?action=logout', { headers: { cookie } });
    expect((await storefront('/account.php', { headers: { cookie } })).headers.get('location')).toBe('/login.php');
  });

  it.each([
    ['a wrong password', { ...maja, login_pass: 'wrong' }],
    ['an unknown e-mail', { ...maja, login_email: 'nobody@example.test' }],
    ['a customer of another channel', { login_email: 'channel.two@example.test', login_pass: 'Training-pass-1' }],
    ['a parked customer', { login_email: 'parked@example.test', login_pass: 'Training-pass-1' }],
    ['nothing at all', {}],
  ])('says the same to %s', async (_, fields) => {
    const answer = await signIn(fields);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('Your e-mail or password is wrong.');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('plays another channel’s domain when told so', async () => {
    emulator().switches['storefrontChannelId'] = 2;
    expect((await signIn({ login_email: 'channel.two@example.test', login_pass: 'Training-pass-1' })).status).toBe(302);
    expect((await signIn(maja)).status).toBe(200);
  });

  it.each(['//evil.test', '/\\evil.test', 'https://evil.test', '/ok\r\nSet-Cookie: a=b'])(
    '[BI-21] goes to the account page instead of %j',
    async (redirect_to) => {
      expect((await signIn({ ...maja, redirect_to })).headers.get('location')).toBe('/account.php');
    },
  );

  it('mails a reset to who is known, and says the same to who is not', async () => {
    const ask = (email: string) => storefront('/login.php?action=send_password_email', form({ email }));
    const known = await ask('MAJA@example.test');
    const unknown = await ask('nobody@example.test');
    expect(known.body).toEqual(unknown.body);
    expect(outbox()).toMatchObject([{ to: 'maja@example.test', template: 'account_reset_password_email' }]);
    expect(outbox()[0]?.link).toMatch(/\/login\.php\?action=change_password&c=4101&t=[\w-]{40}$/u);
    await ask('parked@example.test');
    emulator().switches['captcha'] = true;
    await ask('maja@example.test');
    expect(outbox()).toHaveLength(1);
  });

  it('takes a new password only with a live token, typed twice alike and strong enough', async () => {
    await storefront('/login.php?action=send_password_email', form({ email: 'maja@example.test' }));
    const t = new URL(outbox()[0]?.link ?? '').searchParams.get('t') ?? '';
    const save = (fields: Record<string, string>) =>
      storefront('/login.php?action=save_new_password', form({ c: '4101', t, ...fields }));
    expect((await save({ password: 'New-pass-1', password_confirm: 'New-pass-2' })).body).toContain('differ');
    expect((await save({ password: 'short', password_confirm: 'short' })).body).toContain('at least 7');
    const good = { password: 'New-pass-1', password_confirm: 'New-pass-1' };
    expect((await save({ ...good, c: '4102' })).body).toContain('no longer valid');
    expect(emulator().acceptsPassword('4101', 'Maja-pass-1')).toBe(true);
    expect((await save(good)).body).toContain('Your new password is set');
    expect(emulator().acceptsPassword('4101', 'New-pass-1')).toBe(true);
    expect((await save(good)).body).toContain('no longer valid');
  });

  it('lets a reset token live for its hours, and kills the older one only when told so', async () => {
    const ask = () => storefront('/login.php?action=send_password_email', form({ email: 'maja@example.test' }));
    const pageOf = async (index: number) => {
      const link = new URL(outbox()[index]?.link ?? '');
      return (await storefront(link.pathname + link.search)).body;
    };
    await ask();
    await ask();
    expect(await pageOf(0)).toContain('New password');
    emulator().switches['newRequestVoidsOlder'] = true;
    await ask();
    expect(await pageOf(0)).toContain('no longer valid');
    expect(await pageOf(2)).toContain('New password');
    emulator().clock.advance(24 * 3_600_000);
    expect(await pageOf(2)).toContain('no longer valid');
  });

  it('meets a sign-in before a forced reset with a mail, even when the password is wrong', async () => {
    const answer = await signIn({ login_email: 'must.change@example.test', login_pass: 'whatever' });
    expect(answer.body).toContain('You must choose a new password');
    expect(outbox()).toHaveLength(1);
    const { searchParams } = new URL(outbox()[0]?.link ?? '');
    const fields = {
      c: '4104',
      t: searchParams.get('t') ?? '',
      password: 'New-pass-1',
      password_confirm: 'New-pass-1',
    };
    await storefront('/login.php?action=save_new_password', form(fields));
    expect(emulator().peek('4104')?.forcedReset).toBe(false);
    expect(emulator().acceptsPassword('4104', 'New-pass-1')).toBe(true);
  });

  it('sends a one-time sign-in mail, which says whether the e-mail is known', async () => {
    const ask = (email: string) =>
      storefront('/login.php?action=passwordless_login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, redirect_url: '/account.php' }),
      });
    expect((await ask('nobody@example.test')).status).toBe(404);
    expect((await ask('maja@example.test')).body).toEqual({ expiry: 900, sent_email: 'sign_in' });
    expect((await ask('must.change@example.test')).body).toEqual({ expiry: 900, sent_email: 'password_reset' });
    const link = new URL(outbox()[0]?.link ?? '');
    const visit = () => storefront(link.pathname + link.search);
    expect((await visit()).headers.get('location')).toBe('/account.php');
    expect((await visit()).body).toContain('no longer valid');
  });

  it('escapes what it shows, keeps nothing in caches and lets no script run', async () => {
    const id = emulator().seed({
      email: 'x@example.test',
      firstName: '<script>alert(1)</script>',
      password: 'Maja-pass-1',
    });
    const signedIn = await signIn({ login_email: 'x@example.test', login_pass: 'Maja-pass-1' });
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const account = await storefront('/account.php', { headers: { cookie } });
    expect(account.body).toContain(id);
    expect(account.body).not.toContain('<script>');
    expect(account.headers.get('cache-control')).toBe('no-store');
    expect(account.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await storefront(`/login.php?action=change_password&c="><script>&t=x`)).body).not.toContain('<script>');
  });
});
