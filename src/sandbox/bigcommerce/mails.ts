import { randomBytes } from 'node:crypto';
import { setPassword } from './customer-writes';
import { customersByEmail, isStrongEnough, mayUseChannel } from './rules';
import type { Store } from './store';
import type { MailedTicket, StoredCustomer } from './types';

const passwordlessLifeMs = 900_000;
const hourMs = 3_600_000;

/** Sends the reset mail; its link carries a token for one use. */
export function mailReset(
  store: Store,
  customer: StoredCustomer,
  channelId: number,
  origin: string,
  page?: string,
): void {
  if (store.switches.newRequestVoidsOlder) {
    for (const [token, ticket] of store.resetTickets) {
      if (ticket.customerId === customer.id) store.resetTickets.delete(token);
    }
  }
  // 30 random bytes are 40 URL-safe characters.
  const token = randomBytes(30).toString('base64url');
  const expiresAt = store.clock.now() + store.switches.resetTokenHours * hourMs;
  store.resetTickets.set(token, { customerId: customer.id, channelId, expiresAt });
  const link = new URL(page ?? '/login.php?action=change_password', origin);
  link.searchParams.set('c', String(customer.id));
  link.searchParams.set('t', token);
  send(store, customer.email, 'account_reset_password_email', link.href);
}

/** A reset asked for by e-mail. Who asks is not told whether anyone was mailed. */
export function requestReset(store: Store, email: string, channelId: number, origin: string, page?: string): void {
  if (!store.switches.forgottenPasswordEnabled) return;
  const customers = customersByEmail(store, email);
  const fitting = customers.filter((customer) => mayUseChannel(store, customer, channelId));
  const customer = store.switches.resetMailMindsChannel ? fitting[0] : (fitting[0] ?? customers[0]);
  if (customer !== undefined) mailReset(store, customer, channelId, origin, page);
}

export type RedeemOutcome = 'done' | 'bad-token' | 'weak-password';

/** Spends a reset token on a new password. A weak password does not spend it. */
export function redeemReset(store: Store, customerId: number, token: string, password: string): RedeemOutcome {
  const ticket = store.resetTickets.get(token);
  const customer = store.customers.get(customerId);
  if (customer === undefined || !isLive(store, ticket) || ticket.customerId !== customerId) return 'bad-token';
  if (!isStrongEnough(store, password)) return 'weak-password';
  store.resetTickets.delete(token);
  setPassword(store, customer, password, true);
  customer.writes += 1;
  return 'done';
}

/** Whether a mailed link would still work; asking spends nothing. */
export function resetTicketIsLive(store: Store, customerId: number, token: string): boolean {
  const ticket = store.resetTickets.get(token);
  return isLive(store, ticket) && ticket.customerId === customerId;
}

export function mailPasswordless(store: Store, customer: StoredCustomer, redirectUrl: string, origin: string): void {
  const token = randomBytes(30).toString('base64url');
  store.passwordlessTickets.set(token, {
    customerId: customer.id,
    channelId: store.switches.storefrontChannelId,
    expiresAt: store.clock.now() + passwordlessLifeMs,
  });
  const link = new URL('/login.php', origin);
  link.search = new URLSearchParams({
    action: 'check_passwordless_login',
    token,
    redirectUrl,
  }).toString();
  send(store, customer.email, 'passwordless_login_email', link.href);
}

export function spendPasswordless(store: Store, token: string): number | null {
  const ticket = store.passwordlessTickets.get(token);
  store.passwordlessTickets.delete(token);
  return isLive(store, ticket) && store.customers.has(ticket.customerId) ? ticket.customerId : null;
}

function isLive(store: Store, ticket: MailedTicket | undefined): ticket is MailedTicket {
  return ticket !== undefined && ticket.expiresAt > store.clock.now();
}

function send(store: Store, to: string, template: string, link: string): void {
  store.outbox.add({ to, template, link, at: new Date(store.clock.now()).toISOString() });
}
