import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpClient } from '../http';
import { parseWire } from '../http/parse-json';
import { createTokenCache, type AccessToken, type TokenCache } from '../http/token-cache';
import type { VendorSecrets } from '../port';
import type { NorceConfig } from './config';
import { norceFacts } from './facts';
import { oauthErrorKey } from './refusal';
import { tokenSchema } from './wire';

export interface NorceTokenOptions {
  readonly http: HttpClient;
  readonly config: NorceConfig;
  readonly secrets: () => Promise<VendorSecrets>;
  readonly clock: Clock;
}

/** The bearer token of the connection; the identity service grants few requests a minute, so that one serves all calls. */
export function createNorceTokens(options: NorceTokenOptions): TokenCache {
  return createTokenCache({ clock: options.clock, fetchToken: () => fetchToken(options) });
}

async function fetchToken({ http, config, secrets, clock }: NorceTokenOptions): Promise<AccessToken> {
  const known = await secrets();
  const answer = await http.call({
    method: 'POST',
    route: config.identityPath,
    url: `${config.origin}${config.identityPath}`,
    kind: 'token',
    body: {
      form: {
        grant_type: 'client_credentials',
        client_id: required(known, 'clientId'),
        client_secret: required(known, 'clientSecret'),
        scope: config.scope,
      },
    },
    // Several callers may wait for one token, so that no single one of them can cancel it.
    signal: new AbortController().signal,
  });
  if (answer.status === 404 || answer.status === 405) throw wrongSetting('identityPath');
  if (!answer.ok) {
    const key = oauthErrorKey(answer);
    throw key === 'invalid_scope' ? wrongSetting('scope') : fail({ code: 'credentials-rejected', key });
  }
  const token = parseWire(tokenSchema, answer.json(), answer.status);
  return {
    value: token.access_token,
    expiresAt: clock.now() + (token.expires_in ?? norceFacts.tokenLifeSeconds) * 1000,
    scopes: (token.scope ?? '').split(' ').filter((scope) => scope !== ''),
  };
}

function wrongSetting(field: keyof NorceConfig) {
  return fail({ code: 'misconfigured', cause: 'setting', field });
}

function required(secrets: VendorSecrets, field: string): string {
  const value = secrets[field];
  if (value !== undefined && value !== '') return value;
  throw fail({ code: 'misconfigured', cause: 'credentials-missing', field });
}
