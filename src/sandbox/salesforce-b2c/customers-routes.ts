import { Hono } from 'hono';
import type { SandboxEnv } from '../kit/env';
import { asKept, checkLogin, type CustomerBody, parseCustomerBody } from './customer-body';
import type { Customer } from './customer-store';
import { layout } from './layout';
import { newCustomer } from './new-customer';
import { Problem, problems } from './problems';
import { parseSearch } from './query';
import { admitClient, checkQuery, jsonBody } from './scapi-gate';
import { matcher, sorted } from './search';
import type { Store } from './store';
import type { CustomerRecord } from './wire';

const read = ['sfcc.customerlists', 'sfcc.customerlists.rw'];
const write = ['sfcc.customerlists.rw'];
const lists = new Set<string>(layout.sites.values());

/** The Customers admin API: search, read, change, create and delete within a customer list. */
export function customersRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.post('/customer-lists/:listId/customer-search', async (c) => {
    admitClient(store(), c, read);
    checkQuery(c, []);
    const listId = knownList(c.req.param('listId'));
    return c.json(search(store(), listId, await jsonBody(c)));
  });

  app.get('/customer-lists/:listId/customers/:customerNo', (c) => {
    admitClient(store(), c, read);
    checkQuery(c, []);
    const customer = knownCustomer(store(), knownList(c.req.param('listId')), c.req.param('customerNo'));
    return c.json(store().customers.present(customer));
  });

  app.patch('/customer-lists/:listId/customers/:customerNo', async (c) => {
    admitClient(store(), c, write);
    checkQuery(c, []);
    const customer = knownCustomer(store(), knownList(c.req.param('listId')), c.req.param('customerNo'));
    patch(store(), customer, parseCustomerBody(await jsonBody(c)));
    return c.json(store().customers.present(customer));
  });

  app.post('/customer-lists/:listId/customers', async (c) => {
    admitClient(store(), c, write);
    checkQuery(c, []);
    const listId = knownList(c.req.param('listId'));
    return c.json(create(store(), listId, parseCustomerBody(await jsonBody(c))));
  });

  app.put('/customer-lists/:listId/customers/:customerNo', async (c) => {
    admitClient(store(), c, write);
    checkQuery(c, []);
    const listId = knownList(c.req.param('listId'));
    const customerNo = c.req.param('customerNo');
    return c.json(create(store(), listId, { ...parseCustomerBody(await jsonBody(c)), customerNo }), 201);
  });

  app.delete('/customer-lists/:listId/customers/:customerNo', (c) => {
    admitClient(store(), c, write);
    checkQuery(c, []);
    const customer = knownCustomer(store(), knownList(c.req.param('listId')), c.req.param('customerNo'));
    store().customers.remove(customer);
    endSessions(store(), customer);
    return c.body(null, 204);
  });

  return app;
}

function knownList(listId: string): string {
  if (!lists.has(listId)) throw problems.listNotFound(listId);
  return listId;
}

function knownCustomer({ customers }: Store, listId: string, customerNo: string): Customer {
  const customer = customers.byNo(listId, customerNo);
  if (customer === null) throw problems.customerNotFound(customerNo);
  return customer;
}

function search({ customers, switches }: Store, listId: string, body: unknown): object {
  const request = parseSearch(body);
  const test = matcher(request.query, switches.termCaseSensitive);
  const known = customers.indexed(listId).filter(({ record }) => test(record));
  const found = sorted(known, request.sorts ?? []);
  const hits = found
    .slice(request.offset, request.offset + request.limit)
    .map(({ customer, record }) => ({ relevance: 4.25, data: asIndexed(customers.present(customer, record)) }));
  return {
    limit: request.limit,
    offset: request.offset,
    total: found.length,
    query: request.query,
    ...(request.sorts === undefined ? {} : { sorts: request.sorts }),
    ...(hits.length === 0 && switches.omitEmptyHits ? {} : { hits }),
  };
}

/** A hit has what the index has: no address and no times of sign-ins. */
function asIndexed(record: CustomerRecord): Partial<CustomerRecord> {
  const left = new Set(['primaryAddress', 'lastLoginTime', 'lastVisitTime', 'previousLoginTime', 'previousVisitTime']);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !left.has(key)));
}

function patch(store: Store, customer: Customer, body: CustomerBody): void {
  const { customers, switches, clock } = store;
  if (switches.strictPatch) {
    const needed = body.credentials === undefined || body.credentials.login !== undefined;
    if (body.customerNo === undefined || body.lastName === undefined || !needed) {
      throw problems.constraint('A required property is missing.');
    }
  }
  const { record } = customer;
  const { credentials, ...plain } = body;
  if (body.customerNo !== undefined && body.customerNo !== record.customerNo) {
    refuseTakenNo(store, customer.listId, body.customerNo);
  }
  const merged = { ...record, ...asKept(plain), ...mergedCredentials(store, customer, credentials) };
  if (JSON.stringify(merged) === JSON.stringify(record)) return;
  customers.change(customer, { ...merged, lastModified: new Date(clock.now()).toISOString() });
  if (merged.credentials?.enabled === false && !switches.sessionsSurviveDeactivation) endSessions(store, customer);
}

function endSessions({ tokens }: Store, { record }: Customer): void {
  tokens.end((session) => session.customerId === record.customerId);
}

function mergedCredentials(
  { customers, switches }: Store,
  customer: Customer,
  given: CustomerBody['credentials'],
): Pick<CustomerRecord, 'credentials'> {
  if (given === undefined) return {};
  const old = customer.record.credentials;
  const login = given.login ?? old?.login;
  if (login !== old?.login) {
    const owner = customers.byLogin(customer.listId, checkLogin(login));
    if (owner !== null && owner !== customer) throw problems.loginTaken();
    // The stored hash depends on the login, so a changed login leaves no password that works.
    customer.password = null;
  }
  if (login === undefined) throw new Problem(400, 'login-missing', 'The login is missing.');
  if (switches.patchUnlocks && given.locked === false) customer.lockedUntil = 0;
  const { passwordQuestion = old?.passwordQuestion } = given;
  return {
    credentials: {
      login,
      enabled: given.enabled ?? old?.enabled ?? true,
      locked: false,
      ...(passwordQuestion === undefined ? {} : { passwordQuestion }),
    },
  };
}

function create(store: Store, listId: string, body: CustomerBody): CustomerRecord {
  const { customers, switches, clock } = store;
  const { credentials, customerNo: askedNo, lastName, ...plain } = body;
  if (lastName === undefined) throw problems.constraint('A required property is missing.');
  if (credentials === undefined) throw new Problem(400, 'credentials-missing', 'The credentials are missing.');
  const login = checkLogin(credentials.login);
  if (customers.byLogin(listId, login) !== null) throw problems.loginTaken();
  if (askedNo === undefined && !switches.createAssignsNumber) {
    throw problems.constraint('A required property is missing.');
  }
  const customerNo = askedNo ?? customers.nextNo(listId);
  refuseTakenNo(store, listId, customerNo);
  const customer = newCustomer({
    listId,
    at: clock.now(),
    indexedAt: clock.now(),
    record: {
      ...asKept(plain),
      customerNo,
      lastName,
      credentials: { login, enabled: credentials.enabled ?? true, locked: false },
    },
  });
  customer.writes = 1;
  customers.add(customer);
  return customers.present(customer);
}

function refuseTakenNo({ customers, switches }: Store, listId: string, customerNo: string): void {
  if (customers.byNo(listId, customerNo) === null) return;
  throw new Problem(
    switches.customerNoTakenStatus,
    'customer-number-already-in-use',
    'The customer number is already used by another customer.',
  );
}
