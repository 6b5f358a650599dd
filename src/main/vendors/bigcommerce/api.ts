import { fail } from '../../../shared/domain/failure';
import { createHttpClient, type HttpAnswer, type HttpClient } from '../http';
import type { CallKind } from '../http/limits';
import type { AdapterOptions } from '../port';
import { bigCommerceOrigins, type BigCommerceConfig } from './config';
import { refusalOf } from './refusal';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the store, for example `/v3/customers`. */
  readonly path: string;
  /** Template for the log; the path itself when it holds no ids. */
  readonly route?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly kind: CallKind;
  readonly signal: AbortSignal;
  /** The scope without which the call is forbidden. */
  readonly scope: string;
}

/** The REST half of BigCommerce for one store. */
export interface Api {
  readonly http: HttpClient;
  /**
   * Sends a call with the store's token and hands back a 2xx.
   *
   * @throws KeydeskError `credentials-rejected` for a refused token, else what `refusalOf` and the HTTP client say
   */
  call(call: ApiCall): Promise<HttpAnswer>;
}

export function createApi(options: AdapterOptions<BigCommerceConfig>): Api {
  const { config, secrets } = options;
  const http = createHttpClient({
    vendor: 'bigcommerce',
    origins: bigCommerceOrigins(config),
    fetch: options.fetch,
    clock: options.clock,
    ...(options.fetchOnce === undefined ? {} : { fetchOnce: options.fetchOnce }),
    ...(options.onCall === undefined ? {} : { onCall: options.onCall }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const base = `${config.apiOrigin}/stores/${config.storeHash}`;

  async function call({ method, path, route, query, json, kind, signal, scope }: ApiCall): Promise<HttpAnswer> {
    const accessToken = (await secrets())['accessToken'];
    if (accessToken === undefined) {
      throw fail({ code: 'misconfigured', cause: 'credentials-missing', field: 'accessToken' });
    }
    const answer = await http.call({
      method,
      route: `/stores/{hash}${route ?? path}`,
      url: `${base}${path}${queryText(query)}`,
      kind,
      headers: { 'X-Auth-Token': accessToken },
      ...(json === undefined ? {} : { body: { json } }),
      signal,
    });
    if (!answer.ok) throw refusalOf(answer, scope);
    return answer;
  }

  return { http, call };
}

/** Percent-encodes everything: a raw `+` would arrive as a blank and find somebody else. */
function queryText(query: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
