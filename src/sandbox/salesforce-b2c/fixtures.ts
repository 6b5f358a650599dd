import { hashPassword } from '../kit/passwords';
import type { CustomerStore } from './customer-store';
import { layout } from './layout';
import { newCustomer, type NewCustomer } from './new-customer';

const commonPassword = 'Training-pass-1';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Fixture = Omit<NewCustomer, 'listId' | 'at' | 'indexedAt'> & { readonly listId?: string };

/** The shoppers every training session begins with: one for each thing that may be wrong when somebody rings. */
export function addFixtures(store: CustomerStore, nowMs: number): void {
  const shared = hashPassword(commonPassword);
  const startedAt = nowMs - 400 * dayMs;
  for (const fixture of [...people(nowMs), ...newmans()]) {
    store.add(
      newCustomer({
        password: shared,
        listId: layout.mainList,
        at: startedAt,
        indexedAt: 0,
        ...withoutNoLogin(fixture),
      }),
    );
  }
}

/** Without credentials there is no password either. */
function withoutNoLogin(fixture: Fixture): Fixture {
  if (fixture.record.credentials !== undefined) return fixture;
  const { record, externalProfile } = fixture;
  return externalProfile === undefined ? { record } : { record, externalProfile };
}

function login(name: string, enabled = true): { login: string; enabled: boolean; locked: boolean } {
  return { login: name, enabled, locked: false };
}

function people(nowMs: number): readonly Fixture[] {
  return [
    {
      record: {
        customerNo: '00001001',
        firstName: 'Maja',
        lastName: 'Berg',
        email: 'maja@example.test',
        phoneMobile: '+46 70 555 01 01',
        preferredLocale: 'sv-SE',
        credentials: login('maja@example.test'),
        lastLoginTime: new Date(nowMs - 3 * dayMs).toISOString(),
        c_loyaltyTier: 'gold',
        primaryAddress: {
          addressId: 'Home',
          firstName: 'Maja',
          lastName: 'Berg',
          address1: 'Storgatan 5',
          postalCode: '111 22',
          city: 'Stockholm',
          countryCode: 'SE',
        },
      },
      password: 'Maja-pass-1',
    },
    {
      record: {
        customerNo: '00001002',
        firstName: 'Siri',
        lastName: 'Dahl',
        email: 'siri@example.test',
        preferredLocale: 'nb-NO',
        credentials: login('siri@example.test', false),
      },
    },
    {
      record: {
        customerNo: '00001003',
        firstName: 'Lukas',
        lastName: 'Gruber',
        email: 'lukas@example.test',
        companyName: 'Gruber & Söhne',
        phoneBusiness: '+43 1 555 0103',
        credentials: login('lukas@example.test'),
      },
      lockedUntil: nowMs + 12 * hourMs,
    },
    {
      record: {
        customerNo: '00001004',
        firstName: 'Ada',
        lastName: 'Lind',
        email: 'ada.lind@example.test',
        credentials: login('ada-the-first'),
      },
    },
    {
      record: {
        customerNo: '00001005',
        firstName: 'Hugo',
        lastName: 'Ek',
        email: 'family@example.test',
        credentials: login('hugo.ek'),
      },
    },
    {
      record: {
        customerNo: '00001006',
        firstName: 'Elsa',
        lastName: 'Ek',
        email: 'family@example.test',
        credentials: login('elsa.ek'),
      },
    },
    {
      record: {
        customerNo: '00001007',
        firstName: 'Noor',
        lastName: 'de Vries',
        email: 'noor@example.test',
        credentials: login('f0a43dc2-692a-43bf-b008-e10918ea935d'),
      },
      externalProfile: { provider: 'Google', externalId: 'google-110042' },
    },
    {
      record: { customerNo: '00001008', firstName: 'Otto', lastName: 'Weiss', email: 'otto@example.test' },
    },
    {
      record: { customerNo: '00001009', firstName: 'Ines', lastName: 'Costa', credentials: login('ines.costa') },
    },
    {
      record: {
        customerNo: '0000000042',
        firstName: 'Zero',
        lastName: 'Padded',
        email: 'leading.zeros@example.test',
        credentials: login('leading.zeros@example.test'),
      },
    },
    {
      record: {
        customerNo: 'B2B/77%1',
        firstName: 'Slash',
        lastName: 'Number',
        email: 'slash@example.test',
        credentials: login('slash@example.test'),
      },
    },
    {
      record: {
        customerNo: '00001010',
        firstName: 'Jürgen',
        lastName: 'Großmann',
        email: 'jürgen@müller.example',
        credentials: login('jürgen@müller.example'),
      },
    },
    {
      record: {
        customerNo: '00001011',
        firstName: '小明',
        lastName: '王',
        email: 'xiaoming@example.test',
        credentials: login('xiaoming@example.test'),
      },
    },
    {
      record: {
        customerNo: '00001012',
        firstName: 'Ольга',
        lastName: 'Иванова',
        email: 'olga@example.test',
        credentials: login('olga@example.test'),
      },
    },
    {
      record: {
        customerNo: '00001013',
        firstName: 'نور',
        lastName: 'الخوري',
        email: 'noor.khoury@example.test',
        credentials: login('noor.khoury@example.test'),
      },
    },
    {
      listId: 'RefArchGlobal',
      record: {
        customerNo: '00000001',
        firstName: 'Other',
        lastName: 'List',
        email: 'maja@example.test',
        credentials: login('maja@example.test'),
      },
    },
  ];
}

/** Enough people with one last name to need several pages. */
function newmans(): readonly Fixture[] {
  return Array.from({ length: 64 }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return {
      record: {
        customerNo: `000020${number}`,
        firstName: `Test${number}`,
        lastName: 'Newman',
        email: `newman.${number}@example.test`,
        credentials: login(`newman.${number}@example.test`),
      },
    };
  });
}
