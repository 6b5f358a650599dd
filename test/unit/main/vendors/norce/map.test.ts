import { describe, expect, it } from 'vitest';
import { toAccount } from '../../../../../src/main/vendors/norce/map';
import { customerSchema } from '../../../../../src/main/vendors/norce/wire';
import { shopperAccountSchema } from '../../../../../src/shared/domain/account';

const account = {
  Id: 700201,
  Key: 'k',
  LoginName: 'maja',
  Name: 'Maja',
  Roles: [43],
  Authorizations: [],
  IsActive: true,
};
const full = { Id: 900101, Email: 'maja@example.test', Account: account, IsActive: true };

function read(customer: unknown) {
  return toAccount(customerSchema.parse(customer), () => null);
}
function badPath(customer: unknown): string | undefined {
  return customerSchema.safeParse(customer).error?.issues[0]?.path.join('.');
}

describe('a customer of Norce', () => {
  it('needs no more than its id', () => {
    expect(read({ Id: 7 })).toMatchObject({
      ref: { accountId: '7' },
      email: null,
      name: { first: null, last: null, display: '7' },
      access: { state: 'no-login' },
      phones: [],
      companies: [],
      addresses: [],
      labels: [],
      updatedAt: null,
    });
  });

  it.each([
    [{ IsActive: true, Account: { ...account, IsActive: true } }, 'active'],
    [{ IsActive: null, Account: { ...account, IsActive: true } }, 'active'],
    [{ IsActive: true, Account: { ...account, IsActive: false } }, 'inactive'],
    [{ IsActive: true, Account: null }, 'no-login'],
    [{ IsActive: false, Account: { ...account, IsActive: true } }, 'removed'],
    [{ IsActive: false, Account: null }, 'removed'],
  ])('stands as its two switches say: %j', (switches, state) => {
    expect(read({ Id: 1, ...switches }).access).toEqual({ state });
  });

  it('has blank texts as none and one phone once', () => {
    const { email, code, phones } = read({ Id: 1, Email: '', Code: '  ', Phone: '08-1', CellPhone: '08-1' });
    expect({ email, code, phones }).toEqual({ email: null, code: null, phones: ['08-1'] });
  });

  it('keeps an e-mail exactly as Norce has it, because links are bound to it', () => {
    expect(read({ Id: 1, Email: 'Maja@Example.test ' }).email).toBe('Maja@Example.test ');
  });

  it('has a country as a code only where it is one', () => {
    const address = { Line1: 'A 1', Country: 'SE' };
    const customer = { Id: 1, InvoiceAddress: address, DeliveryAddresses: [{ ...address, Country: 'Sverige' }] };
    expect(read(customer).addresses).toEqual([
      { lines: ['A 1'], country: 'SE', use: 'billing' },
      { lines: ['A 1', 'Sverige'], country: null, use: 'shipping' },
    ]);
  });

  it('never shows the social security number, extra fields or authorizations', () => {
    const secret = { SSN: 'CANARY', Info: [{ Value: 'CANARY' }], Account: { ...account, Authorizations: ['CANARY'] } };
    expect(JSON.stringify(read({ ...full, ...secret }))).not.toContain('CANARY');
  });

  it('fits the domain', () => {
    const shopper = read({ ...full, Updated: '/Date(1735736400000+0100)/' });
    const withConnection = { ...shopper, ref: { ...shopper.ref, connectionId: 'c' } };
    expect(shopperAccountSchema.parse(withConnection)).toEqual(withConnection);
  });

  it.each([
    ['an id as text', { ...full, Id: '900101' }, 'Id'],
    ['an id past what numbers can tell apart', { ...full, Id: 2 ** 53 + 2 }, 'Id'],
    ['an id with a fraction', { ...full, Id: 1.5 }, 'Id'],
    ['no id', { ...full, Id: null }, 'Id'],
    ['a switch as text', { ...full, Account: { ...account, IsActive: 'true' } }, 'Account.IsActive'],
    ['a login without its switch', { ...full, Account: { Id: 1 } }, 'Account.IsActive'],
    ['an e-mail as number', { ...full, Email: 5 }, 'Email'],
    ['a change stamp that is none', { ...full, Updated: '/Date(NaN)/' }, 'Updated'],
    ['a list as object', { ...full, Companies: {} }, 'Companies'],
    ['a list of something else', { ...full, DeliveryAddresses: ['x'] }, 'DeliveryAddresses.0'],
  ])('[BI-06] is refused with %s, naming the place', (_, customer, path) => {
    expect(badPath(customer)).toBe(path);
  });

  it.each([
    ['unknown members', { ...full, LoyaltyTier: { a: 1 }, Account: { ...account, Extra: [] } }],
    ['an odd date of creation, which is only shown', { ...full, Created: '/Date(NaN)/' }],
    ['a date of creation of another type', { ...full, Created: 5 }],
    ['members named like JavaScript’s own', JSON.parse('{"Id":1,"__proto__":{"Email":"x"},"constructor":1}')],
  ])('[BI-06] [BI-08] is read with %s', (_, customer) => {
    expect(badPath(customer)).toBeUndefined();
    expect(read(customer).createdAt).toBeNull();
  });
});
