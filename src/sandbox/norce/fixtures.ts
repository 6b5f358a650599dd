import { hashPassword } from '../kit/passwords';
import { keyOf, newCustomer } from './new-customer';
import type { Address, Company, StoredCustomer } from './types';

/** The password of every fixture and generated shopper but Maja's. */
export const trainingPassword = 'Training-pass-1';
const majaPassword = 'Maja-pass-1';

const createdAt = Date.UTC(2025, 0, 1, 12);
const updatedAt = Date.UTC(2025, 0, 1, 13);

export const emptyAddress: Address = {
  Id: null,
  CareOf: null,
  Line1: null,
  Line2: null,
  Zip: null,
  City: null,
  CountryId: 0,
  Country: null,
  Region: null,
  IsValidated: false,
  GlobalLocationNo: null,
  ShippingPhoneNumber: null,
};
const home: Address = {
  ...emptyAddress,
  Id: 810_101,
  Line1: 'Skogsvägen 4',
  Zip: '123 45',
  City: 'Björkby',
  CountryId: 752,
  Country: 'Sverige',
};
const orchard: Company = {
  Id: 820_102,
  Key: keyOf('company', 820_102),
  Code: 'F-77',
  Name: 'Orchard Supply',
  OrgNo: '556000-0001',
  Phone: null,
  Email: 'office@orchard.example.test',
  VatNo: null,
};

/** The named shoppers that lessons and tests speak of. */
export function fixtures(application: number): readonly StoredCustomer[] {
  const password = hashPassword(trainingPassword);
  const login = (id: number, name: string) => ({ id, login: name, password });
  const common = { application, createdAt, updatedAt };
  return [
    newCustomer({
      ...common,
      id: 900_101,
      account: { ...login(700_201, 'maja@example.test'), password: hashPassword(majaPassword) },
      fields: {
        Code: 'K-1001',
        Email: 'maja@example.test',
        FirstName: 'Maja',
        LastName: 'Berg',
        CellPhone: '+46700000001',
        InvoiceAddress: home,
        DeliveryAddresses: [{ ...home, Id: 810_111, CareOf: 'c/o Lind' }],
        Flags: [
          { Id: 5, Name: 'Newsletter', Group: 1, IsSelected: true },
          { Id: 6, Name: 'Wholesale', Group: 1, IsSelected: false },
        ],
      },
    }),
    newCustomer({
      ...common,
      id: 900_102,
      account: login(700_202, 'olle'),
      fields: {
        Code: 'K-1002',
        Email: 'olle+shop@example.test',
        FirstName: 'Olle',
        LastName: 'Ek',
        Companies: [
          orchard,
          { ...orchard, Id: 820_103, Key: keyOf('company', 820_103), Code: 'F-78', Name: 'Ek & Son' },
        ],
        // The seed of a real answer: an address that exists and holds nothing.
        InvoiceAddress: { ...emptyAddress, Id: 810_102 },
      },
    }),
    newCustomer({
      ...common,
      id: 900_103,
      account: login(700_203, 'siri@example.test'),
      accountActive: false,
      fields: {
        Code: 'K-1003',
        Email: 'siri@example.test',
        FirstName: 'Siri',
        LastName: 'Dahl',
        Phone: '08-000 00 03',
      },
    }),
    newCustomer({
      ...common,
      id: 900_104,
      account: login(700_204, 'nils@example.test'),
      customerActive: false,
      fields: { Code: 'K-1004', Email: 'nils@example.test', FirstName: 'Nils', LastName: 'Ås' },
    }),
    newCustomer({
      ...common,
      id: 900_105,
      account: null,
      fields: { Code: 'K-1005', Email: 'guest@example.test', FirstName: 'Gunn', LastName: 'Est' },
    }),
    newCustomer({
      ...common,
      id: 900_106,
      account: login(700_206, 'ohara'),
      fields: {
        Code: 'K-1006',
        Email: "o'hara@example.test",
        FirstName: 'Aoife',
        LastName: "O'Hara",
        InvoiceAddress: { ...home, Id: 810_106, Line1: 'Kajgatan 1', Zip: null },
      },
    }),
  ];
}
