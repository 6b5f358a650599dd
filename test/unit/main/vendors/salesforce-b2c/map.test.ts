import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAccount } from '../../../../../src/main/vendors/salesforce-b2c/map';
import { wireCustomer, wireResetToken, wireSearchResult } from '../../../../../src/main/vendors/salesforce-b2c/wire';
import { shopperAccountSchema } from '../../../../../src/shared/domain/account';

const account = (record: object) => toAccount(wireCustomer.parse(record));

describe('a Salesforce customer as an account', () => {
  it('needs only a number', () => {
    expect(account({ customerNo: '7' })).toEqual({
      ref: { connectionId: '', accountId: '7' },
      vendor: 'salesforce-b2c',
      code: '7',
      email: null,
      login: null,
      name: { first: null, last: null, display: '7' },
      access: { state: 'no-login' },
      phones: [],
      companies: [],
      addresses: [],
      labels: [],
      signInProviders: [],
      createdAt: null,
      updatedAt: null,
      lastSignInAt: null,
      mustChangePassword: null,
      version: null,
    });
  });

  it.each([
    [{ login: 'x', enabled: true, locked: false }, { state: 'active' }],
    [{ login: 'x', enabled: false, locked: false }, { state: 'inactive' }],
    [{ login: 'x', enabled: false, locked: true }, { state: 'inactive' }],
    [
      { login: 'x', enabled: true, locked: true },
      { state: 'locked', until: null },
    ],
    [{ login: 'x', enabled: true }, { state: 'active' }],
    [{ login: 'x' }, { state: 'active' }],
    [{ login: '' }, { state: 'no-login' }],
    [null, { state: 'no-login' }],
  ])('reads %j as %j', (credentials, access) => {
    expect(account({ customerNo: '7', credentials }).access).toEqual(access);
  });

  it('keeps numbers and logins letter for letter', () => {
    const { code, login } = account({ customerNo: '  00/7 ', credentials: { login: ' A b ' } });
    expect([code, login]).toEqual(['  00/7 ', ' A b ']);
  });

  it('lists what is there, once each', () => {
    const { phones, companies, addresses } = account({
      customerNo: '7',
      companyName: 'Ek & Co',
      phoneHome: '1',
      phoneMobile: '1',
      phoneBusiness: ' ',
      primaryAddress: { addressId: 'a', fullName: 'Maja Berg', lastName: 'Berg', city: 'Oslo', countryCode: 'NO' },
    });
    expect(phones).toEqual(['1']);
    expect(companies).toEqual([{ id: null, code: null, name: 'Ek & Co' }]);
    expect(addresses).toEqual([{ lines: ['Maja Berg', 'Oslo'], country: 'NO', use: 'other' }]);
  });

  it.each([
    ['2024-03-02T09:15:00.000Z', '2024-03-02T09:15:00.000Z'],
    ['2024-03-02T11:15:00+02:00', '2024-03-02T09:15:00.000Z'],
    ['9999-12-31T00:00:00.0Z', '9999-12-31T00:00:00.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['2024-13-41T00:00:00Z', null],
    ['/Date(NaN)/', null],
    ['1709370900000', null],
    ['', null],
    [null, null],
  ])('[BI-06] reads the date %j as %j', (creationDate, createdAt) => {
    expect(account({ customerNo: '7', creationDate }).createdAt).toBe(createdAt);
  });

  it.each([
    ['a number for the number', { customerNo: 7 }, 'customerNo'],
    ['an empty number', { customerNo: '' }, 'customerNo'],
    ['no number', {}, 'customerNo'],
    ['text for a switch', { customerNo: '7', credentials: { login: 'x', enabled: 'true' } }, 'credentials.enabled'],
    ['a number for a name', { customerNo: '7', firstName: 1 }, 'firstName'],
    ['credentials without login', { customerNo: '7', credentials: {} }, 'credentials.login'],
  ])('[BI-06] refuses %s and names the place', (_, record, path) => {
    const parsed = wireCustomer.safeParse(record);
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(path);
  });

  it('[BI-08] carries no own `__proto__` along', () => {
    const record: unknown = JSON.parse('{"customerNo":"7","__proto__":{"polluted":true},"constructor":{"x":1}}');
    const mapped = toAccount(wireCustomer.parse(record));
    expect('polluted' in mapped).toBe(false);
    expect(Object.keys(mapped)).not.toContain('constructor');
  });

  it('always makes an account that fits the program’s own schema', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: null });
    const record = fc.record(
      {
        customerNo: fc.string({ minLength: 1, maxLength: 100 }),
        firstName: text,
        lastName: text,
        email: text,
        creationDate: text,
        lastLoginTime: text,
        phoneHome: text,
        credentials: fc.option(
          fc.record({ login: fc.string(), enabled: fc.boolean(), locked: fc.boolean() }, { requiredKeys: ['login'] }),
          { nil: null },
        ),
        c_custom: fc.jsonValue(),
      },
      { requiredKeys: ['customerNo'] },
    );
    const withConnection = (made: ReturnType<typeof account>) => ({ ...made, ref: { ...made.ref, connectionId: 'c' } });
    fc.assert(
      fc.property(record, (given) => {
        expect(shopperAccountSchema.safeParse(withConnection(account(given))).success).toBe(true);
      }),
    );
  });
});

describe('other answers', () => {
  it.each([
    [{ total: 0 }, true],
    [{ total: 0, hits: null }, true],
    [{ total: 0, hits: [] }, true],
    [{ total: -1, hits: [] }, false],
    [{ total: '1', hits: [] }, false],
    [{ hits: [] }, false],
    [{ total: 1, hits: [{ relevance: 1 }] }, false],
  ])('[BI-06] judges the search result %j', (result, good) => {
    expect(wireSearchResult.safeParse(result).success).toBe(good);
  });

  it.each([
    [{}, true],
    [{ email: null }, true],
    [{ expiresInMinutes: 0 }, false],
    [{ expiresInMinutes: -30 }, false],
    [{ expiresInMinutes: 1e20 }, false],
    [{ expiresInMinutes: '30' }, false],
    [{ resetToken: '' }, false],
    [{ login: undefined }, false],
  ])('[BI-06] judges a reset token changed by %j', (changes, good) => {
    const token = { login: 'x', email: 'e', resetToken: 't', expiresInMinutes: 30, ...changes };
    expect(wireResetToken.safeParse(token).success).toBe(good);
  });
});
