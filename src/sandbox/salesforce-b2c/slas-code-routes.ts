import { Hono, type Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import type { Customer } from './customer-store';
import { layout, type SlasClient } from './layout';
import { OAuthProblem } from './problems';
import { openSession } from './sessions';
import { noteSignIn } from './sign-in';
import { badParameters, deliver } from './slas-delivery';
import { basicClient, checkChannel, formOf, listOfChannel, namedClient } from './slas-gate';
import type { Store } from './store';

const passwordlessScope = 'sfcc.pwdless_login';

/** Sign-in by a one-time code instead of a password, and the verification of an e-mail address by one. */
export function slasCodeRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/passwordless/login', async (c) => {
    await requestSignInCode(store(), c);
    return c.body(null, 200);
  });
  app.post('/passwordless/token', async (c) => c.json(redeemSignInCode(store(), c, await formOf(c))));
  app.post('/otp/request', async (c) => {
    await requestVerification(store(), await formOf(c));
    return c.body(null, 202);
  });
  app.post('/otp/verify', async (c) => {
    verify(store(), await formOf(c));
    return c.body(null, 204);
  });
  return app;
}

async function requestSignInCode(store: Store, c: Context<SandboxEnv>): Promise<void> {
  const form = await formOf(c);
  const client = codeClient(c);
  const customer = store.customers.byLogin(listOfChannel(checkChannel(client, form)), form.get('user_id') ?? '');
  if (customer === null || isBarred(store, customer)) throw badParameters();
  const code = store.codes.issue('sign-in', customer.record.customerId);
  if (code === null) throw new OAuthProblem(400, 'invalid_request', 'Too many login requests were made.');
  const { email, phoneMobile } = customer.record;
  const callbackUri = form.get('callback_uri');
  const mode = form.get('mode') ?? '';
  await deliver(store, {
    token: code,
    mode,
    email,
    phone: phoneMobile,
    callbackUri,
    template: 'sign-in-code',
    link: null,
  });
}

function redeemSignInCode(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): object {
  const client = codeClient(c);
  const isThis = form.get('grant_type') === 'client_credentials' && form.get('hint') === 'pwdless_login';
  const spent = store.codes.redeem('sign-in', null, form.get('pwdless_login_token') ?? '');
  const customer = spent.result === 'ok' ? store.customers.byId(spent.person) : null;
  if (!isThis || customer === null || isBarred(store, customer)) throw badParameters();
  noteSignIn(store, customer);
  const channelId = client.channels[0] ?? layout.mainSite;
  return openSession(store, { client, channelId, customer, flow: 'password' });
}

/** Passwordless sign-in takes a private client that was given the scope for it. */
function codeClient(c: Context<SandboxEnv>): SlasClient {
  const client = basicClient(c);
  if (client.scopes.includes(passwordlessScope)) return client;
  throw new OAuthProblem(401, 'invalid_client', `The client lacks the scope ${passwordlessScope}.`);
}

async function requestVerification(store: Store, form: URLSearchParams): Promise<void> {
  const client = namedClient(form);
  const person = personToVerify(checkChannel(client, form), form);
  const [mode, email] = [form.get('mode') ?? '', form.get('email') ?? undefined];
  const code = store.codes.issue('verification', person);
  if (code === null) throw new OAuthProblem(429, 'invalid_request', 'Too many OTP requests were made.');
  const callbackUri = form.get('callback_uri');
  await deliver(store, {
    token: code,
    mode,
    email,
    phone: undefined,
    callbackUri,
    template: 'verification',
    link: null,
  });
}

function verify(store: Store, form: URLSearchParams): void {
  const client = namedClient(form);
  const person = personToVerify(checkChannel(client, form), form);
  const { result } = store.codes.redeem('verification', person, form.get('pwd_action_token') ?? '');
  if (result === 'too-many') throw new OAuthProblem(429, 'invalid_request', 'Too many OTP verifications were made.');
  if (result === 'wrong') throw badParameters();
}

function personToVerify(channel: string, form: URLSearchParams): string {
  const userId = form.get('user_id') ?? '';
  if (userId === '') throw badParameters();
  return `${listOfChannel(channel)}\n${userId.toLowerCase()}`;
}

function isBarred({ customers }: Store, customer: Customer): boolean {
  return customer.record.credentials?.enabled !== true || customers.isLocked(customer);
}
