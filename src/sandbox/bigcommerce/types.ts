import type { PasswordHash } from '../kit/passwords';

/** A customer as the store keeps it; times are milliseconds since 1970. */
export interface StoredCustomer {
  readonly id: number;
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  phone: string;
  notes: string;
  taxExemptCategory: string;
  groupId: number;
  readonly createdAt: number;
  modifiedAt: number;
  forcePasswordReset: boolean;
  acceptsReviewMails: boolean;
  readonly originChannelId: number;
  /** Null for a global customer, who may sign in wherever a channel allows global log-ins. */
  channelIds: readonly number[] | null;
  readonly addresses: readonly StoredAddress[];
  password: PasswordHash | null;
  /** Changes made through the API. */
  writes: number;
}

export interface StoredAddress {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly countryCode: string;
  readonly country: string;
  readonly phone: string;
}

export interface StoredAttribute {
  readonly id: number;
  readonly name: string;
  readonly type: 'string' | 'number' | 'date';
  readonly createdAt: number;
}

export interface StoredAttributeValue {
  readonly id: number;
  readonly customerId: number;
  readonly attributeId: number;
  value: string;
  readonly createdAt: number;
  modifiedAt: number;
}

export interface StoredMetafield {
  readonly id: number;
  readonly customerId: number;
  permissionSet: string;
  readonly namespace: string;
  readonly key: string;
  value: string;
  readonly createdAt: number;
  modifiedAt: number;
}

export interface StoredChannel {
  readonly id: number;
  readonly name: string;
  readonly type: 'storefront' | 'pos';
  readonly status: 'active' | 'inactive' | 'prelaunch';
  /** Whether the channel has a site of its own; a channel without one can't be visited. */
  readonly hasSite: boolean;
  allowGlobalLogins: boolean;
}

/** A REST token of an API account. */
export interface ApiToken {
  readonly storeHash: string;
  readonly scopes: ReadonlySet<string>;
}

/** A token for the storefront's GraphQL. */
export interface StorefrontToken {
  readonly kind: 'private' | 'impersonation';
  readonly channelIds: readonly number[];
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

/** What a mailed link carries. */
export interface MailedTicket {
  readonly customerId: number;
  readonly channelId: number;
  readonly expiresAt: number;
}
