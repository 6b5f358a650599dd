import type { Context } from 'hono';
import type { SandboxEnv } from '../kit/env';
import type { Customer } from './customer-store';
import { layout } from './layout';
import { problems } from './problems';
import type { Store } from './store';
import type { Session } from './tokens';

/** The living session of a shopper or guest whose token came with the request. */
export function shopperSession({ tokens }: Store, c: Context<SandboxEnv>): Session {
  const token = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const session = tokens.byAccess(token);
  if (session === null) throw problems.invalidToken(token);
  if (c.req.param('organizationId') !== layout.organizationId) throw problems.organizationNotFound();
  return session;
}

/** The customer in the path, who must be the one whose token it is. */
export function ownCustomer(store: Store, c: Context<SandboxEnv>): Customer {
  const { customerId } = shopperSession(store, c);
  const customer = store.customers.byId(customerId);
  if (customer === null || customerId !== c.req.param('customerId')) {
    throw problems.invalidCustomer('The customer ID does not match the token.');
  }
  return customer;
}
