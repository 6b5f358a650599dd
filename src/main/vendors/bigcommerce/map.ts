import {
  displayName,
  type AccessState,
  type Address,
  type Label,
  type ShopperAccount,
} from '../../../shared/domain/account';
import type { WireAddress, WireCustomer } from './wire';

export interface MapOptions {
  /** The attribute that holds the merchant's own code; null when the store has none. */
  readonly codeAttributeId: number | null;
  /** The channel on which customers are parked; null when this store has no such work-around. */
  readonly parkingChannelId: number | null;
}

/** A customer in Keydesk's words. `ref.connectionId` is empty: the adapter does not know it. */
export function toAccount(customer: WireCustomer, options: MapOptions): ShopperAccount {
  const accountId = String(customer.id);
  const first = textOrNull(customer.first_name);
  const last = textOrNull(customer.last_name);
  const email = textOrNull(customer.email);
  const code = ownCode(customer, options.codeAttributeId) ?? accountId;
  const company = textOrNull(customer.company);
  const addresses = customer.addresses ?? [];
  return {
    ref: { connectionId: '', accountId },
    vendor: 'bigcommerce',
    code,
    email,
    login: email,
    name: { first, last, display: displayName({ first, last, email, code, accountId }) },
    access: accessOf(customer, options.parkingChannelId),
    phones: distinct([customer.phone, ...addresses.map((address) => address.phone)]),
    companies: company === null ? [] : [{ id: null, code: null, name: company }],
    addresses: addresses.map(toAddress),
    labels: labelsOf(customer),
    signInProviders: [],
    createdAt: instantOrNull(customer.date_created),
    updatedAt: instantOrNull(customer.date_modified),
    lastSignInAt: null,
    mustChangePassword: customer.authentication?.force_password_reset ?? false,
    version: null,
  };
}

/** The merchant's own code of a customer, exactly as it is kept; null without one. */
export function ownCode(customer: WireCustomer, attributeId: number | null): string | null {
  if (attributeId === null) return null;
  const value = customer.attributes?.find((attribute) => attribute.attribute_id === attributeId)?.attribute_value;
  return value === undefined || value === null || value === '' ? null : value;
}

export function isParked(customer: WireCustomer, parkingChannelId: number | null): boolean {
  return (
    parkingChannelId !== null && customer.channel_ids?.length === 1 && customer.channel_ids[0] === parkingChannelId
  );
}

/** Whether the customer's sign-in on a channel means this account. Global customers are taken to be let in. */
export function belongsToChannel(customer: WireCustomer, channelId: number): boolean {
  return customer.channel_ids?.includes(channelId) ?? true;
}

/** E-mails are the same whatever their letter case. The Kelvin sign is left as it is: it would turn into a plain `k`. */
export function sameEmail(a: string, b: string): boolean {
  return foldEmail(a) === foldEmail(b);
}

function foldEmail(email: string): string {
  return email.replace(/[^\u212a]/gu, (char) => char.toLowerCase());
}

/** A BigCommerce id as its decimal text and nothing else: no sign, no leading zero, within 32 bits. */
export function isCustomerId(text: string): boolean {
  return /^[1-9]\d{0,9}$/u.test(text) && Number(text) <= 2_147_483_647;
}

function accessOf(customer: WireCustomer, parkingChannelId: number | null): AccessState {
  return isParked(customer, parkingChannelId) ? { state: 'inactive' } : { state: 'unknown', why: 'vendor-has-none' };
}

function toAddress(address: WireAddress): Address {
  const town = [address.postal_code, address.city].map(textOrNull).filter((part) => part !== null);
  return {
    lines: present([address.company, address.address1, address.address2, town.join(' '), address.state_or_province]),
    country: textOrNull(address.country_code),
    use: 'other',
  };
}

function labelsOf(customer: WireCustomer): Label[] {
  const group = customer.customer_group_id ?? 0;
  const note = textOrNull(customer.notes);
  return [
    ...(group === 0 ? [] : [{ kind: 'group' as const, text: String(group) }]),
    ...(customer.channel_ids ?? []).map((id) => ({ kind: 'channel' as const, text: String(id) })),
    ...(note === null ? [] : [{ kind: 'note' as const, text: note }]),
  ];
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text;
}

function distinct(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(present(texts))];
}

function present(texts: readonly (string | null | undefined)[]): string[] {
  return texts.map(textOrNull).filter((text) => text !== null);
}

function instantOrNull(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
