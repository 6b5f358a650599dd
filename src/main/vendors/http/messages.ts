import type { CallKind } from './limits';

/** One request to a vendor. `route` is the template that may be logged; the real URL never is. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly route: string;
  readonly url: string;
  readonly kind: CallKind;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly signal: AbortSignal;
  /** `manual` hands a 3xx back as an answer; only for calls whose answer is a redirect. */
  readonly redirect?: 'error' | 'manual';
}
export type HttpBody =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  /** An empty body that is still declared as JSON. */
  | { readonly empty: true };

/** An answer below 500 that is not a 408 or 429; the adapter decides what it means. */
export interface HttpAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly text: string;
  /** @throws KeydeskError `vendor-error` when the body is not JSON or does not say that it is. */
  json(): unknown;
}
