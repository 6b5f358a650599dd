import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAccount } from '../../../../../src/main/vendors/emporix/map';
import { customerSchema } from '../../../../../src/main/vendors/emporix/wire';
import { parseWire } from '../../../../../src/main/vendors/http/parse-json';
import { shopperAccountSchema, type ShopperAccount } from '../../../../../src/shared/domain/account';
import { isKeydeskError, type Failure } from '../../../../../src/shared/domain/failure';

/** From the vendor's JSON to the account, as an adapter does it. */
function accountFrom(customer: unknown): ShopperAccount {
  return toAccount(parseWire(customerSchema, customer));
}

function failureFrom(customer: unknown): Failure | null {
  try {
    accountFrom(customer);
    return null;
  } catch (error) {
    if (isKeydeskError(error)) return error.failure;
    throw error;
  }
}

const bare = { customerNumber: '40718852' };

describe('toAccount', () => {
  it('needs nothing but a number', () => {
    expect(accountFrom(bare)).toEqual({
      ref: { connectionId: '', accountId: '40718852' },
      vendor: 'emporix',
      code: '40718852',
      email: null,
      login: null,
      name: { first: null, last: null, display: '40718852' },
      access: { state: 'unknown', why: 'vendor-has-none' },
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

  it('takes the customer number before the id, and the contact e-mail before the other', () => {
    const account = accountFrom({ id: 'i1', customerNumber: 'c1', contactEmail: 'a@x.example', email: 'b@x.example' });
    expect(account).toMatchObject({ ref: { accountId: 'c1' }, code: 'c1', email: 'a@x.example' });
    expect(accountFrom({ id: 'i1', email: 'b@x.example' })).toMatchObject({ code: 'i1', email: 'b@x.example' });
  });

  it.each([
    [{ active: true, onHold: false }, 'active'],
    [{ active: true }, 'active'],
    [{ active: true, onHold: null }, 'active'],
    [{ active: true, onHold: true }, 'on-hold'],
    [{ active: false, onHold: true }, 'inactive'],
    [{ active: false, accounts: [] }, 'inactive'],
    [{ active: true, accounts: [] }, 'no-login'],
    [{ active: true, type: 'CONTACT', accounts: [{ id: 'a@x.example' }] }, 'no-login'],
    [{ active: null }, 'unknown'],
    [{}, 'unknown'],
  ])('reads %j as %s', (flags, state) => {
    expect(accountFrom({ ...bare, ...flags }).access.state).toBe(state);
  });

  it.each([
    [[{ id: 'a@x.example' }], 'a@x.example', []],
    [[{ id: 'g@x.example', providerId: 'google|1' }, { id: 'a@x.example' }], 'a@x.example', []],
    [[{ id: 'g@x.example', providerId: 'google|1' }], 'g@x.example', ['google']],
    [
      [
        { id: 'g@x.example', providerId: 'Auth0:1' },
        { id: 'h@x.example', providerId: 'auth0|2' },
      ],
      'g@x.example',
      ['auth0'],
    ],
    [[{ id: 'g@x.example', providerId: '108204268033311374519' }], 'g@x.example', ['external']],
    [[{ id: '', providerId: null }], null, []],
    [null, null, []],
  ])('reads the log-ins %j', (accounts, login, signInProviders) => {
    expect(accountFrom({ ...bare, accounts })).toMatchObject({ login, signInProviders });
  });

  it('lists the companies of a business customer, else the one that was typed in', () => {
    const b2b = { companyRegistrationId: '123', legalEntities: [{ id: 'L1', name: 'Berg GmbH' }] };
    expect(accountFrom({ ...bare, company: 'Typed', b2b }).companies).toEqual([
      { id: 'L1', code: null, name: 'Berg GmbH' },
    ]);
    expect(accountFrom({ ...bare, company: 'Typed', b2b: { companyRegistrationId: '123' } }).companies).toEqual([
      { id: null, code: '123', name: 'Typed' },
    ]);
  });

  it('marks contacts, business customers, restrictions and sites', () => {
    const labels = accountFrom({
      ...bare,
      type: 'CONTACT',
      businessModel: 'B2B',
      restriction: 'DE',
      preferredSite: 'main',
    });
    expect(labels.labels).toEqual([
      { kind: 'flag', text: 'CONTACT' },
      { kind: 'flag', text: 'B2B' },
      { kind: 'group', text: 'DE' },
      { kind: 'site', text: 'main' },
    ]);
  });

  it('[BI-06] takes an exact number for the digits of an id', () => {
    expect(accountFrom({ customerNumber: 40_718_852 }).code).toBe('40718852');
  });

  it.each([
    ['2026-06-01T08:00:00.000Z', '2026-06-01T08:00:00.000Z'],
    ['2026-06-01T10:00:00+02:00', '2026-06-01T08:00:00.000Z'],
    ['2026-06-01T10:00:00+0200', '2026-06-01T08:00:00.000Z'],
    ['2026-06-01T08:00:00', '2026-06-01T08:00:00.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['/Date(NaN)/', null],
    ['1780300800', null],
    ['2026-13-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
    [null, null],
  ])('[BI-06] reads the date %j as %j', (lastLogin, expected) => {
    expect(accountFrom({ ...bare, lastLogin }).lastSignInAt).toBe(expected);
  });

  it.each([
    [{}, 'customerNumber'],
    [{ customerNumber: null, id: null }, 'customerNumber'],
    [{ customerNumber: '' }, 'customerNumber'],
    [{ customerNumber: -1 }, 'customerNumber'],
    [{ customerNumber: 2 ** 53 + 2 }, 'customerNumber'],
    [{ ...bare, active: 'true' }, 'active'],
    [{ ...bare, onHold: 1 }, 'onHold'],
    [{ ...bare, contactEmail: 5 }, 'contactEmail'],
    [{ ...bare, accounts: {} }, 'accounts'],
    [{ ...bare, accounts: [{ id: 5 }] }, 'accounts.0.id'],
    [{ ...bare, metadata: { version: '6' } }, 'metadata.version'],
    ['text', ''],
    [null, ''],
  ])('[BI-06][SC-34] names the bad field of %j and not its value', (customer, path) => {
    expect(failureFrom(customer)).toEqual({ code: 'vendor-error', cause: 'schema', path, status: null });
  });

  it('[BI-01][BI-08] passes markup on as text and drops members it does not know', () => {
    const hostile = JSON.parse(
      '{"customerNumber":"1","firstName":"<img src=x onerror=alert(1)>","__proto__":{"polluted":true},"constructor":1}',
    ) as unknown;
    const account = accountFrom(hostile);
    expect(account.name.first).toBe('<img src=x onerror=alert(1)>');
    expect(Object.hasOwn(account, 'constructor')).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('makes an account of any customer that fits the schema', () => {
    const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    const flag = fc.option(fc.boolean(), { nil: undefined });
    const customer = fc.record(
      {
        customerNumber: fc.string({ minLength: 1, maxLength: 66 }),
        contactEmail: text,
        firstName: text,
        lastName: text,
        company: text,
        active: flag,
        onHold: flag,
        accounts: fc.array(fc.record({ id: text, providerId: text }), { maxLength: 3 }),
        addresses: fc.array(fc.record({ street: text, city: text, country: text, tags: fc.array(fc.string()) }), {
          maxLength: 3,
        }),
        lastLogin: text,
        metadata: fc.record({ version: fc.integer() }),
      },
      { requiredKeys: ['customerNumber'] },
    );
    fc.assert(
      fc.property(customer, (value) => {
        const account = accountFrom(value);
        const filledIn = { ...account, ref: { ...account.ref, connectionId: 'c' } };
        expect(shopperAccountSchema.safeParse(filledIn).success).toBe(true);
        expect(account.access.state === 'active').toBe(
          value.active === true && value.onHold !== true && value.accounts?.length !== 0,
        );
      }),
    );
  });
});
