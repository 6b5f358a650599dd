import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/env';
import { passwordMatches } from '../kit/passwords';
import { asKept, checkLogin, parseCustomerBody } from './customer-body';
import type { Customer } from './customer-store';
import { newCustomer } from './new-customer';
import { passwordProblem, setPassword } from './passwords';
import { Problem, problems } from './problems';
import { checkQuery, jsonBody, listOfSite, parsedBody } from './scapi-gate';
import { ownCustomer, shopperSession } from './shopper-session';
import type { Store } from './store';

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

  app.patch('/customers/:customerId', async (c) => {
    checkQuery(c, ['siteId'], ['siteId']);
    const customer = ownCustomer(store(), c);
    const { credentials, customerNo, ...changes } = parseCustomerBody(await jsonBody(c));
    const ownNo = customer.record.customerNo;
    // A shopper changes no number here, and the log-in only where the merchant switched that on.
    if (credentials !== undefined || (customerNo ?? ownNo) !== ownNo) {
      throw problems.invalidCustomer('This part of the customer can not be changed.');
    }
    const lastModified = new Date(store().clock.now()).toISOString();
    store().customers.change(customer, { ...customer.record, ...asKept(changes), lastModified });
    return c.json(shopperView(customer));
  });

  app.get('/customers/:customerId/orders', (c) => {
    checkQuery(c, ['siteId', 'limit', 'offset', 'crossSites', 'sort', 'from', 'until', 'status'], ['siteId']);
    ownCustomer(store(), c);
    const [limit, offset] = [Number(c.req.query('limit') ?? 10), Number(c.req.query('offset') ?? 0)];
    if (!(limit >= 1 && limit <= 50 && offset >= 0)) throw problems.constraint("The value of 'limit' is not valid.");
    return c.json({ limit, total: 0, offset });
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
