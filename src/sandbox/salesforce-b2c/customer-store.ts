import { passwordMatches, type PasswordHash } from '../kit/passwords';
import type { SandboxClock } from '../kit/sandbox-clock';
import type { Switches } from './switches';
import type { CustomerRecord } from './wire';

/** A reset token of one of the two families; a newer one takes its place. */
export interface ResetToken {
  readonly value: string;
  readonly expiresAt: number;
  /** The challenge its redeemer must answer, where the requester set one. */
  readonly challenge: string | null;
}

/** One customer with everything the platform knows and the APIs don't show. */
export interface Customer {
  record: CustomerRecord;
  readonly listId: string;
  password: PasswordHash | null;
  failedLogins: number;
  lastFailedAt: number;
  lockedUntil: number;
  /** Provider and outside id of a customer who signs in elsewhere. */
  readonly externalProfile: { readonly provider: string; readonly externalId: string } | null;
  platformReset: ResetToken | null;
  slasReset: ResetToken | null;
  /** Effective changes made through the API. */
  writes: number;
  deleted: boolean;
  /** States by time, oldest first, for a search index that lags behind. */
  history: { readonly at: number; readonly record: CustomerRecord | null }[];
}

export interface Indexed {
  readonly customer: Customer;
  readonly record: CustomerRecord;
}

export interface CustomerStore {
  all(listId: string): readonly Customer[];
  byNo(listId: string, customerNo: string): Customer | null;
  byId(customerId: string): Customer | null;
  /** Ignores letter case, as the platform does for the uniqueness of logins. */
  byLogin(listId: string, login: string): Customer | null;
  byExternalProfile(provider: string, externalId: string): Customer | null;
  add(customer: Customer): void;
  /** Puts a changed record in place and counts the change. */
  change(customer: Customer, record: CustomerRecord): void;
  touch(customer: Customer, record: CustomerRecord): void;
  remove(customer: Customer): void;
  nextNo(listId: string): string;
  isLocked(customer: Customer): boolean;
  /** The record, or an older state of it, as the API shows it now. */
  present(customer: Customer, record?: CustomerRecord): CustomerRecord;
  /** Everyone whom the search index knows, with the record as it was when the index was made. */
  indexed(listId: string): readonly Indexed[];
  lets(customer: Customer, password: string): boolean;
}

const keptHistory = 8;

export function createCustomerStore(clock: SandboxClock, switches: Switches): CustomerStore {
  const customers = new Map<string, Customer>();
  const logins = new Map<string, Customer>();
  const keyOf = (listId: string, text: string): string => `${listId}\n${text}`;
  let lastNo = 10_000;

  const noteLogin = (customer: Customer): void => {
    const login = customer.record.credentials?.login;
    if (login !== undefined) logins.set(keyOf(customer.listId, login.toLowerCase()), customer);
  };
  const forget = (customer: Customer): void => {
    customers.delete(keyOf(customer.listId, customer.record.customerNo));
    const login = customer.record.credentials?.login;
    if (login !== undefined) logins.delete(keyOf(customer.listId, login.toLowerCase()));
  };
  const remember = (customer: Customer, record: CustomerRecord | null): void => {
    customer.history = [...customer.history, { at: clock.now(), record }].slice(-keptHistory);
  };
  const replace = (customer: Customer, record: CustomerRecord): void => {
    forget(customer);
    customer.record = record;
    customers.set(keyOf(customer.listId, record.customerNo), customer);
    noteLogin(customer);
    remember(customer, record);
  };
  const isLocked = (customer: Customer): boolean => switches.lockoutEnabled && customer.lockedUntil > clock.now();
  const present = (customer: Customer, record = customer.record): CustomerRecord =>
    record.credentials === undefined
      ? record
      : { ...record, credentials: { ...record.credentials, locked: isLocked(customer) } };
  /** Deleted ones too, because an index that lags behind still has them. */
  const buried: Customer[] = [];
  const inList = (listId: string): Customer[] => [...customers.values()].filter((item) => item.listId === listId);

  return {
    all: inList,
    byNo: (listId, customerNo) => customers.get(keyOf(listId, customerNo)) ?? null,
    byId: (customerId) => [...customers.values()].find((item) => item.record.customerId === customerId) ?? null,
    byLogin: (listId, login) => logins.get(keyOf(listId, login.toLowerCase())) ?? null,
    byExternalProfile: (provider, externalId) =>
      [...customers.values()].find(
        ({ externalProfile }) => externalProfile?.provider === provider && externalProfile.externalId === externalId,
      ) ?? null,
    add: (customer) => {
      customers.set(keyOf(customer.listId, customer.record.customerNo), customer);
      noteLogin(customer);
    },
    change: (customer, record) => {
      replace(customer, record);
      customer.writes += 1;
    },
    touch: replace,
    remove: (customer) => {
      forget(customer);
      customer.deleted = true;
      remember(customer, null);
      buried.push(customer);
    },
    nextNo: (listId) => {
      do lastNo += 1;
      while (customers.has(keyOf(listId, String(lastNo).padStart(8, '0'))));
      return String(lastNo).padStart(8, '0');
    },
    isLocked,
    present,
    indexed: (listId) => {
      if (switches.indexLagMs <= 0) return inList(listId).map((customer) => ({ customer, record: customer.record }));
      const at = clock.now() - switches.indexLagMs;
      return [...inList(listId), ...buried.filter((item) => item.listId === listId)].flatMap((customer) => {
        const then = customer.history.findLast((entry) => entry.at <= at)?.record ?? null;
        return then === null ? [] : [{ customer, record: then }];
      });
    },
    lets: (customer, password) =>
      customer.record.credentials?.enabled === true &&
      !isLocked(customer) &&
      passwordMatches(customer.password, password),
  };
}
