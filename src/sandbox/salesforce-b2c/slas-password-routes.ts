import { Hono, type Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import type { Customer } from './customer-store';
import { storefrontPaths } from './layout';
import { redeemSlasReset } from './passwords';
import { OAuthProblem } from './problems';
import { randomDigits } from './random';
import { verifierFits } from './sign-in-desk';
import { basicClient, checkChannel, formOf, listOfChannel, namedClient } from './slas-gate';
import type { Store } from './store';

const badParameters = (): OAuthProblem =>
  new OAuthProblem(400, 'invalid_request', 'Bad or missing request parameters.');

/** The sign-in service's own password reset: it mails a short token and never tells the caller. */
export function slasPasswordRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/password/reset', async (c) => {
    await request(store(), c, await formOf(c));
    return c.body(null, 200);
  });
  app.post('/password/action', async (c) => {
    redeem(store(), c, await formOf(c));
    return c.body(null, 200);
  });
  return app;
}

async function request(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): Promise<void> {
  const { customers, switches, clock } = store;
  const client = namedClient(form);
  if (client.secret !== null && basicClient(c).id !== client.id) throw badParameters();
  const challenge = form.get('code_challenge');
  if (challenge === null && form.get('hint') !== 'cross_device') throw badParameters();
  const mode = form.get('mode') ?? '';
  if (mode !== 'callback' && (form.get('locale') ?? '') === '') throw badParameters();
  const customer = customers.byLogin(listOfChannel(checkChannel(client, form)), form.get('user_id') ?? '');
  // Only accounts of the platform itself have a password here.
  if (customer?.externalProfile !== null) throw badParameters();
  if (mode !== 'callback' && !switches.mailProvider) {
    throw new OAuthProblem(412, 'precondition_failure', 'Dependent service is not available.');
  }
  const value = randomDigits(8);
  const token = { value, expiresAt: clock.now() + switches.slasResetMinutes * 60_000, challenge };
  await deliver(store, customer, value, mode, form.get('callback_uri'));
  customer.slasReset = token;
}

async function deliver(
  { outbox, clock, origin, tokens }: Store,
  customer: Customer,
  token: string,
  mode: string,
  callbackUri: string | null,
): Promise<void> {
  const { email, phoneMobile } = customer.record;
  const at = new Date(clock.now()).toISOString();
  switch (mode) {
    case 'email': {
      if (email === undefined) throw badParameters();
      const query = new URLSearchParams({ token, email }).toString();
      outbox.add({ to: email, template: 'password-reset', link: `${origin}${storefrontPaths.slasReset}?${query}`, at });
      return;
    }
    case 'sms':
      if (phoneMobile === undefined) throw badParameters();
      outbox.add({ to: phoneMobile, template: 'password-reset-sms', link: null, at });
      return;
    case 'callback':
      await fetch(loopbackOnly(callbackUri), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-slas-callback-token': tokens.sign({ sub: 'callback' }) },
        body: JSON.stringify({ email_id: email ?? '', token }),
      });
      return;
    default:
      throw badParameters();
  }
}

/** A training store calls nobody but this machine. */
function loopbackOnly(uri: string | null): string {
  const host = uri !== null && URL.canParse(uri) ? new URL(uri).hostname : '';
  if (uri !== null && (host === '127.0.0.1' || host === 'localhost')) return uri;
  throw new OAuthProblem(400, 'invalid_request', "callback_uri doesn't match the registered callbacks");
}

function redeem(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): void {
  const client = namedClient(form);
  if (client.secret !== null && basicClient(c).id !== client.id) throw badParameters();
  const token = form.get('pwd_action_token') ?? '';
  const listId = listOfChannel(checkChannel(client, form));
  const isCrossDevice = form.get('hint') === 'cross_device';
  const customer = isCrossDevice
    ? store.customers.byLogin(listId, form.get('user_id') ?? '')
    : (store.customers.all(listId).find(({ slasReset }) => slasReset?.value === token) ?? null);
  const challenge = customer?.slasReset?.challenge ?? null;
  const answers = challenge === null ? isCrossDevice : verifierFits(form.get('code_verifier') ?? '', challenge);
  if (customer === null || !answers) throw badParameters();
  if (redeemSlasReset(store, customer, token, form.get('new_password') ?? '') !== 'done') throw badParameters();
}
