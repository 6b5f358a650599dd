import { fail } from '../../../shared/domain/failure';
import { parseWire } from '../http/parse-json';
import type { SessionReport } from '../port';
import { callSlas, clientHeader, privateSlasClient, slasRefusal, type SlasParts } from './slas';
import { wireIntrospection } from './wire';

/** What the sign-in service says of an access or refresh token. */
export async function inspectSession(slas: SlasParts, token: string, signal: AbortSignal): Promise<SessionReport> {
  const client = await privateSlasClient(slas);
  const answer = await callSlas(slas, {
    path: 'introspect',
    form: { token: demandToken(token), token_type_hint: isAccessToken(token) ? 'access_token' : 'refresh_token' },
    headers: clientHeader(client),
    kind: 'read',
    signal,
  });
  if (!answer.ok) throw slasRefusal(answer, { clock: slas.clock });
  const { active, exp, scope, sub } = parseWire(wireIntrospection, answer.json(), answer.status);
  if (!active) return { active: false, login: null, accountId: null, expiresAt: null, scopes: [] };
  return {
    active: true,
    login: loginIn(sub ?? ''),
    // The service knows the platform's internal id and not the customer number.
    accountId: null,
    expiresAt: typeof exp === 'number' ? new Date(exp * 1_000).toISOString() : null,
    scopes: (scope ?? '').split(' ').filter((part) => part !== ''),
  };
}

/**
 * Ends a session by its refresh token.
 *
 * @throws KeydeskError `invalid-input` for an access token, which can't be revoked by itself
 */
export async function endSession(slas: SlasParts, token: string, signal: AbortSignal): Promise<void> {
  if (isAccessToken(demandToken(token))) {
    throw fail({ code: 'invalid-input', field: 'token', problem: 'refresh-token-needed' });
  }
  const client = await privateSlasClient(slas);
  const answer = await callSlas(slas, {
    path: 'revoke',
    form: { token, token_type_hint: 'refresh_token' },
    headers: clientHeader(client),
    kind: 'write',
    signal,
  });
  if (!answer.ok) throw slasRefusal(answer, { clock: slas.clock });
}

function demandToken(token: string): string {
  if (token !== '' && !/\s/u.test(token)) return token;
  throw fail({ code: 'invalid-input', field: 'token', problem: 'malformed' });
}

/** Access tokens are JWTs, refresh tokens are not. */
function isAccessToken(token: string): boolean {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/u.test(token);
}

/** The login out of `usid:…::uido:ecom::upn:<login>::uidn:…`; null for a guest. */
export function loginIn(subject: string): string | null {
  const parts = new Map(
    subject.split('::').map((part): [string, string] => {
      const colon = part.indexOf(':');
      return [part.slice(0, Math.max(0, colon)), part.slice(colon + 1)];
    }),
  );
  const login = parts.get('upn') ?? '';
  return login === '' || parts.get('uido') === 'slas' ? null : login;
}
