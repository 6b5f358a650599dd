import { fail } from '../../../shared/domain/failure';
import type { HttpAnswer, HttpBody, HttpClient } from '../http';
import type { CallKind } from '../http/limits';
import type { TokenCache } from '../http/token-cache';
import { untilAborted } from '../http/until-aborted';
import type { NorceConfig } from './config';
import { norceFacts } from './facts';

type Query = Readonly<Record<string, string | number | boolean>>;

export interface ServiceCall {
  /** The method's name in its documented letter case; it is also all of the call that may be logged. */
  readonly method: string;
  readonly query: Query;
  /** Left out for a GET. */
  readonly body?: HttpBody;
  readonly kind: CallKind;
  readonly signal: AbortSignal;
  /** Overrides the connection's own culture. */
  readonly cultureCode?: string;
}

/** CustomerService and the read-only Query API, for one application. Every status below 500 is handed back. */
export interface NorceApi {
  service(call: ServiceCall): Promise<HttpAnswer>;
  /** Customers by an OData filter. */
  query(options: Query, signal: AbortSignal): Promise<HttpAnswer>;
}

export function createNorceApi(http: HttpClient, config: NorceConfig, tokens: TokenCache): NorceApi {
  const send = async (
    path: string,
    query: Query,
    call: Pick<ServiceCall, 'body' | 'kind' | 'signal'>,
  ): Promise<HttpAnswer> => {
    const url = `${config.origin}${path}?${queryText(query)}`;
    await untilAborted(tokens.get(), call.signal);
    return tokens.use((token) =>
      http.call({
        method: call.body === undefined ? 'GET' : 'POST',
        // The query never belongs to it: one call carries the new password there.
        route: path,
        url,
        kind: call.kind,
        headers: { authorization: `Bearer ${token.value}`, applicationId: String(config.applicationId) },
        ...(call.body === undefined ? {} : { body: call.body }),
        signal: call.signal,
      }),
    );
  };
  return {
    service: ({ method, query, cultureCode = config.cultureCode, ...call }) =>
      send(
        `${config.servicePath}${method}`,
        { ...query, ...(cultureCode === undefined ? {} : { cultureCode }), format: 'json' },
        call,
      ),
    query: (options, signal) => send(norceFacts.queryPath, options, { kind: 'read', signal }),
  };
}

/**
 * Percent-encodes everything: a raw `+` would arrive as a blank and find somebody else.
 *
 * @throws KeydeskError `invalid-input` for text that has no UTF-8 form.
 */
function queryText(query: Query): string {
  return Object.entries(query)
    .map(([name, value]) => {
      const text = String(value);
      if (!text.isWellFormed()) throw fail({ code: 'invalid-input', field: name, problem: 'malformed' });
      return `${name}=${encodeURIComponent(text)}`;
    })
    .join('&');
}
