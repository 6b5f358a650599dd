import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../../../shared/contract/journal';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { VendorCapabilities } from '../../../../shared/domain/capability';
import { vendorNames } from '../../../../shared/domain/vendor';
import { assertNever } from '../../../../shared/lib/assert-never';
import type { Format } from '../../lib/format';

/** Why a shopper can or can't sign in, in words an agent can read aloud. */
export interface Why {
  readonly verdict: 'can' | 'cannot' | 'unclear';
  readonly sentence: string;
  /** What else bears on it, in smaller type. */
  readonly details: readonly string[];
}

export function whyOf(
  t: TFunction,
  format: Format,
  account: ShopperAccount,
  capabilities: VendorCapabilities | null,
): Why {
  const vendor = vendorNames[account.vendor];
  const { access } = account;
  switch (access.state) {
    case 'removed':
      return { verdict: 'cannot', sentence: t('why.removed'), details: signInDetails(t, format, account) };
    case 'no-login':
      return { verdict: 'cannot', sentence: t('why.no-login'), details: [t('why.noLoginDetail', { vendor })] };
    case 'inactive':
      return {
        verdict: 'cannot',
        sentence: t(`why.inactive.${account.vendor}`),
        details: [t(`term.inactive.${account.vendor}`), ...signInDetails(t, format, account)],
      };
    case 'on-hold':
      return {
        verdict: 'cannot',
        sentence: t('why.on-hold'),
        details: [t('term.on-hold'), ...signInDetails(t, format, account)],
      };
    case 'locked':
      return { verdict: 'cannot', sentence: lockedSentence(t, format, access.until, capabilities), details: [] };
    case 'active':
      return activeWhy(t, format, account);
    case 'unknown':
      return account.signInProviders.length > 0
        ? activeWhy(t, format, account)
        : {
            verdict: 'unclear',
            sentence: t(account.vendor === 'bigcommerce' ? 'why.unknown.bigcommerce' : 'why.unknown.any', { vendor }),
            details: signInDetails(t, format, account),
          };
    default:
      return assertNever(access);
  }
}

function activeWhy(t: TFunction, format: Format, account: ShopperAccount): Why {
  const verdict = account.access.state === 'active' ? 'can' : 'unclear';
  if (account.signInProviders.length > 0) {
    return {
      verdict,
      sentence: t('why.social', { provider: format.list(account.signInProviders) }),
      details: [],
    };
  }
  if (account.mustChangePassword === true) return { verdict, sentence: t('why.mustChange'), details: [] };
  return { verdict, sentence: t(`why.active.${account.vendor}`), details: [] };
}

/** A lock is announced with its end and its way out, as far as the vendor states them. */
function lockedSentence(
  t: TFunction,
  format: Format,
  until: string | null,
  capabilities: VendorCapabilities | null,
): string {
  const resetUnlocks =
    capabilities !== null && Object.values(capabilities.resets).some((reset) => reset.facts?.unlocks === 'yes');
  const lock = until === null ? t('why.locked.open') : t('why.locked.until', { time: format.moment(until) });
  return resetUnlocks ? `${lock} ${t('why.locked.resetUnlocks')}` : lock;
}

/** Other marks on the sign-in that matter once the account itself is in order. */
function signInDetails(t: TFunction, format: Format, account: ShopperAccount): readonly string[] {
  const details: string[] = [];
  if (account.signInProviders.length > 0) {
    details.push(t('why.alsoSocial', { provider: format.list(account.signInProviders) }));
  }
  if (account.mustChangePassword === true) details.push(t('why.alsoMustChange'));
  return details;
}

/** The record of who brought the account into the state it is in, or null. */
export function causeInHistory(account: ShopperAccount, history: readonly HistoryEntry[]): HistoryEntry | null {
  const { state } = account.access;
  if (state !== 'inactive' && state !== 'on-hold') return null;
  const turns = history.filter(
    (entry) => entry.outcome === 'ok' && entry.act.startsWith('account.') && entry.act !== 'account.open',
  );
  const last = turns[0];
  // The journal has one word for both ways of shutting somebody out.
  return last?.act === 'account.deactivate' ? last : null;
}
