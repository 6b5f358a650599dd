import type { PasswordHash } from '../kit/passwords';
import { codeAttribute } from './layout';
import { attributeValueOf, nextCustomerId, nextId, type Store } from './store';
import type { StoredAddress, StoredCustomer } from './types';

/** A customer to add; whatever is left out gets the value the API gives it. */
export interface NewCustomer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company?: string;
  readonly phone?: string;
  readonly notes?: string;
  readonly groupId?: number;
  readonly forcePasswordReset?: boolean;
  readonly acceptsReviewMails?: boolean;
  readonly originChannelId?: number;
  readonly channelIds?: readonly number[] | null;
  readonly addresses?: readonly Omit<StoredAddress, 'id' | 'firstName' | 'lastName' | 'phone'>[];
  /** The merchant's own code, kept as an attribute. */
  readonly code?: string;
  readonly password: PasswordHash | null;
  readonly createdAt?: number;
  readonly modifiedAt?: number;
}

/** Adds without any of the API's checks. */
export function addCustomer(store: Store, draft: NewCustomer): StoredCustomer {
  const id = nextCustomerId(store);
  const createdAt = draft.createdAt ?? store.clock.now();
  const phone = draft.phone ?? '';
  const customer: StoredCustomer = {
    id,
    email: draft.email,
    firstName: draft.firstName,
    lastName: draft.lastName,
    company: draft.company ?? '',
    phone,
    notes: draft.notes ?? '',
    taxExemptCategory: '',
    groupId: draft.groupId ?? 0,
    createdAt,
    modifiedAt: draft.modifiedAt ?? createdAt,
    forcePasswordReset: draft.forcePasswordReset ?? false,
    acceptsReviewMails: draft.acceptsReviewMails ?? false,
    originChannelId: draft.originChannelId ?? 1,
    channelIds: draft.channelIds ?? null,
    addresses: (draft.addresses ?? []).map((address) => ({
      ...address,
      id: nextId(store),
      firstName: draft.firstName,
      lastName: draft.lastName,
      phone,
    })),
    password: draft.password,
    writes: 0,
  };
  store.customers.set(id, customer);
  if (draft.code !== undefined) addAttributeValue(store, id, codeAttribute.id, draft.code, createdAt);
  return customer;
}

/** Sets an attribute of a customer, as the upsert of the API does. */
export function setAttributeValue(
  store: Store,
  customerId: number,
  attributeId: number,
  value: string,
  at: number,
): void {
  const present = attributeValueOf(store, customerId, attributeId);
  if (present === null) addAttributeValue(store, customerId, attributeId, value, at);
  else Object.assign(present, { value, modifiedAt: at });
}

function addAttributeValue(store: Store, customerId: number, attributeId: number, value: string, at: number): void {
  const id = nextId(store);
  store.attributeValues.set(id, { id, customerId, attributeId, value, createdAt: at, modifiedAt: at });
}
