import { randomBytes } from 'node:crypto';
import { passwordAccount, type Customer } from './customer';
import { isOn, numberOf } from './switches';
import { emitEvent } from './webhook-delivery';
import { redirectUrlKey, type World } from './world';

/** Makes a reset token that voids the customer's older ones, mails it, and tells the webhook. Social log-ins get none. */
export function sendResetMail(world: World, customer: Customer, site: string): void {
  const account = passwordAccount(customer);
  if (account === null) return;
  const { store, clock, switches } = world;
  for (const [token, { customerNumber }] of store.resetTokens) {
    if (customerNumber === customer.customerNumber) store.resetTokens.delete(token);
  }
  const token = randomBytes(48).toString('base64url');
  store.resetTokens.set(token, {
    customerNumber: customer.customerNumber,
    expiresAtMs: clock.now() + numberOf(switches, 'resetTtlMs'),
  });
  const redirect = store.config.get(redirectUrlKey)?.value;
  sendMail(world, account.id, 'password-reset', typeof redirect === 'string' ? redirect + token : null);
  emitEvent(world, 'customer.password-reset', { email: account.id, token, site });
}

export function sendMail(world: World, to: string, template: string, link: string | null): void {
  if (!isOn(world.switches, 'mail')) return;
  world.outbox.add({ to, template, link, at: new Date(world.clock.now()).toISOString() });
}
