import type { Outbox } from '../kit/outbox';
import type { SandboxClock } from '../kit/sandbox-clock';
import type { Switches } from './switches';
import type {
  ApiToken,
  MailedTicket,
  StorefrontToken,
  StoredAttribute,
  StoredAttributeValue,
  StoredChannel,
  StoredCustomer,
  StoredMetafield,
} from './types';

/** Everything one store knows. The maps are emptied and filled again by a reset; the object itself stays. */
export interface Store {
  readonly hash: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: SandboxClock;
  readonly outbox: Outbox;
  readonly switches: Switches;
  readonly apiTokens: ReadonlyMap<string, ApiToken>;
  readonly customers: Map<number, StoredCustomer>;
  readonly attributes: Map<number, StoredAttribute>;
  readonly attributeValues: Map<number, StoredAttributeValue>;
  readonly metafields: Map<number, StoredMetafield>;
  readonly channels: Map<number, StoredChannel>;
  readonly storefrontTokens: Map<string, StorefrontToken>;
  readonly resetTickets: Map<string, MailedTicket>;
  readonly passwordlessTickets: Map<string, MailedTicket>;
  /** Session cookie → customer id. */
  readonly sessions: Map<string, number>;
  readonly usedJtis: Set<string>;
  /** When checks of passwords failed, oldest first. */
  readonly validateFailures: number[];
  readonly quota: { windowStartedAt: number; used: number };
  readonly sequence: { customer: number; other: number };
}

export type StoreIdentity = Pick<
  Store,
  'hash' | 'clientId' | 'clientSecret' | 'clock' | 'outbox' | 'switches' | 'apiTokens'
>;

export function createStore(identity: StoreIdentity): Store {
  return {
    ...identity,
    customers: new Map(),
    attributes: new Map(),
    attributeValues: new Map(),
    metafields: new Map(),
    channels: new Map(),
    storefrontTokens: new Map(),
    resetTickets: new Map(),
    passwordlessTickets: new Map(),
    sessions: new Map(),
    usedJtis: new Set(),
    validateFailures: [],
    quota: { windowStartedAt: 0, used: 0 },
    sequence: { customer: 0, other: 0 },
  };
}

export function emptyStore(store: Store): void {
  for (const collection of [
    store.customers,
    store.attributes,
    store.attributeValues,
    store.metafields,
    store.channels,
    store.storefrontTokens,
    store.resetTickets,
    store.passwordlessTickets,
    store.sessions,
    store.usedJtis,
  ]) {
    collection.clear();
  }
  store.validateFailures.length = 0;
  Object.assign(store.quota, { windowStartedAt: 0, used: 0 });
  Object.assign(store.sequence, { customer: 0, other: 0 });
}

export function nextId(store: Store): number {
  store.sequence.other += 1;
  return store.sequence.other;
}

/** Customer numbers are never given twice, also not those of deleted customers. */
export function nextCustomerId(store: Store): number {
  store.sequence.customer += 1;
  return store.sequence.customer;
}

export function attributeValueOf(store: Store, customerId: number, attributeId: number): StoredAttributeValue | null {
  for (const value of store.attributeValues.values()) {
    if (value.customerId === customerId && value.attributeId === attributeId) return value;
  }
  return null;
}
