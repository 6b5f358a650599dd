import type { KeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer, HttpBody, HttpCall, HttpClient } from '../http';
import { untilAborted } from '../http/until-aborted';
import type { ClientTokens, Purpose } from './auth';
import { apiOriginOf, customerListOf, type SalesforceB2cConfig } from './config';
import { scopes } from './facts';
import { refusal } from './refusal';

/** One call of the Commerce APIs with an API client's token. */
export interface ApiCall {
  readonly purpose: Purpose;
  readonly method: HttpCall['method'];
  /** Path template below the API's origin; the organization and the list are filled in, other places from `params`. */
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Adds the site the call is made for. */
  readonly forSite?: true;
  readonly body?: HttpBody;
  readonly kind: HttpCall['kind'];
  readonly signal: AbortSignal;
}

/** @throws KeydeskError `auth` when a fresh token is refused too */
export type Api = (call: ApiCall) => Promise<ApiAnswer>;

export interface ApiAnswer {
  readonly answer: HttpAnswer;
  /** What an answer that is no 2xx means, with the scope the token lacks where that is known. */
  readonly refusal: () => KeydeskError;
}

export function createApi(http: HttpClient, config: SalesforceB2cConfig, tokens: ClientTokens): Api {
  return async (call) => {
    const cache = tokens[call.purpose];
    const url = urlOf(config, call);
    await untilAborted(cache.get(), call.signal);
    let granted: readonly string[] = [];
    const answer = await cache.use((token) => {
      granted = token.scopes;
      return http.call({
        method: call.method,
        route: call.route,
        url,
        kind: call.kind,
        headers: { authorization: `Bearer ${token.value}` },
        ...(call.body === undefined ? {} : { body: call.body }),
        signal: call.signal,
      });
    });
    const scope = scopes[call.purpose];
    return { answer, refusal: () => refusal(answer, granted.includes(scope) ? null : scope) };
  };
}

function urlOf(config: SalesforceB2cConfig, { route, params, forSite }: ApiCall): string {
  const values: Readonly<Record<string, string>> = {
    ...params,
    organizationId: config.organizationId,
    customerListId: customerListOf(config),
  };
  const path = route.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const query = forSite === true ? `?${new URLSearchParams({ siteId: config.siteId }).toString()}` : '';
  return `${apiOriginOf(config)}${path}${query}`;
}

const list = '/customer/customers/v1/organizations/{organizationId}/customer-lists/{customerListId}';
const password = '/customer/shopper-customers/v1/organizations/{organizationId}/customers/password/actions';

export const routes = {
  search: `${list}/customer-search`,
  customers: `${list}/customers`,
  customer: `${list}/customers/{customerNo}`,
  createResetToken: `${password}/create-reset-token`,
  reset: `${password}/reset`,
} as const;
