import type { ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import { parseWire } from '../http/parse-json';
import type { VendorReset, VendorResetTicket } from '../port';
import { afterWrite } from './after-write';
import { routes, type Api } from './api';
import type { SalesforceB2cConfig } from './config';
import { facts } from './facts';
import type { LookUp } from './look-up';
import { problemKey } from './refusal';
import { fillTemplate } from './reset-url';
import { callSlas, clientHeader, slasClient, slasRefusal, type SlasParts } from './slas';
import { wireResetToken } from './wire';

export interface LinkParts {
  readonly api: Api;
  readonly config: SalesforceB2cConfig;
  readonly clock: Clock;
}

const minuteMs = 60_000;

/** Makes a reset token, which voids the customer's older one, and puts it into the merchant's link. */
export async function requestLink(
  { api, config, clock }: LinkParts,
  account: ShopperAccount,
  locale: string | undefined,
  signal: AbortSignal,
): Promise<VendorReset> {
  const template = config.resetUrlTemplate;
  if (template === undefined) throw fail({ code: 'unsupported', reason: 'resetUrlTemplate' });
  const askedAt = clock.now();
  const { token, email, minutes } = await createToken(api, account, signal);
  const url = fillTemplate(template, {
    token,
    login: demandLogin(account),
    email: email ?? account.email ?? '',
    siteId: config.siteId,
    locale: locale ?? '',
  });
  const expiresAt = new Date(askedAt + minutes * minuteMs).toISOString();
  return { kind: 'link', mintedBy: 'vendor', url, expiresAt };
}

/** Sets a password by making a token and spending it at once; the rules of the customer list still apply. */
export async function setPassword(
  api: Api,
  account: ShopperAccount,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const login = demandLogin(account);
  const { token } = await createToken(api, account, signal);
  await spendToken(api, { token, login }, password, signal);
}

/** @throws KeydeskError `rejected` for a token that is wrong, used or too old, and for a password against the rules */
export async function redeemReset(
  api: Api,
  { token, login }: VendorResetTicket,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  if (login === null || login === '') throw fail({ code: 'invalid-input', field: 'login', problem: 'missing' });
  await spendToken(api, { token, login }, password, signal);
}

interface ResetToken {
  readonly token: string;
  readonly email: string | null;
  readonly minutes: number;
}

async function createToken(api: Api, account: ShopperAccount, signal: AbortSignal): Promise<ResetToken> {
  const login = demandLogin(account);
  const { answer, refusal } = await api({
    purpose: 'passwords',
    method: 'POST',
    route: routes.createResetToken,
    forSite: true,
    body: { json: { login } },
    kind: 'once',
    signal,
  });
  if (!answer.ok) throw problemKey(answer) === facts.unknownLogin ? fail({ code: 'not-found' }) : refusal();
  const made = afterWrite(() => parseWire(wireResetToken, answer.json(), answer.status));
  // A link for somebody else's account must not be handed out.
  if (made.login.toLowerCase() !== login.toLowerCase()) {
    throw fail({ code: 'vendor-error', cause: 'schema', path: 'id', status: answer.status });
  }
  return { token: made.resetToken, email: made.email ?? null, minutes: made.expiresInMinutes };
}

async function spendToken(
  api: Api,
  { token, login }: { readonly token: string; readonly login: string },
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const { answer, refusal } = await api({
    purpose: 'passwords',
    method: 'POST',
    route: routes.reset,
    forSite: true,
    body: { json: { login, resetToken: token, newPassword: password } },
    kind: 'once',
    signal,
  });
  if (answer.status === 204) return;
  // The vendor promises 204; another 2xx does not say what was done.
  if (answer.ok) throw fail({ code: 'unknown-outcome' });
  throw refusal();
}

/**
 * Lets the sign-in service mail a short code to the shopper. The storefront's page must redeem it on any device, because
 * the shopper's browser did not ask for it.
 */
export async function requestMail(
  slas: SlasParts,
  lookUp: LookUp,
  account: ShopperAccount,
  locale: string | undefined,
  signal: AbortSignal,
): Promise<VendorReset> {
  const login = demandLogin(account);
  // The service takes no longer user id.
  if (login.length > 128) throw fail({ code: 'rejected', key: 'login-too-long' });
  const client = await slasClient(slas);
  const language = locale ?? (await lookUp.read(account.ref.accountId, signal))?.preferredLocale;
  const answer = await callSlas(slas, {
    path: 'password/reset',
    form: {
      user_id: login,
      mode: 'email',
      channel_id: slas.config.siteId,
      client_id: client.id,
      hint: 'cross_device',
      locale: (language ?? '') || facts.fallbackLocale,
    },
    headers: clientHeader(client),
    kind: 'once',
    signal,
  });
  if (!answer.ok) throw slasRefusal(answer, { clock: slas.clock });
  const acceptedMs = slas.clock.now();
  return {
    kind: 'mailed',
    acceptedAt: new Date(acceptedMs).toISOString(),
    to: account.email,
    expiresAt: new Date(acceptedMs + facts.mailedResetMinutes * minuteMs).toISOString(),
  };
}

function demandLogin({ login }: ShopperAccount): string {
  if (login === null) throw fail({ code: 'rejected', key: 'no-login' });
  return login;
}
