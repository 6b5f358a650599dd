import { hashPassword } from '../kit/passwords';
import { addCustomer, setAttributeValue } from './add-customer';
import type { CustomerChangeBody, NewCustomerBody } from './customer-bodies';
import { Refusal } from './refusal';
import { checkChannels, emailIsTaken, isStrongEnough } from './rules';
import type { Store } from './store';
import type { StoredCustomer } from './types';

const createFailed = 'Create customers failed.';
const updateFailed = 'Update customers failed.';

/** Creates all or none. */
export function createCustomers(
  store: Store,
  bodies: readonly NewCustomerBody[],
  origin: string,
): readonly StoredCustomer[] {
  for (const [index, body] of bodies.entries()) {
    const channelIds = body.channel_ids ?? null;
    checkChannels(store, channelIds, createFailed);
    if (emailIsTaken(store, body.email, channelIds, null)) throw new Refusal(422, createFailed, taken(store, body));
    checkPassword(store, body.authentication?.new_password, createFailed, index);
    for (const { attribute_id: id } of body.attributes ?? []) {
      if (!store.attributes.has(id)) {
        throw new Refusal(422, createFailed, { errors: { [`${String(index)}.attributes`]: 'invalid attribute ID' } });
      }
    }
  }
  return bodies.map((body) => createOne(store, body, origin));
}

function createOne(store: Store, body: NewCustomerBody, origin: string): StoredCustomer {
  const password = body.authentication?.new_password;
  const customer = addCustomer(store, {
    email: body.email,
    firstName: body.first_name,
    lastName: body.last_name,
    company: body.company ?? '',
    phone: body.phone ?? '',
    notes: body.notes ?? '',
    groupId: body.customer_group_id ?? 0,
    forcePasswordReset: body.authentication?.force_password_reset ?? false,
    acceptsReviewMails: body.accepts_product_review_abandoned_cart_emails ?? false,
    channelIds: body.channel_ids ?? null,
    originChannelId: body.origin_channel_id ?? 1,
    addresses: (body.addresses ?? []).map((address) => ({
      company: address.company,
      address1: address.address1,
      address2: address.address2,
      city: address.city,
      state: address.state_or_province,
      postalCode: address.postal_code,
      countryCode: address.country_code,
      country: address.country_code,
    })),
    password: password === undefined ? null : hashPassword(password),
  });
  customer.writes += 1;
  for (const attribute of body.attributes ?? []) {
    setAttributeValue(store, customer.id, attribute.attribute_id, attribute.attribute_value, customer.createdAt);
  }
  if (body.trigger_account_created_notification === true) {
    store.outbox.add({
      to: customer.email,
      template: 'create_account_email',
      link: `${origin}/login.php`,
      at: new Date(store.clock.now()).toISOString(),
    });
  }
  return customer;
}

/** Changes all or none; a change that changes nothing leaves `date_modified` alone. */
export function updateCustomers(store: Store, bodies: readonly CustomerChangeBody[]): readonly StoredCustomer[] {
  const pairs = bodies.map((body, index) => {
    const customer = store.customers.get(body.id);
    if (customer === undefined) {
      throw new Refusal(422, updateFailed, { errors: { [`${String(index)}.id`]: 'invalid customer ID' } });
    }
    if (body.channel_ids !== undefined) checkChannels(store, body.channel_ids, updateFailed);
    checkPassword(store, body.authentication?.new_password, updateFailed, index);
    const email = body.email ?? customer.email;
    const channelIds = body.channel_ids === undefined ? customer.channelIds : body.channel_ids;
    const moves = body.email !== undefined || body.channel_ids !== undefined;
    if (moves && emailIsTaken(store, email, channelIds, customer.id)) {
      throw new Refusal(422, updateFailed, { errors: { [`${String(index)}.email`]: 'email already in use' } });
    }
    return { customer, body };
  });
  for (const { customer, body } of pairs) applyChange(store, customer, body);
  return pairs.map(({ customer }) => customer);
}

function applyChange(store: Store, customer: StoredCustomer, body: CustomerChangeBody): void {
  const { switches } = store;
  const before = comparable(customer);
  customer.email = body.email ?? customer.email;
  customer.firstName = body.first_name ?? customer.firstName;
  customer.lastName = body.last_name ?? customer.lastName;
  customer.company = body.company ?? customer.company;
  customer.phone = body.phone ?? customer.phone;
  customer.notes = body.notes ?? customer.notes;
  customer.taxExemptCategory = body.tax_exempt_category ?? customer.taxExemptCategory;
  customer.groupId = body.customer_group_id ?? customer.groupId;
  customer.acceptsReviewMails = body.accepts_product_review_abandoned_cart_emails ?? customer.acceptsReviewMails;
  customer.forcePasswordReset = body.authentication?.force_password_reset ?? customer.forcePasswordReset;
  if (body.channel_ids !== undefined && (body.channel_ids !== null || switches.putNullRestoresGlobal)) {
    customer.channelIds = body.channel_ids;
  }
  const fieldsChanged = comparable(customer) !== before;
  const password = body.authentication?.new_password;
  if (password !== undefined) setPassword(store, customer, password, switches.newPasswordClearsForcedReset);
  if (fieldsChanged || password !== undefined) customer.writes += 1;
  if (fieldsChanged) customer.modifiedAt = store.clock.now();
}

/** Sets a password and whatever goes with it; also used by the storefront's reset page. */
export function setPassword(
  store: Store,
  customer: StoredCustomer,
  password: string,
  clearsForcedReset: boolean,
): void {
  customer.password = hashPassword(password);
  if (clearsForcedReset) customer.forcePasswordReset = false;
  if (store.switches.dateModifiedMovesOnPassword) customer.modifiedAt = store.clock.now();
  if (!store.switches.newPasswordEndsSessions) return;
  for (const [session, id] of store.sessions) if (id === customer.id) store.sessions.delete(session);
}

function comparable(customer: StoredCustomer): string {
  return JSON.stringify({ ...customer, password: null, modifiedAt: 0, writes: 0 });
}

function checkPassword(store: Store, password: string | undefined, title: string, index: number): void {
  if (password === undefined || isStrongEnough(store, password)) return;
  throw new Refusal(422, title, {
    errors: { [`${String(index)}.authentication.new_password`]: 'The password does not meet the requirements.' },
  });
}

function taken(store: Store, body: NewCustomerBody): { errors: Record<string, string> } {
  return store.switches.emailTakenForm === 'email'
    ? { errors: { '0.email': 'email already in use' } }
    : { errors: { '.customer_create': `Error creating customers: email ${body.email} already in use` } };
}
