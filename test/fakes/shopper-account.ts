import { displayName, type ShopperAccount } from '../../src/shared/domain/account';

/** A plain active shopper; whatever a test is about is passed in. */
export function shopperAccount(changes: Partial<ShopperAccount> = {}): ShopperAccount {
  const account: ShopperAccount = {
    ref: { connectionId: 'norce', accountId: '900101' },
    vendor: 'norce',
    code: 'K-1001',
    email: 'maja@example.test',
    login: 'maja@example.test',
    name: { first: 'Maja', last: 'Berg', display: 'Maja Berg' },
    access: { state: 'active' },
    phones: [],
    companies: [],
    addresses: [],
    labels: [],
    signInProviders: [],
    createdAt: '2025-01-01T12:00:00.000Z',
    updatedAt: '2026-11-02T09:15:30.000Z',
    lastSignInAt: null,
    mustChangePassword: null,
    version: null,
    ...changes,
  };
  const { first, last } = account.name;
  const { email, code, ref } = account;
  return {
    ...account,
    name: { first, last, display: displayName({ first, last, email, code, accountId: ref.accountId }) },
  };
}
