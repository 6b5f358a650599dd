import { createHash } from 'node:crypto';
import type { PasswordHash } from '../kit/passwords';
import type { CustomerFields, StoredCustomer } from './types';

export interface NewCustomer {
  readonly id: number;
  readonly application: number;
  readonly fields: Partial<CustomerFields>;
  /** Null for a shopper without a login. */
  readonly account: { readonly id: number; readonly login: string; readonly password: PasswordHash | null } | null;
  readonly accountActive?: boolean;
  readonly customerActive?: boolean;
  readonly createdAt: number;
  readonly updatedAt?: number;
}

const emptyFields: CustomerFields = {
  Code: null,
  Email: null,
  SSN: null,
  FirstName: null,
  LastName: null,
  Phone: null,
  CellPhone: null,
  ReferId: null,
  ReferUrl: null,
  Companies: [],
  DeliveryAddresses: [],
  InvoiceAddress: null,
  Flags: [],
  UseInvoiceAddressAsDeliveryAddress: false,
  Info: [],
  PricelistIds: [],
  CrmId: null,
};

export function newCustomer(draft: NewCustomer): StoredCustomer {
  const fields = { ...emptyFields, ...draft.fields };
  const name = [fields.FirstName, fields.LastName].filter((part) => part !== null).join(' ');
  const accounts = draft.account === null ? [] : [{ ...draft.account, key: keyOf('account', draft.account.id) }];
  return {
    id: draft.id,
    key: keyOf('customer', draft.id),
    fields,
    accounts: accounts.map(({ id, key, login, password }) => ({
      applicationId: draft.application,
      fields: { Id: id, Key: key, LoginName: login, Name: name === '' ? null : name, Roles: [43], Authorizations: [] },
      isActive: draft.accountActive ?? true,
      password,
    })),
    isActive: draft.customerActive ?? true,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt ?? draft.createdAt,
    writes: 0,
  };
}

/** A key in the form of a GUID; the same number always yields the same one. */
export function keyOf(kind: string, id: number): string {
  const hex = createHash('sha256')
    .update(`${kind}:${String(id)}`)
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
