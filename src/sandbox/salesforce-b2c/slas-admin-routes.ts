import { Hono, type Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { layout, slasClients, storefrontPaths, type SlasClient } from './layout';
import { Problem, problems } from './problems';
import type { Store } from './store';

/** Administration of the sign-in service: its clients, without their secrets, and the erasure of a shopper's sessions. */
export function slasAdminRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get('/clients', (c) => {
    admit(store(), c);
    return c.json({ data: slasClients.map((client) => clientView(client, store().origin)) });
  });
  app.get('/clients/:clientId', (c) => {
    admit(store(), c);
    const client = slasClients.find(({ id }) => id === c.req.param('clientId'));
    if (client === undefined) throw new Problem(404, 'client-not-found', 'The client is not known.');
    return c.json(clientView(client, store().origin));
  });
  app.delete('/customers/:customerId', (c) => {
    admit(store(), c);
    const customerId = c.req.param('customerId');
    if (store().customers.byId(customerId) === null) throw problems.customerNotFound(customerId);
    store().tokens.end((session) => session.customerId === customerId);
    return c.body(null, 204);
  });
  return app;
}

function admit({ tokens, clock }: Store, c: Context<SandboxEnv>): void {
  const value = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const token = tokens.am(value);
  if (token === null || token.expiresAt <= clock.now()) throw problems.invalidToken(value);
  if (c.req.param('tenantId') === layout.tenantId) return;
  throw new Problem(404, 'tenant-not-found', 'The tenant is not known.');
}

function clientView({ id, secret, channels, scopes, loginEpRestrict, strictClientAuth }: SlasClient, origin: string) {
  return {
    clientId: id,
    name: id,
    secret: '',
    scopes,
    redirectUri: `${origin}${storefrontPaths.callback}`,
    callbackUri: '',
    channels,
    isPrivateClient: secret !== null,
    loginEpRestrict,
    isSixDigitOtp: false,
    strictClientAuth,
  };
}
