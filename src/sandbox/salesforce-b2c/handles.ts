import type { SandboxDraft, SandboxShopper, SandboxState } from '../emulator';
import type { Customer, CustomerStore } from './customer-store';
import { layout } from './layout';
import { newCustomer } from './new-customer';
import { randomText } from './random';
import type { Store } from './store';

const lockMs = 12 * 3_600_000;

/** Puts a customer into the main list; his number is his id. */
export function seed({ customers, clock }: Store, draft: SandboxDraft): string {
  const state = draft.state ?? 'active';
  if (!['active', 'inactive', 'locked', 'no-login'].includes(state)) {
    throw new Error(`this vendor has no state "${state}"`);
  }
  const email = draft.email === undefined ? `seeded.${randomText(8).toLowerCase()}@example.test` : draft.email;
  const login = state === 'no-login' ? null : draft.login === undefined ? freeLogin(customers, email) : draft.login;
  if (login !== null && customers.byLogin(layout.mainList, login) !== null) throw new Error('this login is taken');
  const customerNo = draft.code ?? customers.nextNo(layout.mainList);
  customers.add(
    newCustomer({
      listId: layout.mainList,
      at: clock.now(),
      indexedAt: clock.now(),
      lockedUntil: state === 'locked' ? clock.now() + lockMs : 0,
      ...(login === null ? {} : { password: draft.password ?? 'Training-pass-1' }),
      record: {
        customerNo,
        firstName: draft.firstName ?? 'Seeded',
        lastName: draft.lastName ?? 'Shopper',
        ...(email === null ? {} : { email }),
        ...(login === null ? {} : { credentials: { login, enabled: state !== 'inactive', locked: false } }),
      },
    }),
  );
  return customerNo;
}

/** The e-mail, as most shops have it; several customers with one e-mail need logins that differ. */
function freeLogin(customers: CustomerStore, email: string | null): string {
  const isFree = email !== null && customers.byLogin(layout.mainList, email) === null;
  return isFree ? email : `user-${randomText(10)}`;
}

export function peek({ customers }: Store, id: string): SandboxShopper | null {
  const customer = customers.byNo(layout.mainList, id);
  if (customer === null) return null;
  const record = customers.present(customer);
  return {
    id,
    code: record.customerNo,
    email: record.email ?? null,
    login: record.credentials?.login ?? null,
    state: stateOf(customer, record.credentials?.locked === true),
    forcedReset: false,
    writes: customer.writes,
    record,
  };
}

function stateOf({ record }: Customer, isLocked: boolean): SandboxState {
  if (record.credentials === undefined) return 'no-login';
  if (!record.credentials.enabled) return 'inactive';
  return isLocked ? 'locked' : 'active';
}

export function acceptsPassword({ customers }: Store, id: string, password: string): boolean {
  const customer = customers.byNo(layout.mainList, id);
  return customer !== null && customers.lets(customer, password);
}
