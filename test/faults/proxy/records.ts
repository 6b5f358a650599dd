import type { VendorId } from '../../../src/shared/domain/vendor';

/** What a test knows of a vendor's answers: its fields, in the vendor's own words. */
export interface VendorRecord {
  /** Path of the call that reads one shopper by key. */
  readonly getPath: RegExp;
  /** Path of the call that searches by e-mail. */
  readonly findPath: RegExp;
  /** Member that holds the key of the shopper. */
  readonly idMember: string;
  /** Text and lists that a shopper of this vendor may have and the seeded one has not. */
  readonly more: Readonly<Record<string, unknown>>;
  /** The record inside the answer to a read by key. */
  record(answer: unknown): Record<string, unknown>;
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error('the emulator answered with no object');
}

export const vendorRecords: Readonly<Record<VendorId, VendorRecord>> = {
  norce: {
    getPath: /\/GetCustomer$/u,
    findPath: /\/(?:GetCustomerByEmail|SearchCustomer2)$/u,
    idMember: 'Id',
    more: {
      Phone: '0701',
      CellPhone: '0702',
      Companies: [{ Id: 77, Code: 'C-77', Name: 'Firma' }],
      DeliveryAddresses: [
        { CareOf: 'c/o', Line1: 'Gata 1', Line2: 'tr 2', Zip: '111 22', City: 'Sthlm', Country: 'SE', Region: 'X' },
      ],
      InvoiceAddress: { Line1: 'Box 5', Zip: '333', City: 'Lund', Country: 'Sverige' },
      Flags: [{ Id: 1, Name: 'VIP', Code: 'vip', IsSelected: true }],
    },
    record: asRecord,
  },
  emporix: {
    getPath: /\/customers\/\d+$/u,
    findPath: /\/customers\/search$/u,
    idMember: 'id',
    more: {
      contactPhone: '0701',
      company: 'Firma',
      restriction: 'EU',
      b2b: { companyRegistrationId: 'R-1', legalEntities: [{ id: 'le-1', name: 'Firma AB' }] },
      accounts: [{ id: 'ada@example.test' }, { id: 'ada', providerId: 'GOOGLE_1' }],
      addresses: [
        {
          contactName: 'Ada',
          companyName: 'Firma',
          street: 'Gata',
          streetNumber: '1',
          streetAppendix: 'b',
          extraLine1: 'x',
          zipCode: '1',
          city: 'Sthlm',
          state: 'S',
          country: 'SE',
          contactPhone: '0702',
          tags: ['BILLING'],
        },
      ],
      lastLogin: '2026-11-02T09:15:30.000Z',
    },
    record: asRecord,
  },
  bigcommerce: {
    getPath: /\/v3\/customers$/u,
    findPath: /\/v3\/customers$/u,
    idMember: 'id',
    more: {
      company: 'Firma',
      phone: '0701',
      notes: 'rings on Mondays',
      channel_ids: [1],
      customer_group_id: 4,
      addresses: [
        {
          company: 'Firma',
          address1: 'Gata 1',
          address2: 'tr 2',
          city: 'Sthlm',
          state_or_province: 'S',
          postal_code: '1',
          country_code: 'SE',
          phone: '0702',
        },
      ],
      attributes: [{ attribute_id: 3, attribute_value: 'K-1' }],
    },
    record: (answer) => {
      const { data } = asRecord(answer);
      return asRecord(Array.isArray(data) ? data[0] : null);
    },
  },
  'salesforce-b2c': {
    getPath: /\/customers\/\d+$/u,
    findPath: /\/customer-search$/u,
    idMember: 'customerNo',
    more: {
      companyName: 'Firma',
      phoneHome: '0701',
      phoneBusiness: '0702',
      phoneMobile: '0703',
      preferredLocale: 'sv_SE',
      lastLoginTime: '2026-11-02T09:15:30.000Z',
      primaryAddress: {
        companyName: 'Firma',
        firstName: 'Ada',
        lastName: 'Lind',
        address1: 'Gata 1',
        address2: 'tr 2',
        postBox: '5',
        postalCode: '1',
        city: 'Sthlm',
        stateCode: 'S',
        countryCode: 'SE',
      },
    },
    record: asRecord,
  },
};
