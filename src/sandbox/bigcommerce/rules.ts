import { passwordMatches } from '../kit/passwords';
import { Refusal } from './refusal';
import type { Store } from './store';
import type { StoredCustomer } from './types';

/** Whether a customer may use a channel: listed there, or global where the channel lets global customers in. */
export function mayUseChannel(store: Store, customer: StoredCustomer, channelId: number): boolean {
  const channel = store.channels.get(channelId);
  if (channel?.hasSite !== true) return false;
  return customer.channelIds === null ? channel.allowGlobalLogins : customer.channelIds.includes(channelId);
}

/** The account that an e-mail means on a channel; ignores letter case, as sign-in does. */
export function customerOnChannel(store: Store, email: string, channelId: number): StoredCustomer | null {
  const wanted = email.trim().toLowerCase();
  for (const customer of store.customers.values()) {
    if (customer.email.toLowerCase() === wanted && mayUseChannel(store, customer, channelId)) return customer;
  }
  return null;
}

export function customersByEmail(store: Store, email: string): readonly StoredCustomer[] {
  const wanted = email.trim().toLowerCase();
  return [...store.customers.values()].filter((customer) => customer.email.toLowerCase() === wanted);
}

/** Why a sign-in on the storefront fails, or that it works. */
export function signInVerdict(
  store: Store,
  customer: StoredCustomer,
  password: string,
  channelId: number,
): 'ok' | 'invalid' | 'must-reset' {
  if (!mayUseChannel(store, customer, channelId)) return 'invalid';
  // A forced reset shows itself even when the password is wrong.
  if (customer.forcePasswordReset) return 'must-reset';
  return passwordMatches(customer.password, password) ? 'ok' : 'invalid';
}

/** Whether two accounts could be confused: same e-mail and a channel in common; a global one meets every other. */
export function emailIsTaken(
  store: Store,
  email: string,
  channelIds: readonly number[] | null,
  except: number | null,
): boolean {
  return customersByEmail(store, email).some((other) => {
    if (other.id === except) return false;
    if (other.channelIds === null || channelIds === null) return true;
    const { channelIds: theirs } = other;
    return channelIds.some((id) => theirs.includes(id));
  });
}

export function isStrongEnough(store: Store, password: string): boolean {
  return password.length >= store.switches.passwordMinLength && /\p{L}/u.test(password) && /\p{Nd}/u.test(password);
}

/** @throws Refusal 422 for an empty list or a channel that does not exist. */
export function checkChannels(store: Store, channelIds: readonly number[] | null, title: string): void {
  if (channelIds === null) return;
  if (channelIds.length === 0) {
    throw new Refusal(422, title, { errors: { '0.channel_ids': 'error.minLength' } });
  }
  if (channelIds.some((id) => !store.channels.has(id))) {
    throw new Refusal(422, title, { errors: { '0.channel_ids': 'invalid channel ID' } });
  }
}
