import type { PasswordHash } from '../kit/passwords';

/** The names of the contract of CustomerService 1.1, in the contract's order of fields. */
export interface IdValue {
  readonly Id: number;
  readonly Value: string | null;
  readonly Code: string | null;
}
export interface Flag {
  readonly Id: number;
  readonly Name: string | null;
  readonly Group: number;
  readonly IsSelected: boolean;
}
export interface Address {
  readonly Id: number | null;
  readonly CareOf: string | null;
  readonly Line1: string | null;
  readonly Line2: string | null;
  readonly Zip: string | null;
  readonly City: string | null;
  readonly CountryId: number;
  readonly Country: string | null;
  readonly Region: string | null;
  readonly IsValidated: boolean;
  readonly GlobalLocationNo: string | null;
  readonly ShippingPhoneNumber: string | null;
}
export interface Company {
  readonly Id: number | null;
  readonly Key: string;
  readonly Code: string | null;
  readonly Name: string | null;
  readonly OrgNo: string | null;
  readonly Phone: string | null;
  readonly Email: string | null;
  readonly VatNo: string | null;
}
export interface AccountFields {
  readonly Id: number;
  readonly Key: string;
  readonly LoginName: string | null;
  readonly Name: string | null;
  readonly Roles: readonly number[];
  readonly Authorizations: readonly IdValue[];
}
/** Everything of a customer that a client may send back changed. */
export interface CustomerFields {
  readonly Code: string | null;
  readonly Email: string | null;
  readonly SSN: string | null;
  readonly FirstName: string | null;
  readonly LastName: string | null;
  readonly Phone: string | null;
  readonly CellPhone: string | null;
  readonly ReferId: number | null;
  readonly ReferUrl: string | null;
  readonly Companies: readonly Company[] | null;
  readonly DeliveryAddresses: readonly Address[] | null;
  readonly InvoiceAddress: Address | null;
  readonly Flags: readonly Flag[] | null;
  readonly UseInvoiceAddressAsDeliveryAddress: boolean;
  readonly Info: readonly IdValue[] | null;
  readonly PricelistIds: readonly number[] | null;
  readonly CrmId: string | null;
}

/** A login; it belongs to exactly one application. */
export interface StoredAccount {
  readonly applicationId: number;
  fields: AccountFields;
  isActive: boolean;
  password: PasswordHash | null;
}

/** A customer; it belongs to the client, so that every application sees it. */
export interface StoredCustomer {
  readonly id: number;
  readonly key: string;
  fields: CustomerFields;
  readonly accounts: StoredAccount[];
  isActive: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number | null;
  /** Changes through the API. */
  writes: number;
}
