import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { hashPassword } from '../../kit/passwords';
import { requireToken, type EmporixEnv } from '../auth';
import { addCustomer } from '../customers';
import type { Customer } from '../customer';
import { badPassword, badRequest, duplicate, invalidToken } from '../errors';
import { sendMail } from '../mails';
import { profileBody, readBody } from '../read-body';
import { isOn } from '../switches';
import { emitEvent } from '../webhook-delivery';
import { customerByLogin, isSet, redirectUrlKey, tenant, type World } from '../world';
import { openSession, sessionToken } from './session-token';

const credentials = z.object({ email: z.string().min(1), password: z.string().min(1) });
const signUpBody = credentials.extend({ customerDetails: profileBody.optional(), signup: credentials.optional() });
const optInBody = z.object({ email: z.string().min(1) });

/** How long a confirmation of the double opt-in is good for; the vendor does not say. */
const optInLifeMs = 24 * 60 * 60 * 1000;

/** A shopper's own sign-up and its confirmation, where the tenant asks for one. */
export function signUpRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  const anonymous = requireToken(world, ['anonymous']);

  app.post('/:tenant/signup', anonymous, async (c) => {
    const customer = signUp(world, await readBody(c, signUpBody));
    return c.json({ id: customer.customerNumber }, 201);
  });

  app.get('/:tenant/signup/optin/:token', anonymous, (c) => {
    const { optIns, customers } = world.store;
    const value = c.req.param('token');
    const pending = optIns.get(value);
    const customer = pending === undefined ? undefined : customers.get(pending.customerNumber);
    if (pending === undefined || customer === undefined || pending.expiresAtMs <= world.clock.now()) {
      throw badRequest('invalid token');
    }
    const login = customer.accounts[0]?.id;
    if (login === undefined) throw invalidToken();
    optIns.delete(value);
    customer.profile = { ...customer.profile, active: true };
    customer.version += 1;
    customer.writes += 1;
    return c.json(sessionToken(openSession(world, customer, login, c.get('token').sessionId)));
  });

  app.post('/:tenant/signup/optin/refresh_token', anonymous, async (c) => {
    const { email } = await readBody(c, optInBody);
    const customer = customerByLogin(world.store, email);
    if (customer !== null) {
      mailOptIn(world, customer, email);
      emitEvent(world, 'customer.refresh-token', { email, tenant });
    }
    return c.body(null, 202);
  });

  return app;
}

function signUp(world: World, { email, password, customerDetails, signup }: z.output<typeof signUpBody>): Customer {
  const login = signup ?? { email, password };
  const contactEmail = customerDetails?.contactEmail ?? email;
  if (contactEmail.toLowerCase() !== email.toLowerCase()) {
    throw badRequest('Validation failed', [{ field: 'customerDetails.contactEmail', type: 'invalid' }]);
  }
  if (password.length < 6 || login.password.length < 6) throw badPassword();
  if (customerByLogin(world.store, login.email) !== null) throw duplicate(login.email, tenant);
  const confirms = isOn(world.switches, 'doubleOptIn');
  const customer = addCustomer(world, {
    profile: {
      ...customerDetails,
      contactEmail,
      active: !confirms && isSet(world.store, 'customerActiveOnCreation'),
      onHold: isSet(world.store, 'customerOnHoldOnCreation'),
    },
    accounts: [{ id: login.email }],
    password: hashPassword(login.password),
  });
  customer.writes += 1;
  emitEvent(world, 'customer.created', { customerNumber: customer.customerNumber });
  if (confirms) mailOptIn(world, customer, login.email);
  return customer;
}

/** Where a confirmation leads is a setting whose name the documents don't give; here it is a page of the shop's own. */
function activationUrl({ store }: World, token: string): string {
  const page = store.config.get(redirectUrlKey)?.value;
  const url = new URL('/confirm', typeof page === 'string' && URL.canParse(page) ? page : 'http://127.0.0.1:9');
  url.searchParams.set('token', token);
  return url.href;
}

/** A newer confirmation voids the older one. */
function mailOptIn(world: World, customer: Customer, to: string): void {
  const { optIns } = world.store;
  const { customerNumber } = customer;
  for (const [token, pending] of optIns) if (pending.customerNumber === customerNumber) optIns.delete(token);
  const token = randomBytes(48).toString('base64url');
  optIns.set(token, { customerNumber, expiresAtMs: world.clock.now() + optInLifeMs });
  sendMail(world, to, 'opt-in', null);
  const activateAccountUrl = activationUrl(world, token);
  emitEvent(world, 'customer.opt-in', { customerNumber, activateAccountUrl, token });
}
