import type { LandingAdapter } from '../../src/landing/landing-connection';
import type { VendorResetTicket } from '../../src/main/vendors/port';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { notOffered, offered, type VendorCapabilities } from '../../src/shared/domain/capability';

export interface MemoryVendor extends LandingAdapter {
  /** The accounts as they are; a test changes them as a vendor's other users would. */
  readonly accounts: Map<string, ShopperAccount>;
  readonly passwords: Map<string, string>;
  /** Names of the calls, in their order. */
  readonly calls: string[];
  readonly tickets: VendorResetTicket[];
  /** Runs in place of the next write; what it throws is the vendor's answer. */
  failNext: ((write: () => void) => Promise<void>) | null;
}

/** A vendor in memory with the few methods the landing page uses. */
export function memoryVendor(
  accounts: readonly ShopperAccount[],
  options: { readonly stampMoves?: boolean; readonly stampFact?: boolean; readonly setsPasswords?: boolean } = {},
): MemoryVendor {
  const { stampMoves = true, setsPasswords = true } = options;
  const stampFact = options.stampFact ?? stampMoves;
  const byId = new Map(accounts.map((account) => [account.ref.accountId, account]));
  const passwords = new Map<string, string>();
  let changes = 0;

  async function write(name: string, act: () => void): Promise<void> {
    vendor.calls.push(name);
    const fault = vendor.failNext;
    vendor.failNext = null;
    if (fault === null) act();
    else await fault(act);
  }

  const vendor: MemoryVendor = {
    accounts: byId,
    passwords,
    calls: [],
    tickets: [],
    failNext: null,
    capabilities: capabilities(stampFact, setsPasswords),
    find: (key) => {
      vendor.calls.push(`find ${key.by}`);
      return Promise.resolve(
        [...byId.values()].filter((account) => account[key.by]?.toLowerCase() === key.value.toLowerCase()),
      );
    },
    get: (accountId) => {
      vendor.calls.push('get');
      return Promise.resolve(byId.get(accountId) ?? null);
    },
    setPassword: (account, password) =>
      write('setPassword', () => {
        const { accountId } = account.ref;
        passwords.set(accountId, password);
        changes += 1;
        const updatedAt = new Date(Date.parse('2027-01-15T09:00:00Z') + changes * 1_000).toISOString();
        if (stampMoves) byId.set(accountId, { ...account, updatedAt });
      }),
    redeemReset: (ticket, password) =>
      write('redeemReset', () => {
        vendor.tickets.push(ticket);
        passwords.set(ticket.login ?? ticket.token, password);
      }),
  };
  return vendor;
}

function capabilities(stampFact: boolean, setsPasswords: boolean): VendorCapabilities {
  const no = notOffered('no-password-write');
  return {
    findBy: { email: offered, code: offered, login: offered },
    access: { activate: no, deactivate: no, hold: no, release: no },
    deactivateEndsSessions: 'unknown',
    resets: {
      link: {
        capability: offered,
        facts: {
          mintedBy: 'keydesk',
          mailedBy: 'nobody',
          lifetime: { kind: 'chosen' },
          unlocks: 'unknown',
          endsSessions: 'unknown',
          voidsOlder: 'unknown',
          stampMovesOnPasswordChange: stampFact,
        },
      },
      mailed: { capability: no, facts: null },
      forced: { capability: no, facts: null },
    },
    setPassword: setsPasswords ? offered : no,
    checkSignIn: no,
    signInAs: no,
    register: no,
    resendConfirmation: no,
    inspectSession: no,
    endSession: no,
  };
}
