import type { Context, MiddlewareHandler } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { layout, slasClients, storefrontPaths, type SlasClient } from './layout';
import { OAuthProblem } from './problems';
import type { Store } from './store';

/** Counts requests, says in headers how many are left, and turns away who is not of this tenant. */
export function slasGate(store: () => Store): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const isPublic = /\/(?:jwks|\.well-known\/openid-configuration)$/u.test(c.req.path);
    const rates = store().desk.count(isPublic ? 'public' : 'all');
    for (const { minutes, limit, remaining, resetSeconds } of rates.windows) {
      c.header(`X-RateLimit-${minutes}M-Limit`, String(limit));
      c.header(`X-RateLimit-${minutes}M-Remaining`, String(remaining));
      c.header(`X-RateLimit-${minutes}M-Reset`, String(resetSeconds));
    }
    if (rates.retryAfterSeconds !== null) {
      const headers = { 'retry-after': String(rates.retryAfterSeconds) };
      throw new OAuthProblem(429, 'too_many_requests', 'The rate limit is exceeded.', headers);
    }
    if (c.req.param('organizationId') !== layout.organizationId) {
      throw new OAuthProblem(404, 'not_found', 'The tenant is not known.');
    }
    await next();
  };
}

export async function formOf(c: Context<SandboxEnv>): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}

/** The client named in a form or query, allowed on the channel that is named with it. */
export function namedClient(given: URLSearchParams): SlasClient {
  const client = slasClients.find(({ id }) => id === given.get('client_id'));
  if (client === undefined) throw new OAuthProblem(400, 'invalid_request', 'Bad or missing client_id.');
  checkChannel(client, given);
  return client;
}

export function checkChannel(client: SlasClient, given: URLSearchParams): string {
  const channel = given.get('channel_id') ?? '';
  if (client.channels.includes(channel)) return channel;
  throw new OAuthProblem(400, 'invalid_request', 'Bad or missing channel_id.');
}

/** The private client of a Basic header; id and secret are joined as they are. */
export function basicClient(c: Context<SandboxEnv>): SlasClient {
  const pair = basicPair(c.req.header('authorization'));
  const client = pair === null ? undefined : secretClient(pair);
  if (client === undefined) throw new OAuthProblem(401, 'invalid_client', 'Basic Authorization failed.');
  return client;
}

/** The private client of a header that carries the bare Base64 pair; a leading `Basic` is put up with. */
export function headerClient(c: Context<SandboxEnv>, name: string): SlasClient | null {
  const value = c.req.header(name);
  if (value === undefined) return null;
  const pair = basicPair(value.startsWith('Basic ') ? value : `Basic ${value}`);
  return (pair === null ? undefined : secretClient(pair)) ?? null;
}

export function basicPair(header: string | undefined): { readonly user: string; readonly password: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/u.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function secretClient({ user, password }: { user: string; password: string }): SlasClient | undefined {
  return slasClients.find(({ id, secret }) => secret !== null && id === user && secret === password);
}

export function listOfChannel(channel: string): string {
  return layout.sites.get(channel) ?? layout.mainList;
}

/** A redirect address must be one of those the merchant registered. */
export function checkRedirect(store: Store, uri: string | null): string {
  const registered = [`${store.origin}${storefrontPaths.callback}`, 'http://localhost:3000/callback'];
  if (uri !== null && registered.includes(uri)) return uri;
  throw new OAuthProblem(400, 'invalid_request', "redirect_uri doesn't match the registered redirects");
}

/** A public client must bring a challenge, a private one may. */
export function challengeOf(client: SlasClient, given: URLSearchParams): string | null {
  const challenge = given.get('code_challenge');
  if (challenge === null && client.secret !== null) return null;
  if (challenge !== null && challenge.length >= 43 && challenge.length <= 128) return challenge;
  throw new OAuthProblem(400, 'invalid_request', 'Bad or missing code_challenge.');
}
