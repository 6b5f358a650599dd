import type { VendorAdapter } from '../../src/main/vendors/port';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { notOffered, offered, type ResetFacts, type VendorCapabilities } from '../../src/shared/domain/capability';
import { fail } from '../../src/shared/domain/failure';
import type { VendorId } from '../../src/shared/domain/vendor';

export const linkFacts: ResetFacts = {
  mintedBy: 'keydesk',
  mailedBy: 'nobody',
  lifetime: { kind: 'chosen' },
  unlocks: 'no',
  endsSessions: 'unknown',
  voidsOlder: 'unknown',
  stampMovesOnPasswordChange: true,
};
export const mailFacts: ResetFacts = {
  mintedBy: null,
  mailedBy: 'vendor',
  lifetime: { kind: 'fixed', minutes: 30 },
  unlocks: 'unknown',
  endsSessions: 'unknown',
  voidsOlder: 'yes',
  stampMovesOnPasswordChange: null,
};

/** A vendor that can do everything an agent may ask for. */
export function fakeCapabilities(changes: Partial<VendorCapabilities> = {}): VendorCapabilities {
  return {
    findBy: { email: offered, code: offered, login: offered },
    access: { activate: offered, deactivate: offered, hold: notOffered('no-hold-state'), release: offered },
    deactivateEndsSessions: 'unknown',
    resets: {
      link: { capability: offered, facts: linkFacts },
      mailed: { capability: offered, facts: mailFacts },
      forced: { capability: notOffered('no-forced-reset'), facts: null },
    },
    setPassword: offered,
    checkSignIn: offered,
    signInAs: notOffered('no-sign-in-as'),
    register: offered,
    resendConfirmation: notOffered('no-confirmation-mail'),
    inspectSession: notOffered('no-session-api'),
    endSession: notOffered('no-session-api'),
    ...changes,
  };
}

/** An adapter over a list of accounts in memory; what a test is about is replaced by `changes`. */
export function fakeAdapter(
  vendor: VendorId,
  accounts: ShopperAccount[] = [],
  changes: Partial<VendorAdapter> = {},
): VendorAdapter {
  const notAsked = (): Promise<never> => Promise.reject(fail({ code: 'unsupported', reason: 'fake' }));
  return {
    vendor,
    capabilities: fakeCapabilities(),
    probe: () =>
      Promise.resolve({
        reachable: true,
        scopes: [],
        missingScopes: [],
        clockOffsetMs: 0,
        storeName: 'Fake store',
        capabilities: fakeCapabilities(),
        warnings: [],
      }),
    find: (key) => Promise.resolve(accounts.filter((account) => account[key.by] === key.value)),
    get: (id) => Promise.resolve(accounts.find((account) => account.ref.accountId === id) ?? null),
    setAccess(id, change) {
      const index = accounts.findIndex((account) => account.ref.accountId === id);
      const account = accounts[index];
      if (account === undefined) return Promise.reject(fail({ code: 'not-found' }));
      const active = change === 'activate' || change === 'release';
      const after: ShopperAccount = { ...account, access: { state: active ? 'active' : 'inactive' } };
      accounts[index] = after;
      return Promise.resolve(after);
    },
    requestReset(account, options) {
      const at = '2027-01-15T08:00:00.000Z';
      switch (options.kind) {
        case 'link':
          return Promise.resolve({ kind: 'link', mintedBy: 'keydesk', account, pageUrl: 'https://shop.example/reset' });
        case 'mailed':
          return Promise.resolve({ kind: 'mailed', acceptedAt: at, to: account.email, expiresAt: null });
        case 'forced':
          return Promise.resolve({ kind: 'forced', acceptedAt: at });
      }
    },
    setPassword: notAsked,
    redeemReset: notAsked,
    checkSignIn: notAsked,
    signInAs: notAsked,
    register: notAsked,
    resendConfirmation: notAsked,
    inspectSession: notAsked,
    endSession: notAsked,
    ...changes,
  };
}
