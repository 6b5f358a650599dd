import type { HttpAnswer, HttpBody, HttpCall, HttpClient } from '../http';
import { untilAborted } from '../http/until-aborted';
import type { EmporixTokens } from './auth';
import type { EmporixConfig } from './config';
import { isTokenProblem } from './refusal';

export interface EmporixCall {
  readonly method: HttpCall['method'];
  /** The template; `{tenant}` and the names in `params` are filled in, percent-encoded. */
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly kind: HttpCall['kind'];
  readonly signal: AbortSignal;
}

/** Calls with one of the three kinds of token; each renews a refused token of ours once. */
export interface EmporixApi {
  asTenant(call: EmporixCall): Promise<HttpAnswer>;
  /** A 401 without the gateway's `fault` is the service's own answer and is handed back. */
  asStorefront(call: EmporixCall): Promise<HttpAnswer>;
  /** With a shopper's token, which is used as it is. */
  asShopper(token: string, call: EmporixCall): Promise<HttpAnswer>;
}

export function createEmporixApi(http: HttpClient, config: EmporixConfig, tokens: EmporixTokens): EmporixApi {
  const send = (token: string, call: EmporixCall): Promise<HttpAnswer> =>
    http.call({
      method: call.method,
      route: call.route,
      url: urlOf(config, call),
      kind: call.kind,
      headers: { ...call.headers, authorization: `Bearer ${token}` },
      ...(call.body === undefined ? {} : { body: call.body }),
      signal: call.signal,
    });
  return {
    asTenant: async (call) => {
      await untilAborted(tokens.service.get(), call.signal);
      return tokens.service.use((token) => send(token.value, call));
    },
    asStorefront: async (call) => {
      await untilAborted(tokens.anonymous.get(), call.signal);
      return tokens.anonymous.use((token) => send(token.value, call), isTokenProblem);
    },
    asShopper: send,
  };
}

function urlOf({ origin, tenant }: EmporixConfig, { route, params, query }: EmporixCall): string {
  const values: Readonly<Record<string, string>> = { ...params, tenant };
  const path = route.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  return `${origin}${path}${search}`;
}
