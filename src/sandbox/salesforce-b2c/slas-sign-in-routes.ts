import { Hono, type Context } from 'hono';
import { randomUUID } from 'node:crypto';
import type { SandboxEnv } from '../kit/env';
import { slasClients, type SlasClient } from './layout';
import { OAuthProblem } from './problems';
import { openSession, tokenAnswer } from './sessions';
import { trySignIn } from './sign-in';
import { verifierFits } from './sign-in-desk';
import {
  basicClient,
  basicPair,
  challengeOf,
  checkChannel,
  checkRedirect,
  formOf,
  headerClient,
  listOfChannel,
  namedClient,
} from './slas-gate';
import type { Store } from './store';

const conflictMs = 1_000;

/** How shoppers and guests get in by themselves: password, guest code, and the exchange of codes and refresh tokens. */
export function slasSignInRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/login', async (c) => login(store(), c));
  app.get('/authorize', (c) => guestCode(store(), c));
  app.post('/token', async (c) => c.json(exchange(store(), c, await formOf(c))));
  return app;
}

async function login(store: Store, c: Context<SandboxEnv>): Promise<Response> {
  const form = await formOf(c);
  const client = namedClient(form);
  if (client.loginEpRestrict)
    throw new OAuthProblem(403, 'access_denied', 'This client may not use the login endpoint.');
  if (client.strictClientAuth && headerClient(c, 'x-slas-client-auth')?.id !== client.id) {
    throw new OAuthProblem(401, 'invalid_client', 'Authorization failed.');
  }
  const redirectUri = checkRedirect(store, form.get('redirect_uri'));
  const challenge = challengeOf(client, form);
  const channelId = checkChannel(client, form);
  const refused = new OAuthProblem(401, 'invalid_client', 'Basic Authorization failed.');
  const pair = basicPair(c.req.header('authorization'));
  if (pair === null) throw refused;
  if (store.desk.isTooSoon(`login ${pair.user.toLowerCase()}`, conflictMs)) {
    throw new OAuthProblem(409, 'conflict', 'The same loginId and tenantId tried to login twice within 1 second.');
  }
  const tried = trySignIn(store, listOfChannel(channelId), pair.user, pair.password);
  if (tried.result === 'refused') throw refused;
  if (tried.result === 'blocked') {
    throw new OAuthProblem(store.switches.blockedLoginStatus, 'invalid_client', 'Basic Authorization failed.');
  }
  const usid = form.get('usid') ?? randomUUID();
  const { customerId } = tried.customer.record;
  const code = store.desk.issue({
    clientId: client.id,
    redirectUri,
    channelId,
    challenge,
    usid,
    customerId,
    agentFor: null,
  });
  return backTo(c, redirectUri, { usid, state: form.get('state') ?? '', scope: 'openid offline_access', code });
}

function guestCode(store: Store, c: Context<SandboxEnv>): Response {
  const given = new URL(c.req.url).searchParams;
  const client = namedClient(given);
  if (given.get('hint') !== 'guest') {
    throw new OAuthProblem(400, 'invalid_request', 'Only guests can be let in here without an identity provider.');
  }
  const redirectUri = checkRedirect(store, given.get('redirect_uri'));
  const usid = given.get('usid') ?? randomUUID();
  const code = store.desk.issue({
    clientId: client.id,
    redirectUri,
    channelId: checkChannel(client, given),
    challenge: challengeOf(client, given),
    usid,
    customerId: '',
    agentFor: null,
  });
  return backTo(c, redirectUri, { usid, state: given.get('state') ?? '', code });
}

export function backTo(
  c: Context<SandboxEnv>,
  redirectUri: string,
  parameters: Readonly<Record<string, string>>,
): Response {
  return c.redirect(`${redirectUri}?${new URLSearchParams(parameters).toString()}`, 303);
}

function exchange(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): object {
  switch (form.get('grant_type')) {
    case 'client_credentials': {
      const client = basicClient(c);
      const channelId = checkChannel(client, form);
      return openSession(store, { client, channelId, customer: null, flow: 'guest', usid: form.get('usid') });
    }
    case 'authorization_code':
    case 'authorization_code_pkce':
      return redeemCode(store, c, form);
    case 'refresh_token':
      return refresh(store, c, form);
    default:
      throw new OAuthProblem(400, 'unsupported_grant_type', 'Bad or missing grant_type.');
  }
}

function redeemCode(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): object {
  const refused = new OAuthProblem(400, 'invalid_request', 'Bad or missing authorization code.');
  const held = store.desk.redeem(form.get('code') ?? '');
  if (held?.agentFor !== null) throw refused;
  const client = clientOf(c, form);
  const fits = held.challenge === null || verifierFits(form.get('code_verifier') ?? '', held.challenge);
  if (held.clientId !== client.id || held.redirectUri !== form.get('redirect_uri') || !fits) throw refused;
  const customer = store.customers.byId(held.customerId);
  const flow = customer === null ? 'guest' : 'password';
  return openSession(store, { client, channelId: held.channelId, customer, flow, usid: held.usid });
}

function refresh(store: Store, c: Context<SandboxEnv>, form: URLSearchParams): object {
  const { tokens, clock, switches } = store;
  const session = tokens.byRefresh(form.get('refresh_token') ?? '');
  const client = clientOf(c, form);
  if (session?.clientId !== client.id) {
    throw new OAuthProblem(400, 'invalid_request', 'Bad or missing refresh token.');
  }
  tokens.renew(session, clock.now() + switches.slasTokenSeconds * 1_000, client.secret === null);
  return tokenAnswer(store, session);
}

/** A private client proves itself with its secret, a public one only names itself. */
function clientOf(c: Context<SandboxEnv>, form: URLSearchParams): SlasClient {
  if (c.req.header('authorization') !== undefined) return basicClient(c);
  const client = slasClients.find(({ id, secret }) => id === form.get('client_id') && secret === null);
  if (client === undefined) throw new OAuthProblem(401, 'invalid_client', 'Authorization failed.');
  return client;
}
