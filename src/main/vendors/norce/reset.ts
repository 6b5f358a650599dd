import type { ShopperAccount } from '../../../shared/domain/account';
import { isOffered, type VendorCapabilities } from '../../../shared/domain/capability';
import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { ResetOptions, VendorReset } from '../port';
import type { NorceApi } from './api';
import { refusedBy } from './capabilities';
import type { NorceConfig } from './config';
import type { LookUp } from './look-up';
import { refusalKey, refusalOf } from './refusal';

export interface ResetDependencies {
  readonly api: NorceApi;
  readonly config: NorceConfig;
  readonly lookUp: LookUp;
  readonly clock: Clock;
  readonly capabilities: VendorCapabilities;
}

export type RequestReset = (
  account: ShopperAccount,
  options: ResetOptions,
  signal: AbortSignal,
) => Promise<VendorReset>;

/** Norce makes no links: Keydesk makes its own for the merchant's page, or asks Norce to mail its reminder. */
export function createRequestReset(dependencies: ResetDependencies): RequestReset {
  const { capabilities, config, lookUp } = dependencies;
  return async (account, options, signal) => {
    const { capability } = capabilities.resets[options.kind];
    if (!isOffered(capability)) throw refusedBy(capability);
    const now = await lookUp.get(account.ref.accountId, signal);
    if (now === null) throw fail({ code: 'not-found' });
    if (options.kind === 'mailed') return mailReminder(dependencies, now, options.locale, signal);
    // A link for a login that is off would be refused by the page: activate first.
    if (now.access.state !== 'active') throw fail({ code: 'rejected', key: now.access.state });
    if (config.resetPageUrl === undefined) throw fail({ code: 'unsupported', reason: 'resetPageUrl' });
    return { kind: 'link', mintedBy: 'keydesk', account: now, pageUrl: config.resetPageUrl };
  };
}

/** `SendPasswordReminder`: answered 200 also when the application can't mail, and what the mail holds is not documented. */
async function mailReminder(
  { api, config, clock }: ResetDependencies,
  account: ShopperAccount,
  locale: string | undefined,
  signal: AbortSignal,
): Promise<VendorReset> {
  if (account.access.state === 'removed') throw fail({ code: 'rejected', key: 'removed' });
  if (account.login === null) throw fail({ code: 'rejected', key: 'no-login' });
  const cultureCode = locale !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(locale) ? locale : null;
  const answer = await api.service({
    method: 'SendPasswordReminder',
    query: { loginName: account.login, updatedBy: config.actorAccountId },
    body: { empty: true },
    kind: 'once',
    signal,
    ...(cultureCode === null || cultureCode.length > 16 ? {} : { cultureCode }),
  });
  if (!answer.ok) {
    // Here the key means that nobody has this login.
    throw refusalKey(answer) === 'LoginFailed' ? fail({ code: 'not-found' }) : refusalOf(answer);
  }
  return { kind: 'mailed', acceptedAt: new Date(clock.now()).toISOString(), to: account.email, expiresAt: null };
}
