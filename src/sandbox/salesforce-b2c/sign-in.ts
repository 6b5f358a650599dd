import { passwordMatches } from '../kit/passwords';
import type { Customer } from './customer-store';
import type { Store } from './store';

export type SignInTry =
  | { readonly result: 'ok'; readonly customer: Customer }
  | { readonly result: 'refused' }
  /** Disabled or locked. */
  | { readonly result: 'blocked' };

/** A shopper's sign-in with a password; wrong tries count, and enough of them lock the account for a while. */
export function trySignIn(store: Store, listId: string, login: string, password: string): SignInTry {
  const { customers, switches, clock } = store;
  const customer = customers.byLogin(listId, login);
  if (customer?.externalProfile !== null) return { result: 'refused' };
  if (customer.record.credentials?.enabled !== true || customers.isLocked(customer)) return { result: 'blocked' };
  if (passwordMatches(customer.password, password)) {
    customer.failedLogins = 0;
    noteSignIn(store, customer);
    return { result: 'ok', customer };
  }
  const forgetsMs = switches.loginAttemptResetMinutes * 60_000;
  if (clock.now() - customer.lastFailedAt >= forgetsMs) customer.failedLogins = 0;
  customer.failedLogins += 1;
  customer.lastFailedAt = clock.now();
  if (switches.lockoutEnabled && customer.failedLogins >= switches.maxFailedLogins) {
    customer.failedLogins = 0;
    customer.lockedUntil = clock.now() + switches.lockoutMinutes * 60_000;
  }
  return { result: 'refused' };
}

/** Moves the times of the last sign-in; this is not a change in the sense of the admin API. */
export function noteSignIn({ customers, clock }: Store, customer: Customer): void {
  const { lastLoginTime } = customer.record;
  customers.touch(customer, {
    ...customer.record,
    lastLoginTime: new Date(clock.now()).toISOString(),
    ...(lastLoginTime === undefined ? {} : { previousLoginTime: lastLoginTime }),
  });
}
