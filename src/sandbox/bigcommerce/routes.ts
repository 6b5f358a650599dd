import { Hono } from 'hono';
import type { SandboxEnv } from '../kit/serve';
import { attributeRoutes } from './attribute-routes';
import { channelRoutes } from './channel-routes';
import { customersRoutes } from './customers-routes';
import { gate } from './gate';
import { graphqlRoutes } from './graphql-routes';
import { metafieldRoutes } from './metafield-routes';
import { answerRefusal, noSuchResource, Refusal } from './refusal';
import type { Store } from './store';
import { storefrontRoutes } from './storefront-routes';
import { storefrontTokenRoutes } from './storefront-token-routes';
import { v2Routes } from './v2-routes';

/** Both hosts of a store on one listener, with the store's own idea of the time in every answer. */
export function bigCommerceRoutes(store: Store): Hono<SandboxEnv> {
  const api = new Hono<SandboxEnv>();
  api.use('*', gate(store));
  for (const routes of [
    customersRoutes(store),
    attributeRoutes(store),
    metafieldRoutes(store),
    channelRoutes(store),
    storefrontTokenRoutes(store),
  ]) {
    api.route('/v3', routes);
  }
  api.route('/v2', v2Routes(store));

  const app = new Hono<SandboxEnv>();
  app.use('*', async (c, next) => {
    await next();
    c.header('Date', new Date(store.clock.now()).toUTCString());
  });
  app.route('/stores/:hash', withMethodCheck(api));
  app.route('/', graphqlRoutes(store));
  app.route('/', storefrontRoutes(store));
  app.onError((error, c) => {
    if (error instanceof Refusal) {
      const { retryAfterSeconds } = store.switches;
      if (error.status === 429 && retryAfterSeconds > 0) c.header('X-Retry-After', String(retryAfterSeconds));
      return answerRefusal(c, error);
    }
    return c.json({ status: 500, title: 'Internal error of the training store' }, 500);
  });
  return app;
}

/** A path that exists under another verb is answered 405, any other unknown one 404. */
function withMethodCheck(api: Hono<SandboxEnv>): Hono<SandboxEnv> {
  const paths = new Set(api.routes.filter((route) => route.method !== 'ALL').map((route) => route.path));
  for (const path of paths) {
    api.all(path, () => {
      throw new Refusal(405, 'Method not allowed');
    });
  }
  api.all('*', () => {
    throw noSuchResource();
  });
  return api;
}
