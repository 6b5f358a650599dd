import { randomBytes } from 'node:crypto';
import type { HttpAnswer } from '../http';
import type { EmporixApi } from './api';

/** What a sign-up is made of; `details` holds `contactEmail`, which has to be the e-mail beside it. */
export interface SignUp {
  readonly login: string;
  readonly details: Readonly<Record<string, string>> & { readonly contactEmail: string };
}

/**
 * The shopper's own sign-up (`POST /signup`), the only call that makes a log-in which differs from the contact e-mail. It
 * demands a password: a random one is sent and forgotten, so that nobody can use it and a reset is the way in. A tenant
 * with double opt-in mails the shopper by itself and keeps the account inactive until that is answered.
 */
export async function signUp(api: EmporixApi, { login, details }: SignUp, signal: AbortSignal): Promise<HttpAnswer> {
  const password = randomPassword();
  return api.asStorefront({
    method: 'POST',
    route: '/customer/{tenant}/signup',
    body: {
      json: { email: details.contactEmail, password, customerDetails: details, signup: { email: login, password } },
    },
    kind: 'once',
    signal,
  });
}

/** 256 random bits behind one of each kind of sign, so that no rule for passwords refuses them. */
function randomPassword(): string {
  return `Aa1!${randomBytes(32).toString('base64url')}`;
}
