import type { StoredAccount, StoredCustomer } from './types';

/** The customers of the client. */
export interface Store {
  readonly customers: Map<number, StoredCustomer>;
  nextCustomerId(): number;
  nextAccountId(): number;
}

export function createStore(customers: readonly StoredCustomer[]): Store {
  // Far above fixtures and generated customers, so that a number says where a record came from.
  let lastCustomerId = 5_000_000;
  let lastAccountId = 8_000_000;
  return {
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    nextCustomerId: () => (lastCustomerId += 1),
    nextAccountId: () => (lastAccountId += 1),
  };
}

/** The login of a customer in one application. */
export function accountIn(customer: StoredCustomer, application: number): StoredAccount | null {
  return customer.accounts.find((account) => account.applicationId === application) ?? null;
}

/** Texts are compared as the database does: without regard to letter case. */
export function sameText(stored: string | null, wanted: string): boolean {
  return stored !== null && stored.toLowerCase() === wanted.toLowerCase();
}

export function customerByLogin(store: Store, login: string, application: number): StoredCustomer | null {
  for (const customer of store.customers.values()) {
    if (sameText(accountIn(customer, application)?.fields.LoginName ?? null, login)) return customer;
  }
  return null;
}

/** Notes a change made through the API. */
export function markWritten(customer: StoredCustomer, atMs: number, movesUpdated = true): void {
  customer.writes += 1;
  if (movesUpdated) customer.updatedAt = atMs;
}
