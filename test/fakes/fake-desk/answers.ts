import type { AccessChange, AccessState, ShopperAccount } from '../../../src/shared/domain/account';
import type { ConnectionAnswer } from '../../../src/shared/domain/lookup-event';
import type { LookupKey } from '../../../src/shared/domain/lookup-key';
import type { FakeScenario } from './scenario';

/** How an account stands after each change. */
export const wanted: Readonly<Record<AccessChange, AccessState>> = {
  activate: { state: 'active' },
  deactivate: { state: 'inactive' },
  hold: { state: 'on-hold' },
  release: { state: 'active' },
};

/** Looks a query up in the fake accounts of one store: exact, and the likeliest kind first. */
export function search(scenario: FakeScenario, connectionId: string, keys: readonly LookupKey[]): ConnectionAnswer {
  const own = scenario.accounts.filter(({ ref }) => ref.connectionId === connectionId);
  for (const key of keys) {
    const rows = own
      .filter((account) => account[key.by]?.toLowerCase() === key.value.toLowerCase())
      .map(({ ref, vendor, name, email, code, login, access }) => ({
        ref,
        vendor,
        name: name.display,
        email,
        code,
        login,
        access,
      }));
    if (rows.length > 0) return { state: 'rows', key, rows };
  }
  return { state: 'none' };
}

/** Resolves after a while, at once for no time, and never for an infinite one unless it is aborted. */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function capabilitiesOf(scenario: FakeScenario, connectionId: string) {
  const capabilities = scenario.connections.find(({ id }) => id === connectionId)?.capabilities;
  if (capabilities === null || capabilities === undefined) throw new Error('a store without capabilities');
  return capabilities;
}

/** Puts a changed account in the place of what it was. */
export function putAccount(scenario: FakeScenario, changed: ShopperAccount): void {
  scenario.accounts = scenario.accounts.map((account) =>
    account.ref.connectionId === changed.ref.connectionId && account.ref.accountId === changed.ref.accountId
      ? changed
      : account,
  );
}
