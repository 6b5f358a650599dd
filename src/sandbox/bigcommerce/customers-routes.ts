import { Hono } from 'hono';
import { z } from 'zod';
import { passwordMatches } from '../kit/passwords';
import type { SandboxEnv } from '../kit/serve';
import { customerChange, newCustomer } from './customer-bodies';
import { filterCustomers, includesOf, integers } from './customer-filters';
import { createCustomers, updateCustomers } from './customer-writes';
import { needsScope } from './gate';
import { pageOf } from './paging';
import { admitPasswordCheck, noteFailedCheck } from './password-checks';
import { presentCustomer } from './present';
import { readBatch, readJson } from './read-json';
import { tooManyRequests } from './refusal';
import { customerOnChannel } from './rules';
import type { Store } from './store';

const writesIncludes = new Set(['storecredit']);
const maxParallelUpdates = 3;

const credentials = z.object({ email: z.string(), password: z.string(), channel_id: z.int().optional() });

export function customersRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const read = needsScope(store, 'store_v2_customers', 'store_v2_customers_read_only');
  const modify = needsScope(store, 'store_v2_customers');
  let updating = 0;

  app.get('/customers', read, (c) => {
    const query = c.req.query();
    const includes = includesOf(query);
    const page = pageOf(filterCustomers(store, query), query);
    return c.json({ data: page.items.map((item) => presentCustomer(store, item, includes)), meta: page.meta });
  });

  app.post('/customers', modify, async (c) => {
    const created = createCustomers(store, await readBatch(c, store, newCustomer), new URL(c.req.url).origin);
    const data = created.map((item) => presentCustomer(store, item, writesIncludes));
    return c.json({ data, meta: {} }, store.switches.createStatus);
  });

  app.put('/customers', modify, async (c) => {
    updating += 1;
    try {
      if (updating > maxParallelUpdates) throw tooManyRequests();
      const changed = updateCustomers(store, await readBatch(c, store, customerChange));
      return c.json({ data: changed.map((item) => presentCustomer(store, item, writesIncludes)), meta: {} });
    } finally {
      updating -= 1;
    }
  });

  app.delete('/customers', modify, (c) => {
    for (const id of integers(c.req.query('id:in') ?? '', 'id:in')) store.customers.delete(id);
    return c.body(null, 204);
  });

  app.post('/customers/validate-credentials', modify, async (c) => {
    const asked = await readJson(c, credentials);
    admitPasswordCheck(store);
    const customer = customerOnChannel(store, asked.email, asked.channel_id ?? 1);
    const valid =
      customer !== null &&
      passwordMatches(customer.password, asked.password) &&
      !(store.switches.validateMindsForcedReset && customer.forcePasswordReset);
    if (valid) return c.json({ is_valid: true, customer_id: customer.id });
    noteFailedCheck(store);
    return c.json({ is_valid: false, customer_id: null });
  });

  return app;
}
