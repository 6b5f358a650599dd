import type { HistoryEntry } from '../../../src/shared/contract/journal';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import type { VendorId } from '../../../src/shared/domain/vendor';
import { shopperAccount } from '../shopper-account';

type Changes = Partial<Omit<ShopperAccount, 'ref' | 'vendor' | 'name'>> & {
  readonly first?: string;
  readonly last?: string;
};

/** A shopper at the fake store of a vendor, whose connection has the vendor's own id. */
export function shopperAt(
  vendor: VendorId,
  accountId: string,
  { first = 'Maja', last = 'Berg', ...changes }: Changes = {},
) {
  return shopperAccount({
    ref: { connectionId: vendor, accountId },
    vendor,
    name: { first, last, display: '' },
    ...changes,
  });
}

export function historyEntry(changes: Partial<HistoryEntry> & Pick<HistoryEntry, 'id'>): HistoryEntry {
  return {
    at: '2026-11-12T13:02:00.000Z',
    agent: 'anna',
    second: null,
    act: 'account.deactivate',
    reason: 'suspected-fraud',
    ticket: 'INC-1042',
    outcome: 'ok',
    failureCode: null,
    ...changes,
  };
}

/** A shopper with everything a vendor may know, as a usual one looks. */
export const fullMaja = shopperAt('norce', '900101', {
  login: 'maja',
  access: { state: 'inactive' },
  phones: ['+46 70 123 45 67'],
  companies: [{ id: '77', code: 'C-77', name: 'Berg AB' }],
  addresses: [
    { lines: ['Storgatan 1', '111 22 Stockholm'], country: 'SE', use: 'billing' },
    { lines: ['Hamngatan 14', '211 22 Malmö'], country: 'SE', use: 'shipping' },
  ],
  labels: [
    { kind: 'group', text: 'Silver' },
    { kind: 'flag', text: 'Newsletter' },
  ],
});

export const majaHistory: readonly HistoryEntry[] = [
  historyEntry({ id: 'h1' }),
  historyEntry({
    id: 'h2',
    at: '2026-10-30T08:15:00.000Z',
    agent: 'olle',
    act: 'reset.link',
    reason: 'forgot-password',
    ticket: null,
  }),
  historyEntry({
    id: 'h3',
    at: '2026-10-29T15:40:00.000Z',
    act: 'reset.mail',
    reason: 'forgot-password',
    ticket: 'INC-0998',
    outcome: 'failed',
    failureCode: 'timeout',
  }),
];

/** Names and addresses that try the layout and the eye. */
export const awkwardShoppers: readonly ShopperAccount[] = [
  shopperAt('norce', 'long', {
    first: 'Maximiliana-Alexandrina Katharina Josephine',
    last: 'von Hohenstein-Wittgenstein zu Löwenburg-Falkenstein',
    email: 'maximiliana-alexandrina.katharina.josephine@an-extraordinarily-long-domain-name.example.test',
    code: 'K-1002-3003-4004-5005-6006',
    login: 'maximiliana',
  }),
  shopperAt('emporix', 'arabic', {
    first: 'ليلى',
    last: 'حداد',
    email: 'leila@example.test',
    code: 'E-22',
    login: 'leila@example.test',
    access: { state: 'on-hold' },
  }),
  shopperAt('bigcommerce', 'hebrew', {
    first: 'נועה',
    last: 'לוי',
    email: 'noa@example.test',
    code: '4102',
    login: 'noa@example.test',
    access: { state: 'unknown', why: 'vendor-has-none' },
  }),
  shopperAt('salesforce-b2c', 'tricks', {
    first: '<img src=x onerror=alert(1)>',
    last: 'ab\u202Egnp.exe\u200B\u0007',
    email: 'm\u0430ja@ex\u0430mple.test',
    code: '00012',
    login: 'maja',
    access: { state: 'locked', until: '2030-01-01T14:32:00.000Z' },
  }),
];

/** A crowd at one store, as a common last name brings it. */
export function crowd(count: number): readonly ShopperAccount[] {
  return Array.from({ length: count }, (_, index) =>
    shopperAt('salesforce-b2c', `crowd-${String(index)}`, {
      first: `Shopper ${String(index + 1)}`,
      last: 'Andersson',
      email: `shopper${String(index + 1)}@example.test`,
      code: String(10_000 + index),
      login: 'andersson',
    }),
  );
}
