import { accountKey } from '../main/reset-links/binding';
import type { ResetClaims } from '../main/reset-links/token-format';
import type { ShopperAccount } from '../shared/domain/account';
import type { LandingAdapter } from './landing-connection';

/** How long a read at the vendor may take as a whole, in milliseconds. */
export const readLimitMs = 20_000;

/** Reads the one account a token names, by an exact match; null when there is none or more than one. */
export async function findAccount(
  adapter: LandingAdapter,
  { idk, sub }: Pick<ResetClaims, 'idk' | 'sub'>,
  signal: AbortSignal,
): Promise<ShopperAccount | null> {
  if (idk === 'id') {
    const account = await adapter.get(sub, signal);
    return account?.ref.accountId === sub ? account : null;
  }
  const found = await adapter.find({ by: idk, value: sub }, signal);
  const [account, ...others] = found.filter((candidate) => accountKey(candidate, idk) === sub);
  return account !== undefined && others.length === 0 ? account : null;
}

/** Whether there is a login that a new password could open. */
export function hasLogin(account: ShopperAccount): boolean {
  return account.access.state !== 'removed' && account.access.state !== 'no-login';
}

/**
 * Whether the account stands as the purpose asks. An account just made active may still be switched off where the vendor is
 * slow to show it; what counts then is that it stands as when the link was made, which the binding says.
 */
export function standsFor(account: ShopperAccount, claims: Pick<ResetClaims, 'pur' | 'asb'>): boolean {
  switch (account.access.state) {
    case 'active':
    case 'locked':
    case 'unknown':
      return true;
    case 'inactive':
      return claims.pur === 'activate' && claims.asb !== 'none';
    case 'on-hold':
    case 'removed':
    case 'no-login':
      return false;
  }
}
