import type { ShopperAccount } from '../../shared/domain/account';
import type { ResetFacts } from '../../shared/domain/capability';
import {
  linkLifetimesMinutes,
  type LinkLifetimeMinutes,
  type ResetPreview,
  type ResetWarning,
} from '../../shared/domain/reset';
import { fail } from '../../shared/domain/failure';
import type { ConfigValue } from '../connections/origins';
import type { Policy } from '../policy/policy';
import { checkResetPage, type ResetPage, type ResetPageRules } from './reset-url';

type Lifetimes = Pick<ResetPreview, 'lifetimesMinutes' | 'defaultLifetimeMinutes'>;

type LifetimeRules = Pick<Policy, 'maxLinkLifetimeMinutes' | 'defaultLinkLifetimeMinutes'>;

function choices(rules: LifetimeRules): readonly LinkLifetimeMinutes[] {
  return linkLifetimesMinutes.filter((minutes) => minutes <= rules.maxLinkLifetimeMinutes);
}

function defaultOf(offered: readonly LinkLifetimeMinutes[], rules: LifetimeRules): LinkLifetimeMinutes {
  return offered.findLast((minutes) => minutes <= rules.defaultLinkLifetimeMinutes) ?? linkLifetimesMinutes[0];
}

/** The lifetimes an agent may choose from under the policy's cap; none where the vendor fixes it. */
export function lifetimesOf(facts: ResetFacts, rules: LifetimeRules): Lifetimes {
  if (facts.lifetime.kind !== 'chosen') return { lifetimesMinutes: [], defaultLifetimeMinutes: null };
  const offered = choices(rules);
  return { lifetimesMinutes: [...offered], defaultLifetimeMinutes: defaultOf(offered, rules) };
}

/** @throws KeydeskError `invalid-input` for a lifetime that is not offered */
export function chosenLifetime(asked: LinkLifetimeMinutes | null, rules: LifetimeRules): LinkLifetimeMinutes {
  const offered = choices(rules);
  const chosen = asked ?? defaultOf(offered, rules);
  if (!offered.includes(chosen))
    throw fail({ code: 'invalid-input', field: 'lifetimeMinutes', problem: 'not-offered' });
  return chosen;
}

/** What the agent should know before the click. */
export function warningsOf(account: ShopperAccount, facts: ResetFacts): ResetWarning[] {
  const warnings: ResetWarning[] = [];
  const { state } = account.access;
  if (state === 'inactive' || state === 'removed' || state === 'no-login') warnings.push('account-inactive');
  if (state === 'on-hold') warnings.push('account-on-hold');
  if (account.signInProviders.length > 0) warnings.push('social-only');
  if (facts.mailedBy === 'vendor' && account.email === null) warnings.push('no-email');
  if (facts.mintedBy === 'keydesk' && facts.stampMovesOnPasswordChange === true) warnings.push('dies-on-any-change');
  return warnings;
}

/**
 * The page a link of this connection opens, by its settings; null for kinds without a link.
 *
 * @throws KeydeskError `misconfigured` or `policy-denied` for a page no link may open
 */
export function linkPage(
  facts: ResetFacts,
  config: Readonly<Record<string, ConfigValue>>,
  rules: ResetPageRules,
): ResetPage | null {
  if (facts.mintedBy === null) return null;
  const field = facts.mintedBy === 'keydesk' ? 'resetPageUrl' : 'resetUrlTemplate';
  const setting = config[field];
  if (typeof setting !== 'string') throw fail({ code: 'misconfigured', cause: 'setting', field });
  return facts.mintedBy === 'keydesk' ? checkResetPage(setting, rules) : checkVendorLink(setting, rules);
}

/**
 * Checks where a link the vendor made opens. Its query and fragment belong to the vendor's token and are not looked at.
 *
 * @throws KeydeskError as `checkResetPage` does
 */
export function checkVendorLink(link: string, rules: ResetPageRules): ResetPage {
  return checkResetPage(link.split(/[?#{]/u, 1).join(''), rules);
}
