import type { Context } from 'hono';
import type { SandboxEnv } from '../kit/serve';
import { tokenLifeSeconds } from './tokens';
import { environment, type World } from './world';

/** `POST /identity/1.0/connect/token`: client credentials in the form, a bearer token for one environment. */
export async function tokenRoute(world: World, c: Context<SandboxEnv>): Promise<Response> {
  if (world.switches['tokenLimit'] === true && !world.tokens.admit()) return c.body(null, 429);
  if (!/^application\/x-www-form-urlencoded\b/iu.test(c.req.header('content-type') ?? '')) {
    return c.json({ error: 'invalid_request' }, 400);
  }
  const form = new URLSearchParams(await c.req.text());
  if (form.get('grant_type') !== 'client_credentials') return c.json({ error: 'unsupported_grant_type' }, 400);
  if (form.get('client_id') !== world.clientId || form.get('client_secret') !== world.clientSecret) {
    return c.json({ error: 'invalid_client' }, 400);
  }
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0 || scopes.some((scope) => scope !== environment)) {
    return c.json({ error: 'invalid_scope' }, 400);
  }
  return c.json({
    access_token: world.tokens.issue(),
    expires_in: tokenLifeSeconds,
    token_type: 'Bearer',
    scope: scopes.join(' '),
  });
}
