import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import { parseWire } from '../http/parse-json';
import type { SessionReport } from '../port';
import type { EmporixApi } from './api';
import { isTokenProblem, refusal } from './refusal';
import { sessionSchema } from './wire';

/** Says whose a shopper's token is and how long it lives (`GET /validateauthtoken`; 401 for one that is no longer good). */
export async function inspectSession(
  api: EmporixApi,
  clock: Clock,
  token: string,
  signal: AbortSignal,
): Promise<SessionReport> {
  const answer = await api.asShopper(checkedToken(token), {
    method: 'GET',
    route: '/customer/{tenant}/validateauthtoken',
    kind: 'read',
    signal,
  });
  if (answer.status === 401) return { active: false, login: null, accountId: null, expiresAt: null, scopes: [] };
  if (!answer.ok) throw refusal(answer, null);
  const { expires_in, scope, email } = parseWire(sessionSchema, answer.json(), answer.status);
  const lifeMs = expires_in === null || expires_in === undefined ? null : expires_in * 1000;
  return {
    active: true,
    login: email ?? null,
    accountId: null,
    expiresAt: lifeMs === null ? null : new Date(clock.now() + lifeMs).toISOString(),
    scopes: (scope ?? '').split(' ').filter((part) => part !== '' && !part.startsWith('tenant=')),
  };
}

/**
 * Ends the session of a shopper's token (`GET /logout`, 204). A token that the gateway no longer knows has ended already,
 * which also makes a second try safe when the first answer is lost; any other 401 tells nothing of the session.
 *
 * @throws KeydeskError `unknown-outcome` when neither answer arrives.
 */
export async function endSession(api: EmporixApi, token: string, signal: AbortSignal): Promise<void> {
  const value = checkedToken(token);
  const logOut = async (): Promise<void> => {
    const answer = await api.asShopper(value, {
      method: 'GET',
      route: '/customer/{tenant}/logout',
      query: { accessToken: value },
      kind: 'write',
      signal,
    });
    if (answer.status === 204 || isTokenProblem(answer)) return;
    throw answer.ok ? fail({ code: 'unknown-outcome' }) : refusal(answer, null);
  };
  try {
    await logOut();
  } catch (error) {
    if (!isKeydeskError(error) || error.failure.code !== 'unknown-outcome' || signal.aborted) throw error;
    await logOut();
  }
}

/** A token goes into a header and a query string, so that it must be printable ASCII without blanks. */
function checkedToken(token: string): string {
  if (/^[\u0021-\u007e]{1,4096}$/u.test(token)) return token;
  throw fail({ code: 'invalid-input', field: 'token', problem: 'malformed' });
}
