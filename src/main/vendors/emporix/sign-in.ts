import { isKeydeskError } from '../../../shared/domain/failure';
import { parseWire } from '../http/parse-json';
import type { SignInCheck } from '../port';
import type { EmporixApi } from './api';
import { facts } from './facts';
import type { LookUp } from './look-up';
import { isTenantProblem, refusal } from './refusal';
import { endSession } from './session';
import { signInSchema } from './wire';

/**
 * Tries a password by a real sign-in, which opens a session of 30 days and moves the last sign-in; the session is ended at
 * once. What the vendor says to an inactive or held shopper is not published, so that a refusal is explained by what the
 * account shows.
 */
export async function checkSignIn(
  api: EmporixApi,
  lookUp: LookUp,
  { login, password }: { readonly login: string; readonly password: string },
  signal: AbortSignal,
): Promise<SignInCheck> {
  const answer = await api.asStorefront({
    method: 'POST',
    route: '/customer/{tenant}/login',
    body: { json: { email: login, password } },
    kind: 'once',
    signal,
  });
  if (answer.ok) {
    const session = parseWire(signInSchema, answer.json(), answer.status);
    const ended = await succeeds(endSession(api, session.access_token, signal));
    if (!ended) return { result: 'ok', detail: 'session-left-open' };
    const initial = session.initialPassword === true || session.initialPassword === 'true';
    return { result: 'ok', detail: initial ? 'initial-password' : null };
  }
  if (isTenantProblem(answer)) throw refusal(answer, null);
  if (answer.status === facts.signInBlockedStatus)
    return { result: 'blocked', detail: await why(lookUp, login, signal) };
  if (!facts.signInRefusedStatuses.includes(answer.status)) return { result: 'unknown', detail: null };
  return { result: 'refused', detail: await why(lookUp, login, signal) };
}

async function why(lookUp: LookUp, login: string, signal: AbortSignal): Promise<string | null> {
  try {
    const [account, ...others] = await lookUp.find({ by: 'login', value: login }, signal);
    if (account === undefined || others.length > 0) return null;
    if (account.signInProviders.length > 0) return 'social-only';
    return account.access.state === 'active' ? null : account.access.state;
  } catch (error) {
    // The answer to the sign-in stands also where its cause can't be read.
    if (isKeydeskError(error)) return null;
    throw error;
  }
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      if (isKeydeskError(error)) return false;
      throw error;
    },
  );
}
