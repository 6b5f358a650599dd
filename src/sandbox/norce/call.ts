import type { World } from './world';

/** One call to a method of the service, past the gate. */
export interface Call {
  readonly world: World;
  readonly application: number;
  /** A query parameter; names are taken by their documented letter case. */
  readonly query: (name: string) => string | undefined;
  readonly body: () => Promise<string>;
}

/** A method of the service, named as in its documents. */
export interface Method {
  readonly name: string;
  readonly verb: 'GET' | 'POST';
  readonly run: (call: Call) => Response | Promise<Response>;
}

/** An int32 parameter, or null when it is missing or no such number. */
export function intParameter(call: Call, name: string): number | null {
  const text = call.query(name) ?? '';
  const value = /^-?\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  return Number.isInteger(value) && Math.abs(value) <= 2_147_483_647 ? value : null;
}

/** A boolean parameter, which the service takes as `true` or `false`; null when it is missing or something else. */
export function flagParameter(call: Call, name: string): boolean | null {
  const text = call.query(name)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}
