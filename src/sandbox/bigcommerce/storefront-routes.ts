import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SignJWT } from 'jose';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/serve';
import { isRelative, judgeLoginToken } from './login-token';
import { mailPasswordless, mailReset, redeemReset, requestReset, resetTicketIsLive, spendPasswordless } from './mails';
import { accountBody, forgottenForm, newPasswordForm, page, signInForm } from './pages';
import { customerOnChannel, customersByEmail, signInVerdict } from './rules';
import type { Store } from './store';
import type { StoredCustomer } from './types';

const cookieName = 'SHOP_SESSION_TOKEN';
const deadLink = 'This link is no longer valid. Ask for a new one.';
const passwordlessBody = z.object({ email: z.string(), redirect_url: z.string().optional() });
const currentCustomerLifeS = 900;

/** The pages of a Stencil storefront around signing in, and the Customer Login API's entrance. */
export function storefrontRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use('*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
  });

  app.get('/', (c) => c.redirect('/login.php'));
  app.get('/login/token/:jwt', async (c) => {
    const verdict = await judgeLoginToken(store, c.req.param('jwt'), c.env.incoming.socket.remoteAddress ?? '');
    if (!verdict.ok) return c.redirect('/login.php?notice=invalid-login');
    if (verdict.redirectTo.startsWith('/login.php?action=logout')) signOut(store, c);
    else signIn(store, c, verdict.customer);
    return c.redirect(verdict.redirectTo);
  });
  app.get('/account.php', (c) => {
    const customer = signedIn(store, c);
    if (customer === null) return c.redirect('/login.php');
    const name = `${customer.firstName} ${customer.lastName}`;
    return c.html(page('Your account', accountBody(name, customer.id, customer.email)));
  });
  app.get('/customer/current.jwt', async (c) => {
    const customer = signedIn(store, c);
    if (customer === null || c.req.query('app_client_id') !== store.clientId) return c.text('', 404);
    return c.text(await currentCustomerToken(store, customer));
  });
  app.get('/login.php', (c) => loginPage(store, c));
  app.post('/login.php', (c) => loginAction(store, c));
  return app;
}

function loginPage(store: Store, c: Context<SandboxEnv>): Response | Promise<Response> {
  switch (c.req.query('action')) {
    case 'logout':
      signOut(store, c);
      return c.redirect('/login.php');
    case 'reset_password':
      return c.html(page('Forgot your password?', forgottenForm()));
    case 'change_password': {
      const customerId = c.req.query('c') ?? '';
      const token = c.req.query('t') ?? '';
      // Looking at the page spends nothing: mail scanners open links too.
      if (!resetTicketIsLive(store, Number(customerId), token))
        return c.html(page('Reset your password', '', deadLink));
      return c.html(page('Reset your password', newPasswordForm(customerId, token)));
    }
    case 'check_passwordless_login': {
      const customerId = spendPasswordless(store, c.req.query('token') ?? '');
      const customer = customerId === null ? undefined : store.customers.get(customerId);
      if (customer === undefined) return c.html(page('Sign in', signInForm('/account.php'), deadLink));
      signIn(store, c, customer);
      return c.redirect(relativeOr(c.req.query('redirectUrl'), '/account.php'));
    }
    default: {
      const failed = c.req.query('notice') === 'invalid-login';
      return c.html(
        page('Sign in', signInForm('/account.php'), failed ? 'Invalid login. Please sign in again.' : null),
      );
    }
  }
}

async function loginAction(store: Store, c: Context<SandboxEnv>): Promise<Response> {
  switch (c.req.query('action')) {
    case 'check_login':
      return checkLogin(store, c, await fields(c));
    case 'send_password_email': {
      const { email = '' } = await fields(c);
      const origin = new URL(c.req.url).origin;
      if (!store.switches.captcha) requestReset(store, email, store.switches.storefrontChannelId, origin);
      return c.html(page('Look into your mail', '', 'If the address is known here, a mail is under way.'));
    }
    case 'save_new_password':
      return saveNewPassword(store, c, await fields(c));
    case 'passwordless_login':
      return passwordless(store, c);
    default:
      return c.html(page('Not found', ''), 404);
  }
}

