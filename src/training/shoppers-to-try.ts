import type { VendorId } from '../shared/domain/vendor';

export interface ShopperToTry {
  /** What a caller might give. */
  readonly query: string;
  readonly at: readonly VendorId[];
  readonly story: string;
}

/** Callers to practise with: whom the stores' fixtures hold, and what is the matter. */
export const shoppersToTry: readonly ShopperToTry[] = [
  {
    query: 'maja@example.test',
    at: ['norce', 'emporix', 'bigcommerce', 'salesforce-b2c'],
    story: 'has an account everywhere and forgot her password',
  },
  { query: 'siri@example.test', at: ['norce', 'emporix', 'salesforce-b2c'], story: 'her login is switched off' },
  { query: 'henrik@example.test', at: ['emporix'], story: 'his account is on hold' },
  { query: 'lukas@example.test', at: ['salesforce-b2c'], story: 'locked out after too many tries' },
  { query: 'nils@example.test', at: ['norce'], story: 'was removed' },
  { query: 'guest@example.test', at: ['norce'], story: 'is a customer without a login' },
  { query: 'olle', at: ['norce'], story: 'his login is not his e-mail' },
  { query: 'sofia.social@example.test', at: ['emporix'], story: 'signs in with Google, so a reset does not help' },
  { query: 'must.change@example.test', at: ['bigcommerce'], story: 'must choose a new password at the next sign-in' },
  { query: 'same@example.test', at: ['bigcommerce'], story: 'two accounts with one e-mail, on two channels' },
  { query: 'family@example.test', at: ['emporix', 'salesforce-b2c'], story: 'two people share one e-mail' },
];
