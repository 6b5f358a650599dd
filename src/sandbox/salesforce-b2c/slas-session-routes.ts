import { Hono, type Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { layout } from './layout';
import { OAuthProblem } from './problems';
import { emptyTokenAnswer } from './sessions';
import { basicClient, formOf } from './slas-gate';
import type { Store } from './store';
import type { Session } from './tokens';

/** Looking at sessions and ending them, and the service's public facts. */
export function slasSessionRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/introspect', async (c) => {
    basicClient(c);
    return c.json(introspect(store(), (await formOf(c)).get('token') ?? ''));
  });
  app.post('/revoke', async (c) => {
    const client = basicClient(c);
    const token = (await formOf(c)).get('token') ?? '';
    const session = store().tokens.byRefresh(token);
    if (session?.clientId !== client.id) {
      throw new OAuthProblem(400, 'invalid_request', 'Bad or missing refresh token.');
    }
    store().tokens.end((other) => other === session);
    return c.json({ ...emptyTokenAnswer, refresh_token: token });
  });
  app.get('/logout', (c) => {
    const session = bearerSession(store(), c);
    if (session.refreshToken !== c.req.query('refresh_token')) {
      throw new OAuthProblem(400, 'invalid_request', 'Bad or missing refresh token.');
    }
    const everywhere = c.req.query('hint') === 'all-sessions';
    const isBrother = (other: Session): boolean =>
      other.customerId === session.customerId && (other.flow === 'password') === (session.flow === 'password');
    store().tokens.end((other) => other === session || (everywhere && isBrother(other)));
    return c.json(emptyTokenAnswer);
  });
  app.get('/userinfo', (c) => {
    const { customerId, name } = bearerSession(store(), c);
    const email = store().customers.byId(customerId)?.record.email ?? '';
    return c.json({ customer_id: customerId, name, email, validated: true });
  });
  app.get('/jwks', (c) => c.json({ keys: [store().tokens.publicJwk] }));
  app.get('/.well-known/openid-configuration', (c) => c.json(configuration(store().origin)));
  return app;
}

function introspect({ tokens }: Store, token: string): object {
  const byAccess = tokens.byAccess(token);
  const session = byAccess ?? tokens.byRefresh(token);
  if (session === null) return { active: false };
  const expiresAt = byAccess === null ? session.refreshExpiresAt : session.accessExpiresAt;
  return {
    active: true,
    client_id: session.clientId,
    exp: Math.floor(expiresAt / 1_000),
    iss: `slas/dev/${layout.tenantId}`,
    scope: session.scopes.join(' '),
    sub:
      session.customerId === ''
        ? `usid:${session.usid}::uido:slas::upn:Guest::uidn:Guest User`
        : `usid:${session.usid}::uido:ecom::upn:${session.login}::uidn:${session.name.replaceAll(':', '%3A')}`,
    token_type: byAccess === null ? 'refresh_token' : 'access_token',
  };
}

function bearerSession({ tokens }: Store, c: Context<SandboxEnv>): Session {
  const session = tokens.byAccess(/^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
  if (session === null) throw new OAuthProblem(401, 'invalid_client', 'Authorization failed.');
  return session;
}

function configuration(origin: string): object {
  const base = `${origin}/shopper/auth/v1/organizations/${layout.organizationId}/oauth2`;
  return {
    issuer: `${base}/.well-known/openid-configuration`,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwks`,
    userinfo_endpoint: `${base}/userinfo`,
    introspection_endpoint: `${base}/introspect`,
    revocation_endpoint: `${base}/revoke`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  };
}
