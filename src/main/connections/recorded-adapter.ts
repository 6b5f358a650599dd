import type { VendorAdapter } from '../vendors/port';

/** Whether what runs now is a write to this account that stands in the journal; null for one that has no account yet. */
export type MayWrite = (target: { readonly connectionId: string; readonly accountId: string | null }) => boolean;

/**
 * An adapter whose writes work only inside a recorded write to the same account, whoever calls them: no procedure can
 * forget the journal. A password is set by nobody here; only the landing page does that, with an adapter of its own.
 */
export function recordedAdapter(adapter: VendorAdapter, connectionId: string, mayWrite: MayWrite): VendorAdapter {
  async function recorded<T>(accountId: string | null, write: () => Promise<T>): Promise<T> {
    if (!mayWrite({ connectionId, accountId }))
      throw new Error('a write to a vendor without its intent in the journal');
    return await write();
  }

  return {
    vendor: adapter.vendor,
    get capabilities() {
      return adapter.capabilities;
    },
    probe: (signal) => adapter.probe(signal),
    find: (key, signal) => adapter.find(key, signal),
    get: (accountId, signal) => adapter.get(accountId, signal),
    setAccess: (accountId, change, signal) => recorded(accountId, () => adapter.setAccess(accountId, change, signal)),
    requestReset: (account, options, signal) =>
      recorded(account.ref.accountId, () => adapter.requestReset(account, options, signal)),
    setPassword: () => Promise.reject(new Error('passwords are set by the landing page alone')),
    redeemReset: () => Promise.reject(new Error('passwords are set by the landing page alone')),
    checkSignIn: (login, password, signal) => adapter.checkSignIn(login, password, signal),
    signInAs: (account, options, signal) =>
      recorded(account.ref.accountId, () => adapter.signInAs(account, options, signal)),
    register: (draft, signal) => recorded(null, () => adapter.register(draft, signal)),
    resendConfirmation: (account, signal) =>
      recorded(account.ref.accountId, () => adapter.resendConfirmation(account, signal)),
    inspectSession: (token, signal) => adapter.inspectSession(token, signal),
    endSession: (token, signal) => recorded(null, () => adapter.endSession(token, signal)),
  };
}
