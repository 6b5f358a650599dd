import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import { parseWire } from '../http/parse-json';
import type { SignInAsOptions, SignInCheck, SignInHandOver, VendorSecrets } from '../port';
import type { Api } from './api';
import type { BigCommerceConfig } from './config';
import type { Customers } from './customers';
import { inferred, loginTokenLifeMs, scopes } from './facts';
import { isCustomerId } from './map';
import { vendorClockOffsetMs } from './vendor-clock';
import { wireCredentialsCheckSchema } from './wire';

export interface SignInContext {
  readonly api: Api;
  readonly config: BigCommerceConfig;
  readonly customers: Customers;
  readonly clock: Clock;
  readonly secrets: () => Promise<VendorSecrets>;
}

/** Asks the vendor about a password; never repeated, because failed checks count. */
export async function checkSignIn(
  { api, config, customers }: SignInContext,
  email: string,
  password: string,
  signal: AbortSignal,
): Promise<SignInCheck> {
  const checked = await validateCredentials(api, config.channelId, email, password, signal);
  if (checked === null) return { result: 'unknown', detail: null };
  if (!checked.is_valid) return { result: 'refused', detail: null };
  const account = await customers.get(String(checked.customer_id ?? ''), signal);
  // The password is right, but the storefront would ask for a new one all the same.
  if (account?.mustChangePassword === true) return { result: 'blocked', detail: 'forced-reset' };
  return { result: 'ok', detail: null };
}

async function validateCredentials(
  api: Api,
  channelId: number,
  email: string,
  password: string,
  signal: AbortSignal,
): Promise<ReturnType<(typeof wireCredentialsCheckSchema)['parse']> | null> {
  try {
    const answer = await api.call({
      method: 'POST',
      path: '/v3/customers/validate-credentials',
      json: { email, password, channel_id: channelId },
      kind: 'once',
      signal,
      scope: scopes.modifyCustomers,
    });
    return parseWire(wireCredentialsCheckSchema, answer.json(), answer.status);
  } catch (error) {
    // The check may have been counted; whether the password is right was not said.
    if (isKeydeskError(error) && error.failure.code === 'unknown-outcome') return null;
    throw error;
  }
}

/** Makes a one-time address of the Customer Login API, good for 30 seconds, to be opened at once. */
export async function signInAs(
  { api, config, clock, secrets }: SignInContext,
  account: ShopperAccount,
  options: SignInAsOptions,
  signal: AbortSignal,
): Promise<SignInHandOver> {
  const { clientId, clientSecret } = loginKeys(await secrets());
  const landingPath = options.landingPath ?? '/account.php';
  if (!isRelativePath(landingPath)) {
    throw fail({ code: 'invalid-input', field: 'landingPath', problem: 'not-a-relative-path' });
  }
  const { accountId } = account.ref;
  if (!isCustomerId(accountId)) throw fail({ code: 'not-found' });
  const offsetMs = await vendorClockOffsetMs(api, clock, signal);
  const issuedAt = Math.floor((clock.now() + offsetMs) / 1000) - inferred.loginTokenBackdateSeconds;
  const token = await signLoginToken(
    {
      iss: clientId,
      iat: issuedAt,
      jti: randomUUID(),
      operation: 'customer_login',
      store_hash: config.storeHash,
      customer_id: Number(accountId),
      channel_id: config.channelId,
      redirect_to: landingPath,
      ...(options.requestIp === undefined ? {} : { request_ip: options.requestIp }),
    },
    clientSecret,
  );
  return {
    kind: 'url',
    url: `${config.storefrontUrl}/login/token/${token}`,
    expiresAt: new Date(issuedAt * 1000 - offsetMs + loginTokenLifeMs).toISOString(),
    signOutUrl: `${config.storefrontUrl}/login.php?action=logout`,
  };
}

export interface LoginClaims {
  readonly iss: string;
  readonly iat: number;
  readonly jti: string;
  readonly operation: 'customer_login';
  readonly store_hash: string;
  readonly customer_id: number;
  readonly channel_id: number;
  readonly redirect_to: string;
  readonly request_ip?: string;
}

/** HS256 with the header exactly as documented: a token without `typ` was seen to be refused. */
export async function signLoginToken(claims: LoginClaims, clientSecret: string): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .sign(new TextEncoder().encode(clientSecret));
}

function loginKeys(secrets: VendorSecrets): { readonly clientId: string; readonly clientSecret: string } {
  const { clientId, clientSecret } = secrets;
  if (clientId === undefined || clientSecret === undefined) {
    const field = clientId === undefined ? 'clientId' : 'clientSecret';
    throw fail({ code: 'misconfigured', cause: 'credentials-missing', field });
  }
  return { clientId, clientSecret };
}

/** One slash first; an address of another host, or what browsers read as one, would lose the session or leave the shop. */
function isRelativePath(path: string): boolean {
  return path.length <= 1_000 && /^\/(?!\/)[\u0021-\u007e]*$/u.test(path) && !path.includes('\\');
}
