import { attributeValueOf, type Store } from './store';
import type { StoredAddress, StoredAttributeValue, StoredCustomer, StoredMetafield } from './types';

/** ISO 8601 in UTC with whole seconds, as V3 writes times. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** A customer as V3 answers it; sub-resources only when asked for. */
export function presentCustomer(
  store: Store,
  customer: StoredCustomer,
  includes: ReadonlySet<string>,
): Record<string, unknown> {
  return {
    id: customer.id,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    company: customer.company,
    phone: customer.phone,
    notes: customer.notes,
    registration_ip_address: '',
    tax_exempt_category: customer.taxExemptCategory,
    customer_group_id: customer.groupId,
    date_created: isoSeconds(customer.createdAt),
    date_modified: isoSeconds(customer.modifiedAt),
    authentication: { force_password_reset: customer.forcePasswordReset },
    accepts_product_review_abandoned_cart_emails: customer.acceptsReviewMails,
    origin_channel_id: customer.originChannelId,
    channel_ids: customer.channelIds,
    ...(includes.has('storecredit') ? { store_credit_amounts: [{ amount: 0 }] } : {}),
    ...(includes.has('addresses')
      ? { addresses: customer.addresses.map((address) => presentAddress(address, customer.id)) }
      : {}),
    ...(includes.has('attributes') ? { attributes: attributesOf(store, customer.id).map(presentAttributeValue) } : {}),
    ...(includes.has('formfields') ? { form_fields: [] } : {}),
  };
}

export function presentAttributeValue(value: StoredAttributeValue): Record<string, unknown> {
  return {
    id: value.id,
    customer_id: value.customerId,
    attribute_id: value.attributeId,
    attribute_value: value.value,
    date_created: isoSeconds(value.createdAt),
    date_modified: isoSeconds(value.modifiedAt),
  };
}

export function presentMetafield(metafield: StoredMetafield, clientId: string): Record<string, unknown> {
  return {
    id: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    value: metafield.value,
    permission_set: metafield.permissionSet,
    description: '',
    resource_type: 'customer',
    resource_id: metafield.customerId,
    date_created: isoSeconds(metafield.createdAt),
    date_modified: isoSeconds(metafield.modifiedAt),
    owner_client_id: clientId,
  };
}

function attributesOf(store: Store, customerId: number): readonly StoredAttributeValue[] {
  return [...store.attributes.keys()].flatMap((id) => attributeValueOf(store, customerId, id) ?? []);
}

function presentAddress(address: StoredAddress, customerId: number): Record<string, unknown> {
  return {
    id: address.id,
    customer_id: customerId,
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    state_or_province: address.state,
    postal_code: address.postalCode,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone,
    address_type: 'residential',
  };
}
