import { isKeydeskError } from '../../../shared/domain/failure';
import { parseWire } from '../http/parse-json';
import type { HttpClient } from '../http';
import type { ProbeReport, ProbeWarning, VendorSecrets } from '../port';
import type { EmporixApi } from './api';
import type { EmporixTokens } from './auth';
import type { EmporixConfig } from './config';
import type { LookUp } from './look-up';
import { refusal, scopes } from './refusal';
import { configurationSchema, customersSchema, type WireCustomer } from './wire';

export interface ProbeParts {
  readonly api: EmporixApi;
  readonly tokens: EmporixTokens;
  readonly http: HttpClient;
  readonly config: EmporixConfig;
  readonly lookUp: LookUp;
  readonly secrets: () => Promise<VendorSecrets>;
}

/** What a probe finds out, but for the capabilities, which the adapter puts together itself. */
export type ProbeFindings = Omit<ProbeReport, 'capabilities'> & { readonly hasStorefrontClient: boolean };

/** Tenant setting that holds the page a mailed reset link opens; the token is put right behind it. */
const redirectUrlKey = 'customer.passwordreset.redirecturl';

/**
 * Gets both tokens, reads a few customers, tries the search by log-in on one of them and looks whether reset mails have a
 * page to open. Sends no write; the storefront token opens an empty session, as every visit of the shop does.
 */
export async function probe(parts: ProbeParts, signal: AbortSignal): Promise<ProbeFindings> {
  const warnings: ProbeWarning[] = [];
  const sample = await readSample(parts, signal);
  const granted = (await parts.tokens.service.get()).scopes.filter((scope) => !scope.startsWith('tenant='));
  const missing = new Set(granted.length === 0 ? [] : missingOf(granted));
  if (sample === 'forbidden') missing.add(scopes.read);
  else await tryLogins(parts, sample, warnings, signal);

  const storefrontClientId = (await parts.secrets())['storefrontClientId'] ?? '';
  const hasStorefrontClient = storefrontClientId !== '';
  if (hasStorefrontClient) await parts.tokens.anonymous.get();
  else warnings.push({ key: 'storefront-client-missing', detail: null });

  if (granted.includes(scopes.configuration)) {
    const problem = await resetPageProblem(parts, signal);
    if (problem !== null) warnings.push(problem);
  }
  const surplus = granted.filter((scope) => !useful.has(scope));
  if (surplus.length > 0) warnings.push({ key: 'more-scopes-than-needed', detail: String(surplus.length) });
  return {
    reachable: true,
    scopes: granted,
    missingScopes: [...missing],
    clockOffsetMs: parts.http.clockOffsetMs(),
    storeName: parts.config.tenant,
    warnings,
    hasStorefrontClient,
  };
}

const useful: ReadonlySet<string> = new Set(Object.values(scopes));

function missingOf(granted: readonly string[]): readonly string[] {
  return [scopes.read, scopes.manage].filter((scope) => !granted.includes(scope));
}

async function readSample({ api }: ProbeParts, signal: AbortSignal): Promise<WireCustomer[] | 'forbidden'> {
  const answer = await api.asTenant({
    method: 'GET',
    route: '/customer/{tenant}/customers',
    query: { pageNumber: '1', pageSize: '5', expand: 'accounts' },
    kind: 'read',
    signal,
  });
  if (answer.status === 403) return 'forbidden';
  if (!answer.ok) throw refusal(answer, scopes.read);
  return parseWire(customersSchema, answer.json(), answer.status);
}

async function tryLogins(
  { lookUp }: ProbeParts,
  sample: readonly WireCustomer[],
  warnings: ProbeWarning[],
  signal: AbortSignal,
): Promise<void> {
  const login = sample.flatMap((customer) => customer.accounts ?? []).find((account) => account.id?.includes('@'))?.id;
  if (login === null || login === undefined) return;
  try {
    const state = await lookUp.tryLoginSearch(login, signal);
    if (state === 'refused') warnings.push({ key: 'login-search-not-offered', detail: null });
  } catch (error) {
    // A log-in no query can hold proves nothing about the search.
    if (!isKeydeskError(error) || error.failure.code !== 'invalid-input') throw error;
  }
}

/** A mail whose link opens nothing is worse than none. Hosts are shown, because agents know their shop's. */
async function resetPageProblem({ api }: ProbeParts, signal: AbortSignal): Promise<ProbeWarning | null> {
  const answer = await api.asTenant({
    method: 'GET',
    route: '/configuration/{tenant}/configurations/{propertyKey}',
    params: { propertyKey: redirectUrlKey },
    kind: 'read',
    signal,
  });
  if (answer.status === 404) return { key: 'reset-page-missing', detail: null };
  if (!answer.ok) return null;
  const { value } = parseWire(configurationSchema, answer.json(), answer.status);
  if (typeof value !== 'string' || !URL.canParse(value)) return { key: 'reset-page-missing', detail: null };
  const { protocol, hostname } = new URL(value);
  const safe = protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
  return safe ? null : { key: 'reset-page-not-https', detail: hostname };
}
