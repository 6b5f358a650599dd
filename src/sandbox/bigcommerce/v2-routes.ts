import { Hono } from 'hono';
import { z } from 'zod';
import { passwordMatches } from '../kit/passwords';
import type { SandboxEnv } from '../kit/serve';
import { updateCustomers } from './customer-writes';
import { needsScope } from './gate';
import { admitPasswordCheck, noteFailedCheck } from './password-checks';
import { presentCustomerV2 } from './present-v2';
import { findV2 } from './find-v2';
import { readJson } from './read-json';
import { Refusal } from './refusal';
import type { Store } from './store';
import type { StoredCustomer } from './types';

const customerGroups = [
  { id: 1, name: 'Retail', is_default: true, category_access: { type: 'all' } },
  { id: 2, name: 'Trade', is_default: false, category_access: { type: 'specific', categories: [12] } },
  { id: 3, name: 'No catalogue', is_default: false, category_access: { type: 'none' } },
];
const v2Change = z.strictObject({
  _authentication: z
    .strictObject({
      force_reset: z.boolean().optional(),
      password: z.string().optional(),
      password_confirmation: z.string().optional(),
    })
    .optional(),
});

/** The V2 routes: store, time, groups and the deprecated customers. */
export function v2Routes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const information = needsScope(store, 'store_v2_information', 'store_v2_information_read_only');
  const read = needsScope(store, 'store_v2_customers', 'store_v2_customers_read_only');
  const modify = needsScope(store, 'store_v2_customers');

  app.get('/time', information, (c) => {
    const seconds = Math.floor(store.clock.now() / 1000);
    return c.json({ time: store.switches.timeUnit === 's' ? seconds : seconds * 1000 });
  });

  app.get('/store', information, (c) => {
    const { origin, host } = new URL(c.req.url);
    return c.json({
      id: store.hash,
      domain: host,
      secure_url: origin,
      status: store.switches.storeStatus,
      name: 'Orchard Supply',
      control_panel_base_url: `https://store-${store.hash}.mybigcommerce.com`,
      default_channel_id: 1,
      features: { graphql_storefront_api_enabled: true, multi_storefront_enabled: true },
    });
  });

  app.get('/customer_groups', read, (c) => c.json(customerGroups));
  app.get('/customer_groups/:id{[0-9]+}', read, (c) => {
    const group = customerGroups.find((item) => item.id === Number(c.req.param('id')));
    if (group === undefined) throw notFound();
    return c.json(group);
  });

  app.get('/customers', read, (c) => {
    const found = findV2(store, c.req.query());
    return found.length === 0 ? c.body(null, 204) : c.json(found.map(presentCustomerV2));
  });
  app.get('/customers/count', read, (c) => c.json({ count: store.customers.size }));
  app.get('/customers/:id{[0-9]+}', read, (c) => c.json(presentCustomerV2(customerAt(store, c.req.param('id')))));
  app.put('/customers/:id{[0-9]+}', modify, async (c) => {
    const customer = customerAt(store, c.req.param('id'));
    const { _authentication: authentication = {} } = readV2Change(await c.req.text());
    const { force_reset: force, password, password_confirmation: confirmation } = authentication;
    if (password !== confirmation) throw new Refusal(400, "The field 'password' is invalid.");
    updateCustomers(store, [
      {
        id: customer.id,
        authentication: {
          ...(force === undefined ? {} : { force_password_reset: force }),
          ...(password === undefined ? {} : { new_password: password }),
        },
      },
    ]);
    return c.json(presentCustomerV2(customer));
  });
  app.post('/customers/:id{[0-9]+}/validate', modify, async (c) => {
    const customer = customerAt(store, c.req.param('id'));
    const { password } = await readJson(c, z.object({ password: z.string() }));
    admitPasswordCheck(store);
    const success = passwordMatches(customer.password, password);
    if (!success) noteFailedCheck(store);
    return c.json({ success });
  });

  return app;
}

const notFound = (): Refusal => new Refusal(404, 'The requested resource was not found.');

function customerAt(store: Store, id: string): StoredCustomer {
  const customer = store.customers.get(Number(id));
  if (customer === undefined) throw notFound();
  return customer;
}

function readV2Change(text: string): z.output<typeof v2Change> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'Input is invalid');
  }
  const parsed = v2Change.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.at(-1);
  throw new Refusal(400, `The field '${String(field)}' is not supported by this resource.`);
}
