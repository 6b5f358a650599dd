import {
  displayName,
  type AccessState,
  type Address,
  type Label,
  type ShopperAccount,
} from '../../../shared/domain/account';
import type { WireAddress, WireCustomer } from './wire';

/** Name of an account role, or null while it is not known. */
export type RoleName = (roleId: number) => string | null;

/** A customer as one application sees it. The connection is filled in by whoever knows it. */
export function toAccount(customer: WireCustomer, roleName: RoleName): ShopperAccount {
  const parts = {
    first: filled(customer.FirstName),
    last: filled(customer.LastName),
    email: filled(customer.Email),
    code: filled(customer.Code),
    accountId: String(customer.Id),
  };
  return {
    ref: { connectionId: '', accountId: parts.accountId },
    vendor: 'norce',
    code: parts.code,
    email: parts.email,
    login: filled(customer.Account?.LoginName),
    name: { first: parts.first, last: parts.last, display: displayName(parts) },
    access: accessOf(customer),
    phones: [...new Set([customer.CellPhone, customer.Phone].map(filled).filter((phone) => phone !== null))],
    companies: (customer.Companies ?? []).map(({ Id, Code, Name }) => ({
      id: Id === null || Id === undefined ? null : String(Id),
      code: filled(Code),
      name: filled(Name),
    })),
    addresses: addressesOf(customer),
    labels: labelsOf(customer, roleName),
    // Shops whose shoppers sign in with a third party have no accounts at all, which is the state `no-login`.
    signInProviders: [],
    createdAt: customer.Created,
    updatedAt: customer.Updated,
    lastSignInAt: null,
    mustChangePassword: null,
    version: null,
  };
}

/** The soft delete comes first: it stops the login whatever the login's own switch says. */
export function accessOf({ IsActive, Account }: WireCustomer): AccessState {
  if (IsActive === false) return { state: 'removed' };
  if (Account === null || Account === undefined) return { state: 'no-login' };
  return { state: Account.IsActive ? 'active' : 'inactive' };
}

function addressesOf({ InvoiceAddress, DeliveryAddresses }: WireCustomer): Address[] {
  return [
    ...(InvoiceAddress ? [toAddress(InvoiceAddress, 'billing')] : []),
    ...(DeliveryAddresses ?? []).map((address) => toAddress(address, 'shipping')),
  ].filter((address) => address.lines.length > 0);
}

function toAddress({ CareOf, Line1, Line2, Zip, City, Region, Country }: WireAddress, use: Address['use']): Address {
  const place = [Zip, City]
    .map(filled)
    .filter((part) => part !== null)
    .join(' ');
  // The contract calls it a country and gives no form: two capitals are a code, anything else is a name.
  const isCode = /^[A-Z]{2}$/u.test(Country ?? '');
  const lines = [CareOf, Line1, Line2, place, Region, isCode ? null : Country].map(filled);
  return { lines: lines.filter((line) => line !== null), country: isCode ? filled(Country) : null, use };
}

function labelsOf({ Flags, Account }: WireCustomer, roleName: RoleName): Label[] {
  const flags = (Flags ?? [])
    .filter((flag) => flag.IsSelected === true)
    .map((flag) => filled(flag.Name))
    .filter((name) => name !== null);
  return [
    ...flags.map((text) => ({ kind: 'flag' as const, text })),
    ...(Account?.Roles ?? []).map((role) => ({ kind: 'role' as const, text: roleName(role) ?? String(role) })),
  ];
}

function filled(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text;
}
