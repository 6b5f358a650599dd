import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/env';
import { passwordMatches } from '../kit/passwords';
import { checkLogin } from './customer-body';
import type { Customer } from './customer-store';
import { layout } from './layout';
import { newCustomer } from './new-customer';
import { passwordProblem, setPassword } from './passwords';
import { Problem, problems } from './problems';
import { checkQuery, jsonBody, listOfSite, parsedBody } from './scapi-gate';
import type { Store } from './store';
import type { Session } from './tokens';

const registration = z.object({
  customer: z.object({
    login: z.string().max(256),
    email: z.string().max(256),
    lastName: z.string().max(256),
    firstName: z.string().max(256).optional(),
  }),
  password: z.string().max(4_096),
});
const passwordChange = z.object({ currentPassword: z.string().max(4_096), password: z.string().max(4_096) });

/** What shoppers do for themselves with their own token, as storefronts call it. */
export function shopperRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.post('/customers', async (c) => {
    const session = shopperSession(store(), c);
    if (session.customerId !== '') throw problems.invalidCustomer('Only a guest can register.');
    checkQuery(c, ['siteId'], ['siteId']);
    const { customer, password } = parsedBody(registration, await jsonBody(c));
    return c.json(shopperView(register(store(), listOfSite(c), customer, password)));
  });

  app.get('/customers/:customerId', (c) => {
    checkQuery(c, ['siteId', 'expand'], ['siteId']);
    return c.json(shopperView(ownCustomer(store(), c)));
  });

  app.put('/customers/:customerId/password', async (c) => {
    checkQuery(c, ['siteId'], ['siteId']);
    const customer = ownCustomer(store(), c);
    const { currentPassword, password } = parsedBody(passwordChange, await jsonBody(c));
    if (!passwordMatches(customer.password, currentPassword)) {
      throw new Problem(400, 'update-password', 'The current password is wrong.');
    }
    demandPassword(store(), password);
    setPassword(store(), customer, password);
    return c.body(null, 204);
  });

  return app;
}

function shopperSession({ tokens }: Store, c: Context<SandboxEnv>): Session {
  const token = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const session = tokens.byAccess(token);
  if (session === null) throw problems.invalidToken(token);
  if (c.req.param('organizationId') !== layout.organizationId) throw problems.organizationNotFound();
  return session;
}

function ownCustomer(store: Store, c: Context<SandboxEnv>): Customer {
  const { customerId } = shopperSession(store, c);
  const customer = store.customers.byId(customerId);
  if (customer === null || customerId !== c.req.param('customerId')) {
    throw problems.invalidCustomer('The customer ID does not match the token.');
  }
  return customer;
}

function register(
  store: Store,
  listId: string,
  { login, ...names }: z.infer<typeof registration>['customer'],
  password: string,
): Customer {
  const { customers, clock } = store;
  if (customers.byLogin(listId, checkLogin(login)) !== null) throw problems.loginTaken();
  demandPassword(store, password);
  const { firstName, ...rest } = names;
  const customer = newCustomer({
    listId,
    password,
    at: clock.now(),
    indexedAt: clock.now(),
    record: {
      customerNo: customers.nextNo(listId),
      ...rest,
      ...(firstName === undefined ? {} : { firstName }),
      credentials: { login, enabled: true, locked: false },
    },
  });
  customers.add(customer);
  return customer;
}

function demandPassword({ switches }: Store, password: string): void {
  const problem = passwordProblem(password, switches);
  if (problem !== null) throw new Problem(400, 'invalid-password', problem);
}

/** Flat, and without the lock: the shopper's own view of the record. */
function shopperView({ record, password }: Customer): object {
  const { credentials, primaryAddress, ...plain } = record;
  return {
    ...plain,
    authType: 'registered',
    ...(credentials === undefined ? {} : { login: credentials.login, enabled: credentials.enabled }),
    hasPassword: password !== null,
    addresses: primaryAddress === undefined ? [] : [primaryAddress],
  };
}
