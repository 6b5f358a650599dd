import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { requireToken, type EmporixEnv } from '../auth';
import { expandAll, presentCustomer, readExpand, type Customer } from '../customer';
import { badRequest, noAddress, noCustomer } from '../errors';
import { matches } from '../query/match';
import { parseQuery, QuerySyntaxError, type Condition } from '../query/parse';
import { readBody } from '../read-body';
import { isOn } from '../switches';
import type { Token } from '../tokens';
import type { World } from '../world';

const searchBody = z.object({ q: z.string().optional() });

/** List, search, get, and a customer's addresses. */
export function customerReadRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  const mayRead = requireToken(world, ['service'], 'customer.customer_read');

  app.get('/:tenant/customers', mayRead, (c) => page(world, c, c.req.query('q') ?? ''));
  app.post('/:tenant/customers/search', mayRead, async (c) => {
    const { q } = await readBody(c, searchBody);
    return page(world, c, q ?? '');
  });
  app.get('/:tenant/customers/:number', mayRead, (c) => {
    const customer = visibleCustomer(world, c.get('token'), c.req.param('number'));
    return c.json(presentCustomer(customer, readExpand(c.req.query('expand'))));
  });
  app.get('/:tenant/customers/:number/addresses', mayRead, (c) =>
    c.json(visibleCustomer(world, c.get('token'), c.req.param('number')).addresses),
  );
  app.get('/:tenant/customers/:number/addresses/:id', mayRead, (c) => {
    const { number, id } = c.req.param();
    const address = visibleCustomer(world, c.get('token'), number).addresses.find((item) => item.id === id);
    if (address === undefined) throw noAddress(id, number);
    return c.json(address);
  });
  return app;
}

/** @throws Refusal 404 also for a customer whose restriction the token does not cover. */
export function visibleCustomer(world: World, token: Token, customerNumber: string): Customer {
  const customer = world.store.customers.get(customerNumber);
  if (customer === undefined || !isVisible(customer, token)) throw noCustomer(customerNumber);
  return customer;
}

function isVisible(customer: Customer, token: Token): boolean {
  const { restriction } = customer.profile;
  if (token.restrictions === null || restriction === null || restriction === undefined) return true;
  return token.restrictions.includes(restriction);
}

function page(world: World, c: Context<EmporixEnv>, q: string): Response {
  const conditions = q === '' ? [] : readConditions(world, q);
  const options = { ignoreEmailCase: isOn(world.switches, 'emailCaseInsensitive') };
  const hits = [...world.store.customers.values()].filter(
    (customer) =>
      isVisible(customer, c.get('token')) &&
      (conditions.length === 0 || matches(presentCustomer(customer, expandAll), conditions, options)),
  );
  sortBy(hits, c.req.query('sort') ?? '');
  const { pageNumber, pageSize } = readPaging(c.req.query('pageNumber'), c.req.query('pageSize'));
  const shown = hits.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
  if (world.switches['totalHeader'] !== 'none') {
    c.header('Count', String(hits.length));
    c.header('hybris-count', String(hits.length));
    if (c.req.header('x-total-count') === 'true') c.header('X-Total-Count', String(hits.length));
  }
  const expand = readExpand(c.req.query('expand'));
  return c.json(shown.map((customer) => presentCustomer(customer, expand)));
}

function readConditions(world: World, q: string): readonly Condition[] {
  try {
    const conditions = parseQuery(q);
    for (const { field, test } of conditions) {
      if (field.startsWith('accounts.') && !isOn(world.switches, 'accountsIdSearch')) throw badQuery();
      if (test.kind === 'regex' && !isOn(world.switches, 'regexSearch')) throw badQuery();
    }
    return conditions;
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw badQuery();
    throw error;
  }
}

const badQuery = () => badRequest('The q parameter is not valid.');

function readPaging(pageNumber: string | undefined, pageSize: string | undefined) {
  const whole = (text: string): number => {
    if (!/^[1-9]\d{0,8}$/u.test(text)) throw badRequest('Paging parameters are not valid.');
    return Number(text);
  };
  if (pageNumber !== undefined && pageSize === undefined) throw badRequest('pageSize must be specified.');
  return { pageNumber: whole(pageNumber ?? '1'), pageSize: whole(pageSize ?? '60') };
}

function sortBy(customers: Customer[], sort: string): void {
  const [field, direction = 'asc'] = sort.split(':');
  if (field === undefined || field === '') return;
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  const key = (customer: Customer): string => {
    const value = presentCustomer(customer, expandAll)[field];
    return typeof value === 'string' ? value : '';
  };
  const keys = new Map(customers.map((customer) => [customer, key(customer)]));
  customers.sort((a, b) => sign * ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}
