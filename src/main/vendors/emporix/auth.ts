import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer, HttpClient } from '../http';
import { parseWire } from '../http/parse-json';
import { createTokenCache, type AccessToken, type TokenCache } from '../http/token-cache';
import type { VendorSecrets } from '../port';
import type { EmporixConfig } from './config';
import { facts } from './facts';
import { errorOf, isTenantProblem } from './refusal';
import { tokenSchema } from './wire';

/** The two tokens Keydesk works with: the tenant's own, and the storefront's before a shopper signs in. */
export interface EmporixTokens {
  readonly service: TokenCache;
  readonly anonymous: TokenCache;
}

export interface TokenOptions {
  readonly http: HttpClient;
  readonly config: EmporixConfig;
  readonly secrets: () => Promise<VendorSecrets>;
  readonly clock: Clock;
}

export function createEmporixTokens(options: TokenOptions): EmporixTokens {
  const { clock } = options;
  return {
    service: createTokenCache({ clock, fetchToken: () => fetchServiceToken(options) }),
    anonymous: createTokenCache({ clock, fetchToken: () => fetchAnonymousToken(options) }),
  };
}

/** `POST /oauth/token`; how it refuses is not documented, so that every 4xx counts as refused credentials. */
async function fetchServiceToken({ http, config, secrets, clock }: TokenOptions): Promise<AccessToken> {
  const known = await secrets();
  const answer = await http.call({
    method: 'POST',
    route: '/oauth/token',
    url: `${config.origin}/oauth/token`,
    kind: 'token',
    body: {
      form: {
        grant_type: 'client_credentials',
        client_id: required(known, 'clientId'),
        client_secret: required(known, 'clientSecret'),
        ...(config.scopes === undefined ? {} : { scope: `tenant=${config.tenant} ${config.scopes}` }),
      },
    },
    signal: ofNobody,
  });
  if (answer.status >= 400) throw fail({ code: 'credentials-rejected', key: oauthKey(answer) });
  const token = readToken(answer, clock);
  checkTenant(token, config.tenant);
  return token;
}

/** `GET /customerlogin/auth/anonymous/login`; made anew when it ends, never refreshed. */
async function fetchAnonymousToken({ http, config, secrets, clock }: TokenOptions): Promise<AccessToken> {
  const clientId = required(await secrets(), 'storefrontClientId');
  const query = new URLSearchParams({ tenant: config.tenant, client_id: clientId });
  const answer = await http.call({
    method: 'GET',
    route: '/customerlogin/auth/anonymous/login',
    url: `${config.origin}/customerlogin/auth/anonymous/login?${query.toString()}`,
    kind: 'token',
    signal: ofNobody,
  });
  if (isTenantProblem(answer)) throw fail({ code: 'misconfigured', cause: 'tenant', field: 'tenant' });
  if (answer.status >= 400) throw fail({ code: 'credentials-rejected', key: 'storefrontClientId' });
  return readToken(answer, clock);
}

/** Several callers may wait for one token, so that no single one of them can cancel it. */
const ofNobody = new AbortController().signal;

function required(secrets: VendorSecrets, field: string): string {
  const value = secrets[field];
  if (value !== undefined && value !== '') return value;
  throw fail({ code: 'misconfigured', cause: 'credentials-missing', field });
}

function readToken(answer: HttpAnswer, clock: Clock): AccessToken {
  const { access_token, expires_in, scope } = parseWire(tokenSchema, answer.json(), answer.status);
  return {
    value: access_token,
    expiresAt: clock.now() + expires_in * 1000,
    scopes: (scope ?? '').split(' ').filter((part) => part !== ''),
  };
}

/** @throws KeydeskError `misconfigured` when the token says that it is another tenant's. */
function checkTenant(token: AccessToken, tenant: string): void {
  const named = token.scopes.filter((scope) => scope.startsWith('tenant='));
  if (!facts.tokenScopeNamesTenant || named.length === 0 || named.includes(`tenant=${tenant}`)) return;
  throw fail({ code: 'misconfigured', cause: 'tenant', field: 'tenant' });
}

/** The OAuth `error` or the gateway's `errorcode`, only if it looks like a key. */
function oauthKey(answer: HttpAnswer): string | null {
  const code = errorOf(answer).fault?.detail?.errorcode;
  const error = /"error"\s*:\s*"([a-z_]{3,40})"/u.exec(answer.text)?.[1];
  const key = error ?? code ?? null;
  return key !== null && /^[A-Za-z0-9._]{3,80}$/u.test(key) ? key : null;
}
