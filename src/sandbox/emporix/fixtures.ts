import { hashPassword, type PasswordHash } from '../kit/passwords';
import type { Account, Address, Customer, Profile } from './customer';
import { addCustomer } from './customers';
import type { World } from './world';

/** A number that was deleted and, by default, can never be given again. */
export const deletedNumber = '40718899';

interface Fixture {
  readonly number: string;
  readonly profile: Partial<Profile>;
  /** Left out: one log-in with a password, known by the contact e-mail. */
  readonly accounts?: readonly Account[];
  readonly more?: Partial<Customer>;
}

const majaAddresses: readonly Address[] = [
  {
    id: 'b1f20c77aa',
    contactName: 'Maja Berg',
    street: 'Lindenweg',
    streetNumber: '4',
    zipCode: '10115',
    city: 'Berlin',
    country: 'DE',
    contactPhone: '+4930111',
    isDefault: true,
    tags: ['BILLING', 'SHIPPING'],
  },
  {
    id: 'c7730d12be',
    contactName: 'Maja Berg',
    companyName: 'Berg GmbH',
    street: 'Storgatan',
    streetNumber: '12 B',
    zipCode: '111 23',
    city: 'Stockholm',
    country: 'SE',
    isDefault: false,
    tags: ['SHIPPING'],
  },
];

const fixtures: readonly Fixture[] = [
  {
    number: '40718851',
    profile: {
      title: 'MS',
      firstName: 'Maja',
      lastName: 'Berg',
      contactEmail: 'maja@example.test',
      contactPhone: '+4930111',
      preferredLanguage: 'de_DE',
      preferredCurrency: 'EUR',
    },
    more: { addresses: majaAddresses, lastLogin: '2026-06-01T08:00:00.000Z' },
  },
  {
    number: '40718852',
    profile: { firstName: 'Siri', lastName: 'Dahl', contactEmail: 'siri@example.test', active: false },
    more: { lastLogin: '2026-02-11T17:42:10.000Z' },
  },
  {
    number: '40718853',
    profile: { firstName: 'Henrik', lastName: 'Vik', contactEmail: 'henrik@example.test', onHold: true },
  },
  {
    number: '40718854',
    profile: {
      firstName: 'Bodil',
      lastName: 'Ås',
      contactEmail: 'bodil@example.test',
      active: false,
      onHold: true,
    },
  },
  {
    number: '40718855',
    profile: { firstName: 'Mia', lastName: 'Lund', contactEmail: 'mia@example.test' },
    accounts: [{ id: 'mia.login@example.test' }],
  },
  {
    number: '40718856',
    profile: { firstName: 'Vera', lastName: 'Groß', contactEmail: 'Vera.Gross@Example.test' },
  },
  {
    number: '40718857',
    profile: { firstName: 'Anna', lastName: 'Falk', contactEmail: 'family@example.test' },
    accounts: [{ id: 'anna.falk@example.test' }],
  },
  {
    number: '40718858',
    profile: { firstName: 'Bo', lastName: 'Falk', contactEmail: 'family@example.test' },
    accounts: [{ id: 'bo.falk@example.test' }],
  },
  {
    number: '40718859',
    profile: {
      firstName: 'Karin',
      lastName: 'Ek',
      contactEmail: 'karin.contact@example.test',
      company: 'Ek & Söner AB',
      type: 'CONTACT',
    },
    accounts: [],
  },
  {
    number: '40718860',
    profile: { firstName: 'Sofia', lastName: 'Nilsson', contactEmail: 'sofia.social@example.test' },
    accounts: [{ id: 'sofia.social@example.test', providerId: 'google|108204268033311374519' }],
  },
  {
    number: 'erp_0007-A',
    profile: { firstName: 'Erik', lastName: 'Persson', contactEmail: 'erik@example.test', company: 'Persson Bygg AB' },
    more: { legalEntities: [{ id: 'D165356', name: 'Persson Bygg AB', contactAssignmentId: 'D436432' }] },
  },
  {
    number: '40718861',
    profile: { firstName: 'Dieter', lastName: 'Kraus', contactEmail: 'dieter@example.test', restriction: 'DE' },
  },
  {
    // Another country's customer, invisible to the credentials of the training connection.
    number: '40718862',
    profile: { firstName: 'Alois', lastName: 'Huber', contactEmail: 'alois@example.test', restriction: 'AT' },
  },
  {
    number: '40718863',
    profile: { firstName: 'Ivar', lastName: 'Holm', contactEmail: 'ivar@example.test' },
    more: { initialPassword: true },
  },
  {
    number: '0040718864',
    profile: { firstName: 'Niamh', lastName: "O'Brien", contactEmail: "niamh.o'brien+shop@example.test" },
  },
];

/** Puts the named shoppers in; nothing of them is random. */
export function addFixtures(world: Pick<World, 'store' | 'clock'>): void {
  const shared = hashPassword('Training-pass-1');
  for (const fixture of fixtures) {
    const password = fixture.number === '40718851' ? hashPassword('Maja-pass-1') : shared;
    addCustomer(world, customerOf(fixture, password));
  }
  world.store.deletedNumbers.add(deletedNumber);
}

function customerOf({ number, profile, accounts, more }: Fixture, password: PasswordHash) {
  const { contactEmail } = profile;
  const logins = accounts ?? (contactEmail === undefined ? [] : [{ id: contactEmail }]);
  return {
    customerNumber: number,
    createdAt: '2026-02-03T10:15:00.000Z',
    profile: { active: true, onHold: false, ...profile },
    accounts: logins,
    password: logins.some((account) => account.providerId === undefined) ? password : null,
    ...more,
  };
}
