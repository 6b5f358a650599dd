import {
  displayName,
  localeMember,
  type AccessState,
  type Address,
  type Company,
  type Label,
  type ShopperAccount,
} from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import { facts } from './facts';
import { sameAddress } from './query';
import type { WireAddress, WireCustomer } from './wire';

/** The account as Keydesk knows it; the caller fills in which connection it belongs to. */
export function toAccount(customer: WireCustomer): ShopperAccount {
  const accountId = numberOf(customer);
  const email = filled(customer.contactEmail) ?? filled(customer.email);
  const first = filled(customer.firstName);
  const last = filled(customer.lastName);
  const locale = filled(customer.preferredLanguage);
  return {
    ref: { connectionId: '', accountId },
    vendor: 'emporix',
    code: accountId,
    email,
    login: loginOf(customer),
    name: { first, last, display: displayName({ first, last, email, code: accountId, accountId }) },
    access: accessOf(customer),
    phones: phonesOf(customer),
    companies: companiesOf(customer),
    addresses: (customer.addresses ?? []).map(toAddress),
    labels: labelsOf(customer),
    signInProviders: providersOf(customer),
    createdAt: instantOf(customer.metadataCreatedAt),
    updatedAt: null,
    lastSignInAt: instantOf(customer.lastLogin),
    mustChangePassword: null,
    ...localeMember(locale),
    version: customer.metadata?.version?.toString() ?? null,
  };
}

/**
 * The key in the vendor's URLs.
 *
 * @throws KeydeskError `vendor-error` for a customer without any.
 */
export function numberOf(customer: WireCustomer): string {
  const number = customer.customerNumber ?? customer.id;
  if (number !== null && number !== undefined) return number;
  throw fail({ code: 'vendor-error', cause: 'schema', path: 'customerNumber', status: null });
}

/** Whether the e-mail on file or the e-mail of a log-in equals this one, ignoring letter case. */
export function hasAddress(customer: WireCustomer, value: string): boolean {
  return sameAddress(customer.contactEmail, value) || sameAddress(customer.email, value) || hasLogin(customer, value);
}

export function hasLogin(customer: WireCustomer, value: string): boolean {
  return (customer.accounts ?? []).some((account) => sameAddress(account.id, value));
}

function loginOf({ accounts }: WireCustomer): string | null {
  const own = accounts?.find((account) => filled(account.providerId) === null && filled(account.id) !== null);
  return filled(own?.id) ?? filled(accounts?.[0]?.id);
}

/** Empty as soon as there is one log-in with a password: then a reset helps. */
function providersOf({ accounts }: WireCustomer): string[] {
  const providers = (accounts ?? []).map((account) => filled(account.providerId));
  if (providers.some((provider) => provider === null)) return [];
  const names = providers.map(
    (provider) => facts.providerPrefix.exec(provider ?? '')?.[1]?.toLowerCase() ?? 'external',
  );
  return [...new Set(names)];
}

function accessOf({ active, onHold, accounts, type }: WireCustomer): AccessState {
  if (active === false) return { state: 'inactive' };
  if (onHold === true) return { state: 'on-hold' };
  // A contact has no access to the storefront. Where log-ins were asked for and none came, there is none.
  if (type === 'CONTACT' || accounts?.length === 0) return { state: 'no-login' };
  return active === true ? { state: 'active' } : { state: 'unknown', why: 'vendor-has-none' };
}

function phonesOf({ contactPhone, addresses }: WireCustomer): string[] {
  const phones = [contactPhone, ...(addresses ?? []).map((address) => address.contactPhone)];
  return [...new Set(phones.map(filled).filter((phone) => phone !== null))];
}

function companiesOf({ company, b2b }: WireCustomer): Company[] {
  const entities = b2b?.legalEntities ?? [];
  if (entities.length > 0) {
    return entities.map((entity) => ({ id: filled(entity.id), code: null, name: filled(entity.name) }));
  }
  const name = filled(company);
  return name === null ? [] : [{ id: null, code: filled(b2b?.companyRegistrationId), name }];
}

function labelsOf({ type, businessModel, restriction, preferredSite }: WireCustomer): Label[] {
  const label = (kind: Label['kind'], text: string | null): Label[] => (text === null ? [] : [{ kind, text }]);
  return [
    ...label('flag', filled(type) === 'CONTACT' ? 'CONTACT' : null),
    ...label('flag', filled(businessModel)),
    ...label('group', filled(restriction)),
    ...label('site', filled(preferredSite)),
  ];
}

function toAddress(address: WireAddress): Address {
  const joined = (...parts: readonly (string | null | undefined)[]): string =>
    parts
      .map(filled)
      .filter((part) => part !== null)
      .join(' ');
  const lines = [
    joined(address.contactName),
    joined(address.companyName),
    joined(address.street, address.streetNumber, address.streetAppendix),
    joined(address.extraLine1),
    joined(address.extraLine2),
    joined(address.extraLine3),
    joined(address.extraLine4),
    joined(address.zipCode, address.city),
    joined(address.state),
  ].filter((line) => line !== '');
  const tags = (address.tags ?? []).map((tag) => tag.toUpperCase());
  const use = tags.includes('BILLING') ? 'billing' : tags.includes('SHIPPING') ? 'shipping' : 'other';
  return { lines, country: filled(address.country), use };
}

function filled(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text;
}

/** ISO 8601 in UTC, or null for what is no date; a text without an offset counts as UTC, as the vendor states. */
function instantOf(text: string | null | undefined): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})?$/u.exec(text ?? '');
  if (match === null) return null;
  const at = Date.parse(`${match[1] ?? ''}${match[2] ?? 'Z'}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
