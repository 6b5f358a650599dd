import { afterEach, beforeEach } from 'vitest';
import type { Emulator } from '../../../../src/sandbox/emulator';
import { startNorceEmulator } from '../../../../src/sandbox/norce';

/** A training store and a bare client of it, which knows nothing of the adapter. */
export interface Client {
  readonly emulator: Emulator;
  /** A call to a method of the service with a good token. */
  call(method: string, query?: Record<string, string>, init?: RequestInit): Promise<Answer>;
  post(method: string, query: Record<string, string>, body?: unknown): Promise<Answer>;
  odata(query: Record<string, string>): Promise<Answer>;
  token(form?: Record<string, string>): Promise<Answer>;
}
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body as JSON, or null when it is none. */
  readonly json: unknown;
}

export function useClient(customers = 0): () => Client {
  let client: Client | null = null;
  beforeEach(async () => {
    client = await open(customers);
  });
  afterEach(async () => {
    await client?.emulator.close();
    client = null;
  });
  return () => {
    if (client === null) throw new Error('the store is open only inside a test');
    return client;
  };
}

async function open(customers: number): Promise<Client> {
  const emulator = await startNorceEmulator({ customers });
  const { clientId = '', clientSecret = '' } = emulator.connection.secrets;
  const token: Client['token'] = (form = {}) =>
    send(`${emulator.origin}/identity/1.0/connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'playground',
        ...form,
      }),
    });
  const bearer = String(((await token()).json as Record<string, unknown>)['access_token']);
  const headers = { authorization: `Bearer ${bearer}`, applicationId: '1042' };
  const get = (path: string, query: Record<string, string>, init: RequestInit) =>
    send(`${emulator.origin}${path}?${new URLSearchParams(query).toString()}`, { headers, ...init });
  const call: Client['call'] = (method, query = {}, init = {}) => get(`/commerce/customer/1.1/${method}`, query, init);
  return {
    emulator,
    token,
    call,
    post: (method, query, body) =>
      call(method, query, { method: 'POST', body: body === undefined ? '' : JSON.stringify(body) }),
    odata: (query) => get('/commerce/query/2.0/Customers/Customers', query, {}),
  };
}

async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, text, json: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
