import { Hono, type Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { storefrontPaths } from './layout';
import { redeemSlasReset } from './passwords';
import { randomDigits } from './random';
import { verifierFits } from './sign-in-desk';
import { badParameters, deliver } from './slas-delivery';
import { basicClient, checkChannel, formOf, listOfChannel, namedClient } from './slas-gate';
import type { Store } from './store';

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
  const value = randomDigits(8);
  const token = { value, expiresAt: clock.now() + switches.slasResetMinutes * 60_000, challenge };
  const { email, phoneMobile } = customer.record;
  const query = new URLSearchParams({ token: value, email: email ?? '' }).toString();
  await deliver(store, {
    token: value,
    mode,
    email,
    phone: phoneMobile,
    callbackUri: form.get('callback_uri'),
    template: 'password-reset',
    link: `${store.origin}${storefrontPaths.slasReset}?${query}`,
  });
  customer.slasReset = token;
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
