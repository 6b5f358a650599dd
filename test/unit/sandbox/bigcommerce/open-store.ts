import { afterEach, beforeEach } from 'vitest';
import { startBigCommerceEmulator } from '../../../../src/sandbox/bigcommerce';
import type { Emulator } from '../../../../src/sandbox/emulator';

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as it is instead of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as far as these tests look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text itself. */
  readonly body: unknown;
}

export interface OpenStore {
  emulator(): Emulator;
  /** Calls the REST API below the store, for example `GET /v3/customers`. */
  call(route: string, options?: CallOptions): Promise<Answer>;
  graphql(query: string, token: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  storefront(path: string, init?: RequestInit): Promise<Answer>;
}

export const allScopes = 'kd-training-token-all-scopes';

/** A store for each test of a file, and raw HTTP to it. */
export function useStore(customers = 0): OpenStore {
  let running: Emulator | null = null;
  beforeEach(async () => {
    running = await startBigCommerceEmulator({ customers });
  });
  afterEach(async () => {
    await running?.close();
  });
  const emulator = (): Emulator => {
    if (running === null) throw new Error('the store is open only inside a test');
    return running;
  };
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(emulator().origin + path, { redirect: 'manual', ...init });
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
  };
  return {
    emulator,
    call: (route, { token = allScopes, body, text, headers } = {}) => {
      const [method = '', path = ''] = route.split(' ');
      const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
      return send(path.startsWith('/stores/') ? path : `/stores/kd7demo${path}`, {
        method,
        headers: {
          'x-auth-token': token,
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(content === undefined ? {} : { body: content }),
      });
    },
    graphql: (query, token, headers) =>
      send('/graphql', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      }),
    storefront: (path, init = {}) => send(path, init),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
