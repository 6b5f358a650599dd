import { hashPassword } from '../kit/passwords';
import { addCustomer, setAttributeValue, type NewCustomer } from './add-customer';
import { generateCustomers } from './generator';
import { codeAttribute, formerChannels, parkingChannelId, trainingPassword } from './layout';
import { emptyStore, nextId, type Store } from './store';

const generatedForPaging = 120;
const firstCustomerId = 4101;
const firstOtherId = 900;
const addedAt = Date.UTC(2025, 10, 3, 8, 12, 44);
const changedAt = Date.UTC(2026, 0, 5, 9, 30, 0);

type Fixture = Omit<NewCustomer, 'password'> & { readonly password?: string };

const people: readonly Fixture[] = [
  { email: 'maja@example.test', firstName: 'Maja', lastName: 'Berg', password: 'Maja-pass-1', code: 'KD-1001' },
  {
    email: 'ana.ruiz@example.com',
    firstName: 'Ana',
    lastName: 'Ruiz',
    company: 'Orchard Supply',
    phone: '555-0142',
    code: 'ORCH-0007',
    addresses: [
      {
        company: 'Orchard Supply',
        address1: '14 Mill Lane',
        address2: '',
        city: 'Austin',
        state: 'Texas',
        postalCode: '78701',
        countryCode: 'US',
        country: 'United States',
      },
    ],
  },
  { email: 'channel.two@example.test', firstName: 'Tova', lastName: 'Second', channelIds: [2], originChannelId: 2 },
  { email: 'must.change@example.test', firstName: 'Mårten', lastName: 'Öberg', forcePasswordReset: true },
  { email: 'same@example.test', firstName: 'Sam', lastName: 'One', channelIds: [1] },
  { email: 'same@example.test', firstName: 'Sam', lastName: 'Two', channelIds: [2], originChannelId: 2 },
  { email: 'nadia+shop@example.test', firstName: 'Nadia', lastName: 'Plus', code: '00017' },
  { email: 'Upper.Case@Example.test', firstName: 'Ulla', lastName: 'Case', code: '0042/B' },
  { email: 'parked@example.test', firstName: 'Petra', lastName: 'Parked', channelIds: [parkingChannelId] },
  { email: 'gone@example.test', firstName: 'Gone', lastName: 'Person' },
  { email: 'jose.nunez@example.test', firstName: 'José', lastName: "Núñez O'Hara", groupId: 2, notes: 'Calls often' },
];

/** Fills a store with the fixtures, the customers for paging and as many generated ones as asked for. */
export function fillStore(store: Store, customers: number): void {
  emptyStore(store);
  Object.assign(store.sequence, { customer: firstCustomerId - 1, other: firstOtherId });
  store.channels.set(1, {
    id: 1,
    name: 'Orchard Supply',
    type: 'storefront',
    status: 'active',
    hasSite: true,
    allowGlobalLogins: true,
  });
  store.channels.set(2, {
    id: 2,
    name: 'Orchard Trade',
    type: 'storefront',
    status: 'active',
    hasSite: true,
    allowGlobalLogins: false,
  });
  store.channels.set(parkingChannelId, {
    id: parkingChannelId,
    name: 'Parking',
    type: 'pos',
    status: 'inactive',
    hasSite: false,
    allowGlobalLogins: false,
  });
  store.attributes.set(codeAttribute.id, { ...codeAttribute, type: 'string', createdAt: addedAt });
  store.attributes.set(4, { id: 4, name: 'loyalty_points', type: 'number', createdAt: addedAt });

  // One hash for all that share the password: ten thousand hashes would be felt at every start.
  const shared = hashPassword(trainingPassword);
  for (const { password, ...person } of people) {
    const customer = addCustomer(store, {
      ...person,
      password: password === undefined ? shared : hashPassword(password),
      createdAt: addedAt,
      modifiedAt: changedAt,
    });
    if (person.email === 'gone@example.test') store.customers.delete(customer.id);
    if (person.email === 'parked@example.test') rememberChannels(store, customer.id, null);
  }
  for (const person of generateCustomers(generatedForPaging + customers)) {
    addCustomer(store, { ...person, password: shared });
  }
  setAttributeValue(store, firstCustomerId, 4, '120', addedAt);
}

/** The note that lets Keydesk undo the parking of a customer. */
export function rememberChannels(store: Store, customerId: number, channelIds: readonly number[] | null): void {
  const id = nextId(store);
  store.metafields.set(id, {
    id,
    customerId,
    permissionSet: 'app_only',
    ...formerChannels,
    value: JSON.stringify({ channel_ids: channelIds }),
    createdAt: changedAt,
    modifiedAt: changedAt,
  });
}