function checkLogin(store: Store, c: Context<SandboxEnv>, form: Fields): Response | Promise<Response> {
  const channelId = store.switches.storefrontChannelId;
  const email = form['login_email'] ?? '';
  const customer = customerOnChannel(store, email, channelId);
  const verdict = customer === null ? 'invalid' : signInVerdict(store, customer, form['login_pass'] ?? '', channelId);
  if (customer === null || verdict === 'invalid') {
    return c.html(page('Sign in', signInForm('/account.php'), 'Your e-mail or password is wrong.'));
  }
  if (verdict === 'must-reset') {
    mailReset(store, customer, channelId, new URL(c.req.url).origin);
    return c.html(page('Sign in', '', 'You must choose a new password. We have mailed you a link.'));
  }
  signIn(store, c, customer);
  return c.redirect(relativeOr(form['redirect_to'], '/account.php'));
}

function saveNewPassword(store: Store, c: Context<SandboxEnv>, form: Fields): Response | Promise<Response> {
  const { password = '', password_confirm: confirmation = '', c: customerId = '', t: token = '' } = form;
  const again = (note: string): Response | Promise<Response> =>
    c.html(page('Reset your password', newPasswordForm(customerId, token), note));
  if (password !== confirmation) return again('The two passwords differ.');
  switch (redeemReset(store, Number(customerId), token, password)) {
    case 'done':
      return c.html(page('Sign in', signInForm('/account.php'), 'Your new password is set. Sign in now.'));
    case 'weak-password':
      return again('Passwords need at least 7 characters, a letter and a digit.');
    case 'bad-token':
      return c.html(page('Reset your password', '', deadLink));
  }
}

async function passwordless(store: Store, c: Context<SandboxEnv>): Promise<Response> {
  const body = passwordlessBody.safeParse(await c.req.json().catch(() => null));
  const customer = body.success ? customersByEmail(store, body.data.email)[0] : undefined;
  if (!body.success || customer === undefined) return c.json({ error: 'not found' }, 404);
  const origin = new URL(c.req.url).origin;
  if (customer.forcePasswordReset) {
    mailReset(store, customer, store.switches.storefrontChannelId, origin);
    return c.json({ expiry: 900, sent_email: store.switches.passwordlessSentEmail });
  }
  mailPasswordless(store, customer, relativeOr(body.data.redirect_url, '/account.php'), origin);
  return c.json({ expiry: 900, sent_email: 'sign_in' });
}

type Fields = Readonly<Record<string, string | undefined>>;

async function fields(c: Context<SandboxEnv>): Promise<Fields> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function relativeOr(path: string | undefined, otherwise: string): string {
  return path !== undefined && isRelative(path) ? path : otherwise;
}

function signIn(store: Store, c: Context<SandboxEnv>, customer: StoredCustomer): void {
  const session = randomBytes(24).toString('base64url');
  store.sessions.set(session, customer.id);
  setCookie(c, cookieName, session, { httpOnly: true, sameSite: 'Lax', path: '/' });
}

function signOut(store: Store, c: Context<SandboxEnv>): void {
  store.sessions.delete(getCookie(c, cookieName) ?? '');
  deleteCookie(c, cookieName, { path: '/' });
}

function signedIn(store: Store, c: Context<SandboxEnv>): StoredCustomer | null {
  const id = store.sessions.get(getCookie(c, cookieName) ?? '');
  return id === undefined ? null : (store.customers.get(id) ?? null);
}

async function currentCustomerToken(store: Store, customer: StoredCustomer): Promise<string> {
  const iat = Math.floor(store.clock.now() / 1000);
  return new SignJWT({
    customer: { id: customer.id, email: customer.email, group_id: String(customer.groupId) },
    version: 1,
    application_id: store.clientId,
    store_hash: store.hash,
    operation: 'current_customer',
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('bc/apps')
    .setSubject(String(customer.id))
    .setAudience(store.clientId)
    .setIssuedAt(iat)
    .setExpirationTime(iat + currentCustomerLifeS)
    .sign(new TextEncoder().encode(store.clientSecret));
}
