import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/serve';
import { refuseUnknownFilters } from './customer-filters';
import { needsScope } from './gate';
import { pageOf } from './paging';
import { presentMetafield } from './present';
import { readJson } from './read-json';
import { noSuchResource, Refusal } from './refusal';
import { nextId, type Store } from './store';
import type { StoredMetafield } from './types';

const permissionSet = z.enum(['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']);
const value = z.string().min(1).max(65_535);
const newMetafield = z.object({
  permission_set: permissionSet,
  namespace: z.string().min(1).max(64),
  key: z.string().min(1).max(64),
  value,
});
const metafieldChange = z.object({ permission_set: permissionSet.optional(), value: value.optional() });
const filters = new Set([
  'page',
  'limit',
  'after',
  'before',
  'key',
  'key:in',
  'namespace',
  'namespace:in',
  'direction',
]);

export function metafieldRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const read = needsScope(store, 'store_v2_customers', 'store_v2_customers_read_only');
  const modify = needsScope(store, 'store_v2_customers');
  const present = (item: StoredMetafield): Record<string, unknown> => presentMetafield(item, store.clientId);

  app.get('/customers/:id{[0-9]+}/metafields', read, (c) => {
    const query = c.req.query();
    refuseUnknownFilters(query, filters);
    const page = pageOf(select(metafieldsOf(store, customerId(store, c.req.param('id'))), query), query);
    return c.json({ data: page.items.map(present), meta: page.meta });
  });

  app.post('/customers/:id{[0-9]+}/metafields', modify, async (c) => {
    const owner = customerId(store, c.req.param('id'));
    const body = await readJson(c, newMetafield);
    const twin = metafieldsOf(store, owner).some((item) => item.namespace === body.namespace && item.key === body.key);
    if (twin) throw new Refusal(409, 'The metafield conflicts with another metafield.');
    const at = store.clock.now();
    const metafield = {
      id: nextId(store),
      customerId: owner,
      permissionSet: body.permission_set,
      namespace: body.namespace,
      key: body.key,
      value: body.value,
      createdAt: at,
      modifiedAt: at,
    };
    store.metafields.set(metafield.id, metafield);
    return c.json({ data: [present(metafield)], meta: {} });
  });

  app.put('/customers/:id{[0-9]+}/metafields/:metafieldId{[0-9]+}', modify, async (c) => {
    const metafield = metafieldAt(store, c.req.param('id'), c.req.param('metafieldId'));
    const body = await readJson(c, metafieldChange);
    Object.assign(metafield, {
      permissionSet: body.permission_set ?? metafield.permissionSet,
      value: body.value ?? metafield.value,
      modifiedAt: store.clock.now(),
    });
    return c.json({ data: [present(metafield)], meta: {} });
  });

  app.delete('/customers/:id{[0-9]+}/metafields/:metafieldId{[0-9]+}', modify, (c) => {
    store.metafields.delete(metafieldAt(store, c.req.param('id'), c.req.param('metafieldId')).id);
    return c.body(null, 204);
  });

  return app;
}

export function metafieldsOf(store: Store, owner: number): readonly StoredMetafield[] {
  return [...store.metafields.values()].filter((item) => item.customerId === owner);
}

function customerId(store: Store, text: string): number {
  if (!store.customers.has(Number(text))) throw noSuchResource();
  return Number(text);
}

function metafieldAt(store: Store, owner: string, id: string): StoredMetafield {
  const metafield = store.metafields.get(Number(id));
  if (metafield?.customerId !== customerId(store, owner)) throw noSuchResource();
  return metafield;
}

function select(
  items: readonly StoredMetafield[],
  query: Readonly<Record<string, string>>,
): readonly StoredMetafield[] {
  const keys = (query['key:in'] ?? query['key'])?.split(',');
  const namespaces = (query['namespace:in'] ?? query['namespace'])?.split(',');
  return items.filter((item) => (keys?.includes(item.key) ?? true) && (namespaces?.includes(item.namespace) ?? true));
}
