import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { EmporixEnv } from '../auth';
import { badRequest, invalidToken, Refusal } from '../errors';
import { numberOf } from '../switches';
import { tokenLifeSeconds, type Token } from '../tokens';
import { tenant, type World } from '../world';

/** Where tokens of the tenant and of the storefront come from. */
export function tokenRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();

  app.post('/oauth/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    if (form.get('grant_type') !== 'client_credentials') throw new Refusal(400, { error: 'unsupported_grant_type' });
    const client = world.clients.services.find(({ id }) => id === form.get('client_id'));
    if (client === undefined || !sameText(form.get('client_secret') ?? '', world.clients.secret)) {
      const status = numberOf(world.switches, 'tokenError') === 400 ? 400 : 401;
      throw new Refusal(status, { error: 'invalid_client' });
    }
    const wanted = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '' && !scope.startsWith('tenant='));
    const scopes = wanted.length === 0 ? client.scopes : client.scopes.filter((scope) => wanted.includes(scope));
    const token = world.store.tokens.issue({
      kind: 'service',
      scopes,
      nowMs: world.clock.now(),
      restrictions: client.restrictions,
    });
    return c.json({
      token_type: 'Bearer',
      access_token: token.value,
      expires_in: tokenLifeSeconds.service,
      session_idle_time: 120,
      refresh_token: '',
      refresh_token_expires_in: 0,
      scope: [...scopes, `tenant=${tenant}`].join(' '),
    });
  });

  app.get('/customerlogin/auth/anonymous/login', (c) => {
    checkStorefront(world, c.req.query('tenant'), c.req.query('client_id'));
    const token = world.store.tokens.issue({ kind: 'anonymous', scopes: [], nowMs: world.clock.now() });
    return c.json(anonymousToken(token));
  });

  app.get('/customerlogin/auth/anonymous/refresh', (c) => {
    checkStorefront(world, c.req.query('tenant'), c.req.query('client_id'));
    const former = world.store.tokens.findByRefresh(c.req.query('refresh_token') ?? '', 'anonymous');
    const nowMs = world.clock.now();
    if (former === null || former.refreshExpiresAtMs <= nowMs) throw invalidToken();
    world.store.tokens.revoke(former.value);
    const token = world.store.tokens.issue({ kind: 'anonymous', scopes: [], nowMs, sessionId: former.sessionId });
    return c.json(anonymousToken(token));
  });

  return app;
}

/** How the vendor refuses an unknown storefront client is not documented; this is the gateway's usual way. */
function checkStorefront(world: World, askedTenant: string | undefined, clientId: string | undefined): void {
  if (askedTenant === undefined || clientId === undefined) throw badRequest('tenant and client_id are required');
  if (!sameText(clientId, world.clients.storefrontId)) {
    throw new Refusal(401, {
      fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'oauth.v2.InvalidApiKey' } },
    });
  }
  if (askedTenant !== tenant) throw badRequest('The tenant information provided with the request is not valid.');
}

function anonymousToken(token: Token): Record<string, unknown> {
  return {
    token_type: 'Bearer',
    access_token: token.value,
    expires_in: tokenLifeSeconds.anonymous,
    refresh_token: token.refreshToken,
    refresh_token_expires_in: tokenLifeSeconds.refresh,
    sessionId: token.sessionId,
    scope: `tenant=${tenant}`,
  };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
