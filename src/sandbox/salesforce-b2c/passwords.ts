import { hashPassword } from '../kit/passwords';
import type { Customer, ResetToken } from './customer-store';
import { randomText } from './random';
import type { Store } from './store';
import type { Switches } from './switches';

/** What a password lacks by the list's rules, or null when it will do. */
export function passwordProblem(password: string, switches: Switches): string | null {
  if (password.length < switches.minPasswordLength) return 'The password is too short.';
  if (password.length > 4_096) return 'The password is too long.';
  if (switches.passwordNeedsLetter && !/\p{L}/u.test(password)) return 'The password must contain a letter.';
  const special = password.match(/[$%/()[\]{}=?!.,\-_*|+~#]/gu)?.length ?? 0;
  if (special < switches.minSpecialChars) return 'The password has too few special characters.';
  if (switches.passwordNeedsDigit && !/\p{N}/u.test(password)) return 'The password must contain a number.';
  if (switches.passwordNeedsMixedCase && !(/\p{Lu}/u.test(password) && /\p{Ll}/u.test(password))) {
    return 'The password must contain upper and lower case letters.';
  }
  return null;
}

/** Sets a password that has passed the rules, with all that a successful reset brings along. */
export function setPassword(store: Store, customer: Customer, password: string): void {
  const { switches, customers, tokens, clock } = store;
  customer.password = hashPassword(password);
  customer.failedLogins = 0;
  if (switches.resetUnlocks) customer.lockedUntil = 0;
  customers.change(customer, { ...customer.record, lastModified: new Date(clock.now()).toISOString() });
  if (switches.resetEndsSessions) tokens.end((session) => session.customerId === customer.record.customerId);
}

/** Makes a reset token of the platform's own family; the customer's earlier one is dead from now on. */
export function issuePlatformReset(store: Store, customer: Customer): string {
  const value = randomText(32);
  customer.platformReset = {
    value,
    expiresAt: store.clock.now() + store.switches.resetTokenMinutes * 60_000,
    challenge: null,
  };
  return value;
}

export type ResetOutcome = 'done' | 'wrong-token' | 'expired-token' | 'weak-password';

/** Spends a token of the platform's family on a new password; a refused password leaves the token alive. */
export function redeemPlatformReset(store: Store, customer: Customer, token: string, password: string): ResetOutcome {
  const outcome = judge(store, customer.platformReset, token, password);
  if (outcome !== 'done') return outcome;
  customer.platformReset = null;
  setPassword(store, customer, password);
  return 'done';
}

/** The same for a token of the other family, which the shopper sign-in service has mailed. */
export function redeemSlasReset(store: Store, customer: Customer, token: string, password: string): ResetOutcome {
  const outcome = judge(store, customer.slasReset, token, password);
  if (outcome !== 'done') return outcome;
  customer.slasReset = null;
  setPassword(store, customer, password);
  return 'done';
}

function judge({ clock, switches }: Store, held: ResetToken | null, token: string, password: string): ResetOutcome {
  if (held?.value !== token) return 'wrong-token';
  if (held.expiresAt <= clock.now()) return 'expired-token';
  return passwordProblem(password, switches) === null ? 'done' : 'weak-password';
}
