import { Hono, type Context } from 'hono';
import { randomUUID } from 'node:crypto';
import type { SandboxEnv } from '../kit/env';
import type { Customer } from './customer-store';
import { slasClients, type SlasClient } from './layout';
import { newCustomer } from './new-customer';
import { OAuthProblem } from './problems';
import { openSession } from './sessions';
import { noteSignIn } from './sign-in';
import { verifierFits } from './sign-in-desk';
import {
  basicClient,
  challengeOf,
  checkChannel,
  checkRedirect,
  formOf,
  headerClient,
  listOfChannel,
  namedClient,
} from './slas-gate';
import type { Store } from './store';

const conflictMs = 3_000;

/** Acting for a shopper without the shopper's password: as a trusted system, or as a trusted agent who signs in first. */
export function slasBehalfRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/trusted-system/token', async (c) => c.json(trustedSystem(store(), c, await formOf(c))));
  app.get('/trusted-agent/authorize', (c) => agentAuthorize(store(), c));
  app.post('/trusted-agent/token', async (c) => c.json(agentToken(store(), c, await formOf(c))));
  return app;
}

function trustedSystem(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): object {
  const client = basicClient(c);
  const channelId = checkChannel(client, form);
  demandScope(client, 'sfcc.ts_ext_on_behalf_of');
  const loginId = form.get('login_id') ?? '';
  const isComplete =
    form.get('grant_type') === 'client_credentials' &&
    form.get('hint') === 'ts_ext_on_behalf_of' &&
    form.get('client_id') === client.id &&
    loginId !== '';
  if (!isComplete) throw new OAuthProblem(400, 'invalid_request', 'Bad or missing request parameters.');
  if (store.desk.isTooSoon(`trusted-system ${loginId.toLowerCase()}`, conflictMs)) {
    throw new OAuthProblem(409, 'conflict', 'The shopper was signed in a moment ago.');
  }
  const usid = form.get('usid');
  if (loginId === 'guest')
    return openSession(store, { client, channelId, customer: null, flow: 'trusted-system', usid });
  const customer = shopperOf(store, channelId, loginId, form.get('idp_origin') ?? '', form.get('email_id') ?? loginId);
  if (store.switches.trustedTouchesLastLogin) noteSignIn(store, customer);
  return openSession(store, { client, channelId, customer, flow: 'trusted-system', usid });
}

/** With another identity provider than the platform's own, an unknown login makes a new shopper. */
function shopperOf(store: Store, channelId: string, loginId: string, idp: string, email: string): Customer {
  const { customers, switches, clock } = store;
  const listId = listOfChannel(channelId);
  const known = idp === 'ecom' ? customers.byLogin(listId, loginId) : customers.byExternalProfile(idp, loginId);
  if (known !== null) {
    if (known.record.credentials?.enabled === true || switches.trustedActsForDisabled) return known;
    throw new OAuthProblem(400, 'invalid_request', 'The shopper is disabled.');
  }
  if (idp === 'ecom' || idp === '') throw new OAuthProblem(400, 'invalid_request', 'The shopper is not known.');
  const customer = newCustomer({
    listId,
    at: clock.now(),
    indexedAt: clock.now(),
    externalProfile: { provider: idp, externalId: loginId },
    record: {
      customerNo: customers.nextNo(listId),
      lastName: loginId,
      email,
      credentials: { login: randomUUID(), enabled: true, locked: false },
    },
  });
  customers.add(customer);
  return customer;
}

function agentAuthorize(store: Store, c: Context<SandboxEnv>): Response {
  const given = new URL(c.req.url).searchParams;
  const client = namedClient(given);
  demandScope(client, 'sfcc.ta_ext_on_behalf_of');
  const loginId = given.get('login_id') ?? '';
  const origin = given.get('idp_origin') ?? '';
  const isGuest = loginId.toLowerCase() === 'guest';
  if (given.get('response_type') !== 'code' || loginId === '' || (isGuest && origin !== 'slas')) {
    throw new OAuthProblem(400, 'invalid_request', 'Bad or missing request parameters.');
  }
  const ticket = store.desk.issue({
    clientId: client.id,
    redirectUri: checkRedirect(store, given.get('redirect_uri')),
    channelId: checkChannel(client, given),
    challenge: challengeOf(client, given),
    usid: randomUUID(),
    customerId: isGuest ? '' : agentShopper(store, given.get('channel_id') ?? '', loginId).record.customerId,
    agentFor: loginId,
  });
  return c.redirect(`${store.origin}/dwsso/UI/Login?ticket=${ticket}`, 303);
}

function agentShopper(store: Store, channelId: string, loginId: string): Customer {
  const customer = store.customers.byLogin(listOfChannel(channelId), loginId);
  const mayAct = customer?.record.credentials?.enabled === true || store.switches.trustedActsForDisabled;
  if (customer === null || !mayAct) throw new OAuthProblem(400, 'invalid_request', 'The shopper is not available.');
  return customer;
}

function agentToken(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): object {
  const code = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const held = store.desk.redeem(code);
  if (typeof held?.agentFor !== 'string') throw new OAuthProblem(401, 'invalid_client', 'Authorization failed.');
  const client = headerClient(c, '_sfdc_client_auth') ?? publicClient(form);
  const fits = held.challenge === null || verifierFits(form.get('code_verifier') ?? '', held.challenge);
  if (client?.id !== held.clientId || form.get('login_id') !== held.agentFor || !fits) {
    throw new OAuthProblem(400, 'invalid_request', 'Bad or missing request parameters.');
  }
  const customer = store.customers.byId(held.customerId);
  return openSession(store, { client, channelId: held.channelId, customer, flow: 'trusted-agent', usid: held.usid });
}

function publicClient(form: URLSearchParams): SlasClient | undefined {
  return slasClients.find(({ id, secret }) => id === form.get('client_id') && secret === null);
}

function demandScope(client: SlasClient, scope: string): void {
  if (client.scopes.includes(scope)) return;
  throw new OAuthProblem(403, 'access_denied', 'The client lacks the scope for this resource.');
}
