import { Hono } from 'hono';
import type { SandboxEnv } from '../kit/serve';
import { customerMethods } from './customer-methods';
import { admission, applicationOf, delayOrFail } from './gate';
import { lookUpMethods } from './look-up-methods';
import { queryRoute } from './query-route';
import { searchMethods } from './search-methods';
import { signInMethods } from './sign-in-methods';
import { statusMethods } from './status-methods';
import { tokenRoute } from './token-route';
import type { World } from './world';

export const servicePath = '/commerce/customer/1.1/';
export const identityPath = '/identity/1.0/connect/token';
const queryPath = '/commerce/query/2.0/Customers/Customers';

const methods = [...lookUpMethods, ...searchMethods, ...statusMethods, ...customerMethods, ...signInMethods];

export function norceRoutes(world: World): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use('*', delayOrFail(world));
  app.post(identityPath, (c) => tokenRoute(world, c));
  app.use(`${servicePath}*`, admission(world, 400));
  app.use(queryPath, admission(world, 500));
  app.get(queryPath, (c) => queryRoute(world, c));
  for (const { name, verb, run } of methods) {
    app.on(verb, `${servicePath}${name}`, (c) =>
      run({
        world,
        // The gate let only calls with a known application pass.
        application: applicationOf(c) ?? 0,
        query: (parameter) => c.req.query(parameter),
        body: () => c.req.text(),
      }),
    );
    app.all(`${servicePath}${name}`, (c) => c.body(null, 405, { allow: verb }));
  }
  app.notFound((c) => c.body(null, 404));
  return app;
}
