import type { VendorCapabilities } from '../../../shared/domain/capability';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { HttpClient } from '../http';
import { parseWire } from '../http/parse-json';
import type { TokenCache } from '../http/token-cache';
import { untilAborted } from '../http/until-aborted';
import type { ProbeReport, ProbeWarning } from '../port';
import type { NorceApi } from './api';
import type { NorceConfig } from './config';
import { norceFacts } from './facts';
import { contentOf } from './read-customer';
import { rolesSchema } from './wire';

export interface ProbeDependencies {
  readonly http: HttpClient;
  readonly api: NorceApi;
  readonly config: NorceConfig;
  readonly tokens: TokenCache;
  readonly capabilities: VendorCapabilities;
  readonly learnRoles: (roles: readonly { readonly id: number; readonly name: string }[]) => void;
}

/** Asks for a token, the account roles and an empty page of the Query API. */
export async function probe(dependencies: ProbeDependencies, signal: AbortSignal): Promise<ProbeReport> {
  const { http, config, tokens, capabilities } = dependencies;
  const token = await untilAborted(tokens.get(), signal);
  await readRoles(dependencies, signal);
  const warnings: ProbeWarning[] = [];
  const queryProblem = await queryApiProblem(dependencies, signal);
  // Without it a disabled account is found by e-mail, code or login, and can't be opened by its id again.
  if (queryProblem !== null) warnings.push({ key: 'query-api-unavailable', detail: queryProblem });
  if (config.actorAccountId === norceFacts.defaultActorAccountId) {
    warnings.push({ key: 'actor-is-default-account', detail: null });
  }
  const asked = config.scope.split(' ');
  return {
    reachable: true,
    scopes: token.scopes,
    missingScopes: token.scopes.length === 0 ? [] : asked.filter((scope) => !token.scopes.includes(scope)),
    clockOffsetMs: http.clockOffsetMs(),
    storeName: null,
    capabilities,
    warnings,
  };
}

async function readRoles({ api, learnRoles }: ProbeDependencies, signal: AbortSignal): Promise<void> {
  const answer = await api
    .service({ method: 'ListAccountRoles', query: {}, kind: 'read', signal })
    .catch(wrongApplication);
  if (answer.status === 400 || norceFacts.foreignApplicationStatuses.some((status) => status === answer.status)) {
    throw otherApplication();
  }
  const roles = parseWire(rolesSchema, contentOf(answer), answer.status) ?? [];
  learnRoles(roles.map(({ Id, Value, Code }) => ({ id: Id, name: Value ?? Code ?? String(Id) })));
}

/** A token that was granted just now and is refused all the same is good, but not for this application. */
function wrongApplication(error: unknown): never {
  throw isKeydeskError(error) && error.failure.code === 'auth' ? otherApplication() : error;
}

function otherApplication() {
  return fail({ code: 'misconfigured', cause: 'tenant', field: 'applicationId' });
}

/** The code of what went wrong, or null when the Query API is open. */
async function queryApiProblem({ api }: ProbeDependencies, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await api.query({ $filter: 'Id eq 0', $select: 'Id', $top: 1 }, signal);
    return answer.ok ? null : String(answer.status);
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code !== 'cancelled') return error.failure.code;
    throw error;
  }
}
