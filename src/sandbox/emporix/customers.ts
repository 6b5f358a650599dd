import { hashPassword, passwordMatches } from '../kit/passwords';
import type { SandboxDraft, SandboxShopper, SandboxState } from '../emulator';
import { expandAll, isContact, passwordAccount, presentCustomer, type Customer } from './customer';
import type { World } from './world';

type NewCustomer = Partial<Omit<Customer, 'version' | 'writes'>> & Pick<Customer, 'profile'>;

/** Adds a customer; whatever is left out gets what a fresh customer has. */
export function addCustomer(world: Pick<World, 'store' | 'clock'>, customer: NewCustomer): Customer {
  const { store, clock } = world;
  const added: Customer = {
    accounts: [],
    addresses: [],
    legalEntities: [],
    lastLogin: null,
    password: null,
    initialPassword: false,
    failedSignIns: 0,
    lockedUntilMs: 0,
    mixinSchemas: {},
    createdAt: new Date(clock.now()).toISOString(),
    ...customer,
    profile: { ...profileDefaults, ...customer.profile },
    customerNumber: customer.customerNumber ?? freeNumber(world),
    version: 1,
    writes: 0,
  };
  store.customers.set(added.customerNumber, added);
  return added;
}

const profileDefaults = {
  preferredLanguage: 'en_US',
  preferredCurrency: 'USD',
  preferredSite: 'main',
  type: 'CUSTOMER',
  restriction: null,
};

function freeNumber({ store }: Pick<World, 'store'>): string {
  let number: string;
  do {
    number = String(store.nextNumber);
    store.nextNumber += 1;
  } while (store.customers.has(number) || store.deletedNumbers.has(number));
  return number;
}

/** Puts a shopper in without going through the API; returns the customer number. */
export function seedCustomer(world: World, draft: SandboxDraft): string {
  const state = draft.state ?? 'active';
  const email = draft.email === undefined ? `shopper-${String(world.store.nextNumber)}@example.test` : draft.email;
  const login = draft.login === undefined ? email : draft.login;
  const hasLogin = login !== null && state !== 'no-login';
  const customer = addCustomer(world, {
    ...(draft.code === undefined ? {} : { customerNumber: draft.code }),
    profile: {
      ...(email === null ? {} : { contactEmail: email }),
      firstName: draft.firstName ?? 'Sam',
      lastName: draft.lastName ?? 'Seed',
      type: state === 'no-login' ? 'CONTACT' : 'CUSTOMER',
      active: state !== 'inactive',
      onHold: state === 'on-hold',
    },
    accounts: hasLogin ? [{ id: login }] : [],
    password: hasLogin ? hashPassword(draft.password ?? 'Training-pass-1') : null,
    lockedUntilMs: state === 'locked' ? world.clock.now() + lockMs : 0,
  });
  if (state === 'removed') {
    world.store.customers.delete(customer.customerNumber);
    world.store.deletedNumbers.add(customer.customerNumber);
  }
  return customer.customerNumber;
}

/** Five minutes, as on the platform Emporix descends from; its own documents name no lock at all. */
export const lockMs = 5 * 60 * 1000;

export function peekCustomer(world: World, customerNumber: string): SandboxShopper | null {
  const customer = world.store.customers.get(customerNumber);
  if (customer === undefined) {
    if (!world.store.deletedNumbers.has(customerNumber)) return null;
    const gone = { id: customerNumber, code: customerNumber, email: null, login: null, record: null };
    return { ...gone, state: 'removed', forcedReset: false, writes: 0 };
  }
  return {
    id: customer.customerNumber,
    code: customer.customerNumber,
    email: customer.profile.contactEmail ?? null,
    login: customer.accounts[0]?.id ?? null,
    state: stateOf(customer, world.clock.now()),
    forcedReset: false,
    writes: customer.writes,
    record: presentCustomer(customer, expandAll),
  };
}

function stateOf(customer: Customer, nowMs: number): SandboxState {
  if (!customer.profile.active) return 'inactive';
  if (customer.profile.onHold) return 'on-hold';
  if (customer.accounts.length === 0) return 'no-login';
  return customer.lockedUntilMs > nowMs ? 'locked' : 'active';
}

/** Whether a sign-in with this password would succeed now. */
export function wouldAccept(world: World, customer: Customer, password: string): boolean {
  return (
    !isBarred(customer) &&
    customer.lockedUntilMs <= world.clock.now() &&
    passwordAccount(customer) !== null &&
    passwordMatches(customer.password, password)
  );
}

/** Inactive, on hold, or a contact, who has no access to the storefront. */
export function isBarred(customer: Customer): boolean {
  return !customer.profile.active || customer.profile.onHold || isContact(customer);
}
