import type { ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { ConfirmationRequest } from '../port';
import type { EmporixApi } from './api';
import { refusal } from './refusal';

/**
 * Asks Emporix to mail the confirmation of a double opt-in again (`POST /signup/optin/refresh_token` with the storefront's
 * token, 202). What it does for somebody who has confirmed, or in a tenant without double opt-in, is not documented.
 *
 * @throws KeydeskError `invalid-input` for an account without a password log-in; `unknown-outcome` for a success other
 * than 202, such as a gateway's page: who knows who answered.
 */
export async function resendConfirmation(
  api: EmporixApi,
  clock: Clock,
  account: ShopperAccount,
  signal: AbortSignal,
): Promise<ConfirmationRequest> {
  const to = account.login;
  if (to === null) throw fail({ code: 'invalid-input', field: 'login', problem: 'no-login' });
  if (account.signInProviders.length > 0) throw fail({ code: 'invalid-input', field: 'login', problem: 'social-only' });
  const answer = await api.asStorefront({
    method: 'POST',
    route: '/customer/{tenant}/signup/optin/refresh_token',
    body: { json: { email: to } },
    kind: 'once',
    signal,
  });
  if (answer.status === 202) return { acceptedAt: new Date(clock.now()).toISOString(), to };
  throw answer.ok ? fail({ code: 'unknown-outcome' }) : refusal(answer, null);
}
