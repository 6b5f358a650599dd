import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer, HttpClient } from '../http';
import { parseWire } from '../http/parse-json';
import { createTokenCache, type AccessToken, type TokenCache } from '../http/token-cache';
import type { VendorSecrets } from '../port';
import { tenantOf, type SalesforceB2cConfig } from './config';
import { scopes } from './facts';
import { oauthKey, oauthNames } from './refusal';
import { wireAmToken } from './wire';

/** What a token is for. One token each, so that a client without the one right still has the other. */
export type Purpose = keyof typeof scopes;

export interface TokenParts {
  readonly http: HttpClient;
  readonly config: SalesforceB2cConfig;
  readonly secrets: () => Promise<VendorSecrets>;
  readonly clock: Clock;
}

export type ClientTokens = Readonly<Record<Purpose, TokenCache>>;

export function createClientTokens(parts: TokenParts): ClientTokens {
  const cacheFor = (purpose: Purpose): TokenCache =>
    createTokenCache({ clock: parts.clock, fetchToken: () => fetchClientToken(parts, purpose) });
  return { lists: cacheFor('lists'), passwords: cacheFor('passwords') };
}

const route = '/dwsso/oauth2/access_token';
/** Several callers may wait for one token, so that no single one of them can cancel it. */
const ofNobody = new AbortController().signal;

/**
 * Asks the Account Manager for a token of the API client: tenant scope and one API scope.
 *
 * @throws KeydeskError `credentials-rejected`, `misconfigured` (cause `tenant`) or `forbidden` with the missing scope
 */
export async function fetchClientToken(
  { http, config, secrets, clock }: TokenParts,
  purpose: Purpose,
  signal: AbortSignal = ofNobody,
): Promise<AccessToken> {
  const known = await secrets();
  const askedAt = clock.now();
  const answer = await http.call({
    method: 'POST',
    route,
    url: `${config.accountManagerOrigin}${route}`,
    kind: 'token',
    headers: { authorization: formBasic(required(known, 'amClientId'), required(known, 'amClientSecret')) },
    body: { form: { grant_type: 'client_credentials', scope: `${tenantScope(config)} ${scopes[purpose]}` } },
    signal,
  });
  if (!answer.ok) throw tokenRefusal(answer, config, scopes[purpose]);
  const { access_token, expires_in, scope } = parseWire(wireAmToken, answer.json(), answer.status);
  return {
    value: access_token,
    expiresAt: askedAt + expires_in * 1_000,
    // An answer that names no scopes has granted what was asked for (RFC 6749, 5.1).
    scopes: (scope ?? scopes[purpose]).split(' ').filter((part) => part !== ''),
  };
}

function tenantScope(config: SalesforceB2cConfig): string {
  return `SALESFORCE_COMMERCE_API:${tenantOf(config)}`;
}

function tokenRefusal(answer: HttpAnswer, config: SalesforceB2cConfig, scope: string): KeydeskError {
  const key = oauthKey(answer);
  if (key === 'invalid_scope') {
    return oauthNames(answer, tenantScope(config))
      ? fail({ code: 'misconfigured', cause: 'tenant', field: 'organizationId' })
      : fail({ code: 'forbidden', missingScope: scope });
  }
  const refusesClient = key === 'invalid_client' || key === 'unauthorized_client' || key === 'invalid_grant';
  if (refusesClient || answer.status === 401) return fail({ code: 'credentials-rejected', key });
  if (answer.status === 403) return fail({ code: 'forbidden', missingScope: null });
  if (answer.status === 400) return fail({ code: 'rejected', key });
  return fail({ code: 'vendor-error', cause: 'status', path: null, status: answer.status });
}

/** @throws KeydeskError `misconfigured` with the name of a secret that is not there */
export function required(secrets: VendorSecrets, field: string): string {
  const value = secrets[field] ?? '';
  if (value === '') throw fail({ code: 'misconfigured', cause: 'credentials-missing', field });
  return value;
}

/** HTTP Basic with both halves form-encoded first (RFC 6749, 2.3.1). */
function formBasic(id: string, secret: string): string {
  return basic(formEncode(id), formEncode(secret));
}

/** HTTP Basic as the shopper sign-in service wants it: joined as it is. */
export function basic(user: string, password: string): string {
  return `Basic ${basicPair(user, password)}`;
}

export function basicPair(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
}

function formEncode(text: string): string {
  return new URLSearchParams({ v: text }).toString().slice('v='.length);
}
