import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/serve';
import { setAttributeValue } from './add-customer';
import { dateFilters, integers, refuseUnknownFilters } from './customer-filters';
import { needsScope } from './gate';
import { pageOf } from './paging';
import { isoSeconds, presentAttributeValue } from './present';
import { readBatch } from './read-json';
import { Refusal } from './refusal';
import { attributeValueOf, nextId, type Store } from './store';
import type { StoredAttribute, StoredAttributeValue } from './types';

const newAttribute = z.object({ name: z.string().min(1).max(255), type: z.enum(['string', 'number', 'date']) });
const upsert = z.object({ customer_id: z.int(), attribute_id: z.int(), value: z.string().max(255) });

const valueTests: Readonly<Record<string, (value: string, store: Store) => (item: StoredAttributeValue) => boolean>> = {
  'customer_id:in': (value) => {
    const ids = new Set(integers(value, 'customer_id:in'));
    return (item) => ids.has(item.customerId);
  },
  'attribute_id:in': (value) => {
    const ids = new Set(integers(value, 'attribute_id:in'));
    return (item) => ids.has(item.attributeId);
  },
  name: (value, store) => (item) => store.attributes.get(item.attributeId)?.name === value,
  ...dateFilters<StoredAttributeValue>('date_created', (item) => item.createdAt),
  ...dateFilters<StoredAttributeValue>('date_modified', (item) => item.modifiedAt),
};
const attributeTests: Readonly<Record<string, (value: string) => (item: StoredAttribute) => boolean>> = {
  name: (value) => (item) => item.name === value,
  'name:like': (value) => (item) => item.name.toLowerCase().includes(value.toLowerCase()),
  type: (value) => (item) => item.type === value,
  ...dateFilters<StoredAttribute>('date_created', (item) => item.createdAt),
  ...dateFilters<StoredAttribute>('date_modified', (item) => item.createdAt),
};

export function attributeRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const read = needsScope(store, 'store_v2_customers', 'store_v2_customers_read_only');
  const modify = needsScope(store, 'store_v2_customers');

  app.get('/customers/attributes', read, (c) => {
    const query = c.req.query();
    // `id:in` is refused here, as recorded.
    refuseUnknownFilters(query, new Set(['page', 'limit', ...Object.keys(attributeTests)]));
    const tests = Object.entries(query).flatMap(([name, value]) => attributeTests[name]?.(value) ?? []);
    const page = pageOf(
      [...store.attributes.values()].filter((item) => tests.every((test) => test(item))),
      query,
    );
    return c.json({ data: page.items.map(presentAttribute), meta: page.meta });
  });

  app.post('/customers/attributes', modify, async (c) => {
    const created = (await readBatch(c, store, newAttribute)).map((body) => {
      const attribute = { ...body, id: nextId(store), createdAt: store.clock.now() };
      store.attributes.set(attribute.id, attribute);
      return attribute;
    });
    return c.json({ data: created.map(presentAttribute), meta: {} });
  });

  app.get('/customers/attribute-values', read, (c) => {
    const query = c.req.query();
    refuseUnknownFilters(query, new Set(['page', 'limit', ...Object.keys(valueTests)]));
    const tests = Object.entries(query).flatMap(([name, value]) => valueTests[name]?.(value, store) ?? []);
    const living = [...store.attributeValues.values()].filter((item) => store.customers.has(item.customerId));
    const page = pageOf(
      living.filter((item) => tests.every((test) => test(item))),
      query,
    );
    return c.json({ data: page.items.map(presentAttributeValue), meta: { pagination: page.meta['pagination'] } });
  });

  app.put('/customers/attribute-values', modify, async (c) => {
    const bodies = await readBatch(c, store, upsert);
    for (const [index, body] of bodies.entries()) {
      if (!store.customers.has(body.customer_id) || !store.attributes.has(body.attribute_id)) {
        throw new Refusal(422, 'Upsert customer attribute values failed.', {
          errors: { [`${String(index)}.customer_id`]: 'invalid ID' },
        });
      }
    }
    const data = bodies.map((body) => {
      setAttributeValue(store, body.customer_id, body.attribute_id, body.value, store.clock.now());
      return attributeValueOf(store, body.customer_id, body.attribute_id);
    });
    return c.json({ data: data.flatMap((value) => (value === null ? [] : presentAttributeValue(value))), meta: {} });
  });

  return app;
}

function presentAttribute(attribute: StoredAttribute): Record<string, unknown> {
  return {
    id: attribute.id,
    name: attribute.name,
    type: attribute.type,
    date_created: isoSeconds(attribute.createdAt),
    date_modified: isoSeconds(attribute.createdAt),
  };
}
