import { afterEach, beforeEach } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../../../src/sandbox/emulator';
import { startSalesforceB2cEmulator } from '../../../../src/sandbox/salesforce-b2c';

/** A store of its own for every test, closed afterwards. */
export function useStore(options: EmulatorOptions = {}): () => Emulator {
  let store: Emulator | null = null;
  beforeEach(async () => {
    store = await startSalesforceB2cEmulator(options);
  });
  afterEach(async () => {
    await store?.close();
    store = null;
  });
  return () => {
    if (store === null) throw new Error('the store is open only inside a test');
    return store;
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

/** One plain request, as any other program would send it. */
export async function call(store: Emulator, path: string, options: Call = {}): Promise<Answer> {
  const { method, token, headers, json, form } = options;
  const hasBody = json !== undefined || form !== undefined;
  const response = await fetch(`${store.origin}${path}`, {
    method: method ?? (hasBody ? 'POST' : 'GET'),
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : { text };
  return { status: response.status, headers: response.headers, body: body as Answer['body'] };
}

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

export const organization = '/organizations/f_ecom_zzte_053';
export const customers = `/customer/customers/v1${organization}/customer-lists/RefArch`;
export const passwords = `/customer/shopper-customers/v1${organization}/customers/password/actions`;
export const slas = `/shopper/auth/v1${organization}/oauth2`;
export const privateClient = basic('training-slas-private', 'TrainingOnlySlas01');

/** A token of the full API client with these scopes. */
export async function clientToken(
  store: Emulator,
  scope = 'SALESFORCE_COMMERCE_API:zzte_053 sfcc.customerlists.rw sfcc.shopper-customers.login',
): Promise<string> {
  const { body } = await call(store, '/dwsso/oauth2/access_token', {
    headers: { authorization: basic('training-keydesk', 'TrainingOnlyKeydesk01') },
    form: { grant_type: 'client_credentials', scope },
  });
  return String(body['access_token']);
}

export function typeOf({ body }: Answer): string {
  return String(body['type']).split('/').at(-1) ?? '';
}
