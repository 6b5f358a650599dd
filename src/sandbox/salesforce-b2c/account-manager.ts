import { Hono, type Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { amClients, layout } from './layout';
import { OAuthProblem } from './problems';
import type { Store } from './store';

const tenantScope = /^SALESFORCE_COMMERCE_API:(.+)$/u;

/** The token endpoint for API clients, under both paths it is known by. */
export function accountManagerRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const token = async (c: Context<SandboxEnv>): Promise<Response> => c.json(await grant(store(), c));
  app.post('/dwsso/oauth2/access_token', token);
  app.post('/dw/oauth2/access_token', token);
  return app;
}

async function grant({ switches, tokens }: Store, c: Context<SandboxEnv>): Promise<object> {
  const client = knownClient(c.req.header('authorization'), switches.amWrongSecretStatus);
  const form = new URLSearchParams(await c.req.text());
  if (form.get('grant_type') !== 'client_credentials') {
    throw new OAuthProblem(400, 'unsupported_grant_type', 'The grant type is not supported for this client.');
  }
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const granted = asked.filter((scope) => isAllowed(client, scope));
  const refused = asked.find((scope) => !granted.includes(scope));
  if (refused !== undefined && (tenantScope.test(refused) || switches.amScopeStyle === 'refuse')) {
    const what = tenantScope.test(refused) ? 'Unknown/invalid tenant scope' : 'Unknown/invalid scope(s)';
    throw new OAuthProblem(400, 'invalid_scope', `${what}: ${refused}`);
  }
  return {
    access_token: tokens.issueAm(client.id, granted, switches.amTokenSeconds),
    scope: granted.join(' '),
    token_type: 'Bearer',
    expires_in: switches.amTokenSeconds,
  };
}

type Client = (typeof amClients)[number];

function isAllowed(client: Client, scope: string): boolean {
  const tenant = tenantScope.exec(scope)?.[1];
  if (tenant === undefined) return client.scopes.includes(scope);
  return tenant === layout.tenantId && client.tenants.includes(tenant);
}

function knownClient(header: string | undefined, status: 400 | 401): Client {
  const refused = new OAuthProblem(status, 'invalid_client', 'Client authentication failed');
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/u.exec(header ?? '')?.[1];
  if (encoded === undefined) throw refused;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  const id = formDecode(pair.slice(0, colon));
  const secret = formDecode(pair.slice(colon + 1));
  const client = amClients.find((item) => item.id === id && item.secret === secret && item.active);
  if (colon < 0 || client === undefined) throw refused;
  return client;
}

/** Both halves are form-encoded before they are joined (RFC 6749, 2.3.1). */
function formDecode(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}
