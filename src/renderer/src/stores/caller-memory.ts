import type { ShopperAccount } from '../../../shared/domain/account';
import type { CallerCheck } from '../../../shared/domain/action';

/** How the caller of one call was checked, as the agent said earlier in the same call; gone with the call. */
export interface CallerMemory {
  /** The agent's own answer for this shopper, or null when they were not asked yet. */
  recall(account: ShopperAccount): CallerCheck | null;
  remember(account: ShopperAccount, check: CallerCheck | null): void;
}

export function createCallerMemory(): CallerMemory {
  let said: { readonly shopper: string; readonly check: CallerCheck } | null = null;
  return {
    recall: (account) => (said?.shopper === shopperOf(account) ? said.check : null),
    remember(account, check) {
      if (check !== null) said = { shopper: shopperOf(account), check };
    },
  };
}

/** The same address at another store is the same caller; anybody else has to be checked anew. */
function shopperOf({ email, ref }: ShopperAccount): string {
  return email === null || email === '' ? JSON.stringify([ref.connectionId, ref.accountId]) : email.toLowerCase();
}
