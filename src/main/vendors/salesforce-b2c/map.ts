import {
  displayName,
  localeMember,
  type AccessState,
  type Address,
  type ShopperAccount,
} from '../../../shared/domain/account';
import { facts } from './facts';
import type { WireCustomer } from './wire';

/** A customer of the admin API as an account; the caller fills in which connection it came by. */
export function toAccount(customer: WireCustomer): ShopperAccount {
  const { customerNo } = customer;
  const [first, last, email] = [customer.firstName, customer.lastName, customer.email].map(filled);
  const parts = { first: first ?? null, last: last ?? null };
  const locale = filled(customer.preferredLocale);
  return {
    ref: { connectionId: '', accountId: customerNo },
    vendor: 'salesforce-b2c',
    code: customerNo,
    email: email ?? null,
    login: loginOf(customer),
    name: {
      ...parts,
      display: displayName({ ...parts, email: email ?? null, code: customerNo, accountId: customerNo }),
    },
    access: accessOf(customer),
    phones: [...new Set([customer.phoneMobile, customer.phoneHome, customer.phoneBusiness].flatMap(listed))],
    companies: listed(customer.companyName).map((name) => ({ id: null, code: null, name })),
    addresses: addressesOf(customer),
    labels: [],
    signInProviders: [],
    createdAt: instant(customer.creationDate),
    updatedAt: instant(customer.lastModified),
    lastSignInAt: instant(customer.lastLoginTime),
    mustChangePassword: null,
    ...localeMember(locale),
    version: null,
  };
}

export function loginOf({ credentials }: WireCustomer): string | null {
  return filled(credentials?.login);
}

/** A disabled customer stays out whether locked or not; a lock ends by itself at a time the vendor does not tell. */
export function accessOf({ credentials }: WireCustomer): AccessState {
  if ((credentials?.login ?? '') === '') return { state: 'no-login' };
  if (!isEnabled(credentials?.enabled)) return { state: 'inactive' };
  return credentials?.locked === true ? { state: 'locked', until: null } : { state: 'active' };
}

function isEnabled(enabled: boolean | null | undefined): boolean {
  return enabled ?? facts.absentEnabledMeansEnabled;
}

function addressesOf({ primaryAddress }: WireCustomer): Address[] {
  if (primaryAddress === null || primaryAddress === undefined) return [];
  const { companyName, fullName, firstName, lastName, address1, address2, postBox, postalCode, city, stateCode } =
    primaryAddress;
  const person = filled(fullName) ?? [firstName, lastName].flatMap(listed).join(' ');
  const town = [postalCode, city, stateCode].flatMap(listed).join(' ');
  const lines = [companyName, person, address1, address2, postBox, town].flatMap(listed);
  return [{ lines, country: filled(primaryAddress.countryCode), use: 'other' }];
}

function filled(text: string | null | undefined): string | null {
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

function listed(text: string | null | undefined): string[] {
  const value = filled(text);
  return value === null ? [] : [value];
}

/** ISO 8601 in UTC; null for what is no moment. */
function instant(text: string | null | undefined): string | null {
  const at = /^\d{4}-\d{2}-\d{2}T/u.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
