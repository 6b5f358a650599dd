import { Hono } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { accountManagerRoutes } from './account-manager';
import { customersRoutes } from './customers-routes';
import { passwordRoutes } from './password-routes';
import { OAuthProblem, Problem, problemBody } from './problems';
import { commerceHeaders } from './scapi-gate';
import { externalProfileRoutes } from './external-profile-routes';
import { shopperRoutes } from './shopper-routes';
import { slasAdminRoutes } from './slas-admin-routes';
import { slasBehalfRoutes } from './slas-behalf-routes';
import { slasCodeRoutes } from './slas-code-routes';
import { slasGate } from './slas-gate';
import { slasPasswordRoutes } from './slas-password-routes';
import { slasSessionRoutes } from './slas-session-routes';
import { slasSignInRoutes } from './slas-sign-in-routes';
import type { Store } from './store';
import { storefrontRoutes } from './storefront-routes';

const slasBase = '/shopper/auth/v1/organizations/:organizationId/oauth2';

/** All of the tenant's hosts under one origin; the paths are the vendor's own, so that only origins differ. */
export function routes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) => {
    if (error instanceof Problem) {
      return c.body(JSON.stringify(problemBody(error)), error.status, {
        'content-type': 'application/problem+json',
        ...error.headers,
      });
    }
    if (error instanceof OAuthProblem) {
      const isLive = c.req.path.startsWith('/shopper/') && store().switches.slasErrorStyle === 'live';
      const body = isLive
        ? { status_code: String(error.status), message: error.description }
        : { error: error.error, error_description: error.description };
      const type = c.req.path.startsWith('/shopper/') && !isLive ? 'application/problem+json' : 'application/json';
      return c.body(JSON.stringify(body), error.status, { 'content-type': type, ...error.headers });
    }
    return c.json({ error: 'internal' }, 500);
  });
  app.use('/customer/*', commerceHeaders(store));
  app.use('/shopper/*', commerceHeaders(store));
  app.use(`${slasBase}/*`, slasGate(store));
  app.route('/', accountManagerRoutes(store));
  app.route('/customer/customers/v1/organizations/:organizationId', customersRoutes(store));
  app.route('/customer/shopper-customers/v1/organizations/:organizationId', passwordRoutes(store));
  app.route('/customer/shopper-customers/v1/organizations/:organizationId', externalProfileRoutes(store));
  app.route('/customer/shopper-customers/v1/organizations/:organizationId', shopperRoutes(store));
  app.route('/shopper/auth-admin/v1/tenants/:tenantId', slasAdminRoutes(store));
  for (const part of [slasSignInRoutes, slasBehalfRoutes, slasPasswordRoutes, slasCodeRoutes, slasSessionRoutes]) {
    app.route(slasBase, part(store));
  }
  app.route('/', storefrontRoutes(store));
  app.all('*', () => {
    throw new Problem(404, 'resource-not-found', 'There is no such resource.');
  });
  return app;
}
