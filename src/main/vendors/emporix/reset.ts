import type { ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer } from '../http';
import type { VendorReset, VendorResetTicket } from '../port';
import type { EmporixApi } from './api';
import { facts } from './facts';
import { redeemRefusal, refusal } from './refusal';

/**
 * Asks Emporix to mail a reset link (`POST /password/reset`, 204). The token goes to the shopper and to nobody else.
 *
 * @throws KeydeskError `invalid-input` for an account without a password log-in, which no reset can help.
 */
export async function mailReset(
  api: EmporixApi,
  clock: Clock,
  site: string | undefined,
  account: ShopperAccount,
  signal: AbortSignal,
): Promise<VendorReset> {
  const to = facts.resetTakesLogin ? account.login : account.email;
  if (to === null) throw fail({ code: 'invalid-input', field: 'login', problem: 'no-login' });
  if (account.signInProviders.length > 0) throw fail({ code: 'invalid-input', field: 'login', problem: 'social-only' });
  const answer = await api.asStorefront({
    method: 'POST',
    route: '/customer/{tenant}/password/reset',
    body: { json: { email: to, ...(site === undefined ? {} : { site }) } },
    kind: 'once',
    signal,
  });
  if (!done(answer)) throw refusal(answer, null);
  return { kind: 'mailed', acceptedAt: new Date(clock.now()).toISOString(), to, expiresAt: null };
}

/**
 * Sets a new password with the token of a mailed link (`POST /password/reset/update`, 204).
 *
 * @throws KeydeskError `rejected` with key `invalid-token` or `password`.
 */
export async function redeemReset(
  api: EmporixApi,
  { token }: VendorResetTicket,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const answer = await api.asStorefront({
    method: 'POST',
    route: '/customer/{tenant}/password/reset/update',
    body: { json: { token, password } },
    kind: 'once',
    signal,
  });
  if (!done(answer)) throw redeemRefusal(answer);
}

/**
 * Both calls are documented to answer 204 and nothing else.
 *
 * @throws KeydeskError `unknown-outcome` for another success, such as a gateway's page: who knows who answered.
 */
function done(answer: HttpAnswer): boolean {
  if (answer.status === 204) return true;
  if (answer.ok) throw fail({ code: 'unknown-outcome' });
  return false;
}
