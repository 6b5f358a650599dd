import { isKeydeskError } from '../../../shared/domain/failure';
import type { HttpClient } from '../http';
import type { ProbeReport, ProbeWarning } from '../port';
import { routes, type Api } from './api';
import { fetchClientToken, type Purpose, type TokenParts } from './auth';
import { scopes } from './facts';
import { callSlas, clientHeader, slasClient, type SlasParts } from './slas';

export interface ProbeParts {
  readonly api: Api;
  readonly http: HttpClient;
  readonly tokens: TokenParts;
  readonly slas: SlasParts;
}

/** No customer has this number; the answer shows whether the organization and the list exist. */
const nobody = 'keydesk-probe';

/**
 * Gets a fresh token for each purpose, searches for nobody, and lets the sign-in service judge its client by a token that
 * is none. Writes nothing.
 *
 * @throws KeydeskError `credentials-rejected`, or `misconfigured` with what is wrong
 */
export async function probe(parts: ProbeParts, signal: AbortSignal): Promise<Omit<ProbeReport, 'capabilities'>> {
  const granted: string[] = [];
  const missing: string[] = [];
  for (const purpose of ['lists', 'passwords'] as const) {
    const found = await grantedFor(parts.tokens, purpose, signal);
    granted.push(...found.filter((scope) => scope.startsWith('sfcc.') && !granted.includes(scope)));
    if (!found.includes(scopes[purpose])) missing.push(scopes[purpose]);
  }
  if (!missing.includes(scopes.lists)) await searchNobody(parts.api, signal);
  const { slasClientId } = await parts.slas.secrets();
  const hasClient = slasClientId !== undefined && slasClientId !== '';
  return {
    reachable: true,
    scopes: granted,
    missingScopes: missing,
    clockOffsetMs: parts.http.clockOffsetMs(),
    storeName: null,
    warnings: hasClient ? await slasWarnings(parts.slas, signal) : [{ key: 'slas-client-missing', detail: null }],
  };
}

async function grantedFor(tokens: TokenParts, purpose: Purpose, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return (await fetchClientToken(tokens, purpose, signal)).scopes;
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'forbidden') return [];
    throw error;
  }
}

async function searchNobody(api: Api, signal: AbortSignal): Promise<void> {
  const { answer, refusal } = await api({
    purpose: 'lists',
    method: 'POST',
    route: routes.search,
    body: {
      json: { limit: 1, offset: 0, query: { termQuery: { fields: ['customerNo'], operator: 'is', values: [nobody] } } },
    },
    kind: 'read',
    signal,
  });
  if (!answer.ok) throw refusal();
}

/** The SLAS client is a second, optional credential: without it look-ups, access and links still work. */
async function slasWarnings(slas: SlasParts, signal: AbortSignal): Promise<readonly ProbeWarning[]> {
  const client = await slasClient(slas);
  // A public client has nothing to prove itself with short of a shopper's sign-in.
  if (client.secret === null) return [{ key: 'slas-client-not-checked', detail: null }];
  try {
    const answer = await callSlas(slas, {
      path: 'introspect',
      form: { token: nobody, token_type_hint: 'refresh_token' },
      headers: clientHeader(client),
      kind: 'read',
      signal,
    });
    return answer.status === 401 || answer.status === 403 ? [{ key: 'slas-client-refused', detail: null }] : [];
  } catch (error) {
    if (!isKeydeskError(error) || error.failure.code === 'cancelled') throw error;
    return [{ key: 'slas-not-reachable', detail: error.failure.code }];
  }
}
