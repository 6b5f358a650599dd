import { Hono } from 'hono';
import { z } from 'zod';
import { hashPassword, passwordMatches } from '../../kit/passwords';
import { requireToken, type EmporixEnv } from '../auth';
import { passwordAccount, type Customer } from '../customer';
import { badPassword, badRequest, noCustomer, notFound, signInRefused } from '../errors';
import { sendResetMail } from '../mails';
import { readBody } from '../read-body';
import { numberOf } from '../switches';
import { customerByLogin, type World } from '../world';

const resetBody = z.object({ email: z.string().min(1), site: z.string().optional() });
const redeemBody = z.object({ token: z.string(), password: z.string() });
const changeBody = z.object({ currentPassword: z.string(), newPassword: z.string() });

/** Reset, redemption and change of a password. */
export function passwordRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  const anonymous = requireToken(world, ['anonymous']);

  app.post('/:tenant/password/reset', anonymous, async (c) => {
    const { email, site } = await readBody(c, resetBody);
    const customer = customerByLogin(world.store, email);
    if (customer === null || passwordAccount(customer) === null) {
      if (numberOf(world.switches, 'resetUnknown') === 404) throw notFound('Account not found');
      return c.body(null, 204);
    }
    sendResetMail(world, customer, site ?? 'main');
    return c.body(null, 204);
  });

  app.post('/:tenant/password/reset/update', anonymous, async (c) => {
    const { token, password } = await readBody(c, redeemBody);
    const { resetTokens, customers } = world.store;
    const ticket = resetTokens.get(token);
    const customer = ticket === undefined ? undefined : customers.get(ticket.customerNumber);
    if (ticket === undefined || customer === undefined || ticket.expiresAtMs <= world.clock.now()) {
      throw badRequest('invalid token');
    }
    setPassword(customer, password);
    resetTokens.delete(token);
    return c.body(null, 204);
  });

  app.post('/:tenant/password/change', requireToken(world, ['customer']), async (c) => {
    const { currentPassword, newPassword } = await readBody(c, changeBody);
    const number = c.get('token').customerNumber ?? '';
    const customer = world.store.customers.get(number);
    if (customer === undefined) throw noCustomer(number);
    if (!passwordMatches(customer.password, currentPassword)) throw signInRefused(401);
    setPassword(customer, newPassword);
    return c.body(null, 204);
  });

  return app;
}

/** A new password does not move the customer's version: it belongs to the log-in and not to the profile. */
function setPassword(customer: Customer, password: string): void {
  if (password.length < 6) throw badPassword();
  customer.password = hashPassword(password);
  customer.initialPassword = false;
  customer.failedSignIns = 0;
  customer.lockedUntilMs = 0;
  customer.writes += 1;
}
