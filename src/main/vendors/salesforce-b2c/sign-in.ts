import { createHash, randomBytes } from 'node:crypto';
import type { ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import { parseWire } from '../http/parse-json';
import type { SignInCheck, SignInHandOver } from '../port';
import { afterWrite } from './after-write';
import { basic, basicPair } from './auth';
import { facts, slasScopes } from './facts';
import { callSlas, clientHeader, privateSlasClient, slasClient, slasRefusal, slasUrl, type SlasParts } from './slas';
import { wireShopperToken } from './wire';

/** The longest login that may be acted for. */
const maxLoginId = 128;

/**
 * Signs in as the storefront does, up to the code, which is thrown away. The vendor counts it as a try, and answers the
 * same to a wrong password, a disabled and a locked account.
 */
export async function checkSignIn(
  slas: SlasParts,
  login: string,
  password: string,
  signal: AbortSignal,
): Promise<SignInCheck> {
  const redirectUri = slas.config.slasRedirectUri;
  if (redirectUri === undefined) throw fail({ code: 'unsupported', reason: 'slasRedirectUri' });
  // HTTP Basic has no way to carry a colon in the first half.
  if (login === '' || login.includes(':')) throw fail({ code: 'invalid-input', field: 'login', problem: 'malformed' });
  const client = await slasClient(slas);
  const answer = await callSlas(slas, {
    path: 'login',
    form: {
      client_id: client.id,
      channel_id: slas.config.siteId,
      redirect_uri: redirectUri,
      code_challenge: createHash('sha256').update(randomBytes(64).toString('base64url')).digest('base64url'),
    },
    headers: {
      authorization: basic(login, password),
      ...(client.secret === null ? {} : { 'x-slas-client-auth': basicPair(client.id, client.secret) }),
    },
    kind: 'once',
    redirect: 'manual',
    signal,
  });
  if (answer.status === 303) return { result: hasCode(answer.headers) ? 'ok' : 'unknown', detail: null };
  if (answer.status === 401) return { result: 'refused', detail: null };
  // Either the client may not use this call or the shopper is kept out; the vendor does not say which.
  if (answer.status === 403) return { result: 'unknown', detail: 'forbidden' };
  throw slasRefusal(answer, { clock: slas.clock, pauseMs: facts.signInPauseMs });
}

function hasCode(headers: Headers): boolean {
  const location = headers.get('location') ?? '';
  return URL.canParse(location) && (new URL(location).searchParams.get('code') ?? '') !== '';
}

/**
 * Where a trusted agent signs in at the vendor and comes out in the storefront as the shopper. The storefront's own back
 * end exchanges the code; Keydesk never holds a session.
 */
export async function signInAsAgent(slas: SlasParts, account: ShopperAccount): Promise<SignInHandOver> {
  const { config, clock } = slas;
  const redirectUri = config.slasRedirectUri;
  if (redirectUri === undefined) throw fail({ code: 'unsupported', reason: 'slasRedirectUri' });
  // Without a secret a code could be redeemed only by whoever made the challenge, and that would be Keydesk.
  const client = await privateSlasClient(slas);
  const query = new URLSearchParams({
    client_id: client.id,
    channel_id: config.siteId,
    login_id: demandLoginId(account),
    idp_origin: 'ecom',
    redirect_uri: redirectUri,
    response_type: 'code',
  });
  return {
    kind: 'url',
    url: `${slasUrl(config, 'trusted-agent/authorize')}?${query.toString()}`,
    expiresAt: new Date(clock.now() + facts.trustedAgentMinutes * 60_000).toISOString(),
    signOutUrl: null,
  };
}

/** A shopper's session by the client's own right; `ecom` makes sure that no unknown login becomes a new shopper. */
export async function signInAsSystem(
  slas: SlasParts,
  account: ShopperAccount,
  signal: AbortSignal,
): Promise<SignInHandOver> {
  const client = await privateSlasClient(slas);
  const askedAt = slas.clock.now();
  const answer = await callSlas(slas, {
    path: 'trusted-system/token',
    form: {
      grant_type: 'client_credentials',
      hint: 'ts_ext_on_behalf_of',
      login_id: demandLoginId(account),
      idp_origin: 'ecom',
      client_id: client.id,
      channel_id: slas.config.siteId,
    },
    headers: clientHeader(client),
    kind: 'once',
    signal,
  });
  if (!answer.ok) {
    throw slasRefusal(answer, {
      clock: slas.clock,
      scope: slasScopes.trustedSystem,
      pauseMs: facts.trustedSystemPauseMs,
    });
  }
  // The session may be open although its token can't be read.
  const { access_token, expires_in } = afterWrite(() => parseWire(wireShopperToken, answer.json(), answer.status));
  return {
    kind: 'session',
    token: access_token,
    expiresAt: new Date(askedAt + expires_in * 1_000).toISOString(),
  };
}

function demandLoginId({ login }: ShopperAccount): string {
  if (login === null) throw fail({ code: 'rejected', key: 'no-login' });
  if (login.length > maxLoginId) throw fail({ code: 'rejected', key: 'login-too-long' });
  return login;
}
