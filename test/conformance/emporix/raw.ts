import type { Emulator } from '../../../src/sandbox/emulator';

/** Calls that go to the emulator past the adapter, as another program of the merchant would make them. */
export interface RawClient {
  call(method: string, path: string, body?: unknown): Promise<Response>;
}

/** A client with a service token of one of the emulator's clients; `keydesk-admin` may do everything. */
export async function serviceClient(emulator: Emulator, clientId = 'keydesk-admin'): Promise<RawClient> {
  const answer = await fetch(`${emulator.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secretOf(emulator, 'clientSecret'),
    }),
  });
  return clientWith(emulator, await tokenOf(answer));
}

/** A client with an anonymous token, as a storefront has before sign-in. */
export async function storefrontClient(emulator: Emulator): Promise<RawClient> {
  const query = new URLSearchParams({
    tenant: String(emulator.connection.config['tenant']),
    client_id: secretOf(emulator, 'storefrontClientId'),
  });
  const answer = await fetch(`${emulator.origin}/customerlogin/auth/anonymous/login?${query.toString()}`);
  return clientWith(emulator, await tokenOf(answer));
}

/** A shopper's token, got as a storefront gets it. */
export async function shopperToken(emulator: Emulator, email: string, password: string): Promise<string> {
  const storefront = await storefrontClient(emulator);
  return tokenOf(await storefront.call('POST', '/customer/{tenant}/login', { email, password }));
}

export function clientWith(emulator: Emulator, token: string): RawClient {
  const tenant = String(emulator.connection.config['tenant']);
  return {
    call: (method, path, body) =>
      fetch(`${emulator.origin}${path.replace('{tenant}', tenant)}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

/** Sets a value of the tenant's configuration. */
export async function setConfiguration(emulator: Emulator, key: string, value: unknown): Promise<void> {
  const admin = await serviceClient(emulator);
  const path = `/configuration/{tenant}/configurations/${key}`;
  const { version } = (await (await admin.call('GET', path)).json()) as { version: number };
  const answer = await admin.call('PUT', path, { key, value, version });
  if (!answer.ok) throw new Error(`the configuration was not set: ${String(answer.status)}`);
}

async function tokenOf(answer: Response): Promise<string> {
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (access_token === undefined) throw new Error(`no token: ${String(answer.status)}`);
  return access_token;
}

function secretOf(emulator: Emulator, name: string): string {
  return emulator.connection.secrets[name] ?? '';
}
