import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/env';
import type { Customer } from './customer-store';
import { newCustomer } from './new-customer';
import { Problem, problems } from './problems';
import { admitClient, checkQuery, jsonBody, listOfSite, parsedBody } from './scapi-gate';
import { shopperSession } from './shopper-session';
import type { Store } from './store';

const text = z.string().min(1).max(256);
const profile = z.object({
  authenticationProviderId: text,
  externalId: text,
  email: text.optional(),
  firstName: text.optional(),
  lastName: text.optional(),
});

/** Customers who sign in with another provider: made with a guest's token, read with an API client's. */
export function externalProfileRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.post('/customers/external-profile', async (c) => {
    if (shopperSession(store(), c).customerId !== '') throw problems.invalidCustomer('Only a guest can register.');
    checkQuery(c, ['siteId'], ['siteId']);
    const given = parsedBody(profile, await jsonBody(c));
    const listId = listOfSite(c);
    const { customers, clock } = store();
    const known = customers.byExternalProfile(given.authenticationProviderId, given.externalId);
    if (known !== null) return c.json(profileView(known));
    const { email, firstName, lastName } = given;
    const customer = newCustomer({
      listId,
      at: clock.now(),
      indexedAt: clock.now(),
      externalProfile: { provider: given.authenticationProviderId, externalId: given.externalId },
      record: {
        customerNo: customers.nextNo(listId),
        lastName: lastName ?? '',
        ...(firstName === undefined ? {} : { firstName }),
        ...(email === undefined ? {} : { email }),
        credentials: { login: randomUUID(), enabled: true, locked: false },
      },
    });
    customers.add(customer);
    return c.json(profileView(customer));
  });

  app.get('/customers/external-profile', (c) => {
    admitClient(store(), c, ['sfcc.shopper-customers.login']);
    const names = ['siteId', 'externalId', 'authenticationProviderId'];
    checkQuery(c, names, names);
    const [provider = '', externalId = ''] = [c.req.query('authenticationProviderId'), c.req.query('externalId')];
    const customer = store().customers.byExternalProfile(provider, externalId);
    if (customer?.listId === listOfSite(c)) return c.json(profileView(customer));
    throw new Problem(404, 'not-found', 'No customer with this external profile could be found.');
  });

  return app;
}

function profileView({ record, externalProfile }: Customer): object {
  const { email, firstName, lastName, customerId } = record;
  return {
    authenticationProviderId: externalProfile?.provider,
    externalId: externalProfile?.externalId,
    customerId,
    ...(email === undefined ? {} : { email }),
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === '' ? {} : { lastName }),
  };
}
