import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer, HttpCall, HttpClient } from '../http';
import type { VendorSecrets } from '../port';
import { basic, required } from './auth';
import { apiOriginOf, type SalesforceB2cConfig } from './config';
import { oauthKey } from './refusal';

/** The merchant's client at the shopper sign-in service (SLAS); a public one has no secret. */
export interface SlasClient {
  readonly id: string;
  readonly secret: string | null;
}

export interface SlasParts {
  readonly http: HttpClient;
  readonly config: SalesforceB2cConfig;
  readonly secrets: () => Promise<VendorSecrets>;
  readonly clock: Clock;
}

export interface SlasCall {
  /** Behind `/oauth2/`. */
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kind: HttpCall['kind'];
  readonly redirect?: 'manual';
  readonly signal: AbortSignal;
}

/** @throws KeydeskError `misconfigured` when the connection has no such client */
export async function slasClient({ secrets }: Pick<SlasParts, 'secrets'>): Promise<SlasClient> {
  const known = await secrets();
  const secret = known['slasClientSecret'] ?? '';
  return { id: required(known, 'slasClientId'), secret: secret === '' ? null : secret };
}

/** @throws KeydeskError `misconfigured` when the client or its secret is missing */
export async function privateSlasClient(parts: Pick<SlasParts, 'secrets'>): Promise<{ id: string; secret: string }> {
  const known = await parts.secrets();
  return { id: required(known, 'slasClientId'), secret: required(known, 'slasClientSecret') };
}

/** The header by which a private client proves itself; a public one has none. */
export function clientHeader({ id, secret }: SlasClient): Readonly<Record<string, string>> {
  return secret === null ? {} : { authorization: basic(id, secret) };
}

export function callSlas({ http, config }: SlasParts, call: SlasCall): Promise<HttpAnswer> {
  return http.call({
    method: 'POST',
    route: `/shopper/auth/v1/organizations/{organizationId}/oauth2/${call.path}`,
    url: slasUrl(config, call.path),
    kind: call.kind,
    body: { form: call.form },
    ...(call.headers === undefined ? {} : { headers: call.headers }),
    ...(call.redirect === undefined ? {} : { redirect: call.redirect }),
    signal: call.signal,
  });
}

export function slasUrl(config: SalesforceB2cConfig, path: string): string {
  return `${apiOriginOf(config)}/shopper/auth/v1/organizations/${config.organizationId}/oauth2/${path}`;
}

export interface SlasRefusal {
  readonly clock: Clock;
  /** The client's scope that the call needs, if it needs one of its own. */
  readonly scope?: string;
  /** How long a repeated call for the same shopper is refused, in milliseconds. */
  readonly pauseMs?: number;
}

/** What an answer of the sign-in service that is no success means. */
export function slasRefusal(answer: HttpAnswer, { clock, scope, pauseMs = 0 }: SlasRefusal): KeydeskError {
  const { status } = answer;
  const key = oauthKey(answer);
  switch (status) {
    case 400:
    case 412:
      return fail({ code: 'rejected', key });
    case 401:
      return fail({ code: 'credentials-rejected', key });
    case 403:
      return fail({ code: 'forbidden', missingScope: scope ?? null });
    case 404:
      return fail({ code: 'misconfigured', cause: 'tenant', field: 'organizationId' });
    case 409:
      return fail({ code: 'rate-limited', retryAt: new Date(clock.now() + pauseMs).toISOString() });
    default:
      return fail({ code: 'vendor-error', cause: 'status', path: null, status });
  }
}
