import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCustomerId, isParked, ownCode, sameEmail, toAccount } from '../../../../../src/main/vendors/bigcommerce/map';
import { wireCustomerSchema } from '../../../../../src/main/vendors/bigcommerce/wire';
import { shopperAccountSchema } from '../../../../../src/shared/domain/account';

const options = { codeAttributeId: 3, parkingChannelId: 7 };
const least = { id: 5, email: 'a@b.test' };
const account = (wire: Record<string, unknown>) => toAccount(wireCustomerSchema.parse({ ...least, ...wire }), options);

describe('toAccount', () => {
  it('makes an account of the least BigCommerce can send', () => {
    expect(account({})).toEqual({
      ref: { connectionId: '', accountId: '5' },
      vendor: 'bigcommerce',
      code: '5',
      email: 'a@b.test',
      login: 'a@b.test',
      name: { first: null, last: null, display: 'a@b.test' },
      access: { state: 'unknown', why: 'vendor-has-none' },
      phones: [],
      companies: [],
      addresses: [],
      labels: [],
      signInProviders: [],
      createdAt: null,
      updatedAt: null,
      lastSignInAt: null,
      mustChangePassword: false,
      version: null,
    });
  });

  it.each([
    ['2026-01-05T09:30:00Z', '2026-01-05T09:30:00.000Z'],
    ['2026-01-05T10:30:00+01:00', '2026-01-05T09:30:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['Mon, 05 Jan 2026 09:30:00 +0000', '2026-01-05T09:30:00.000Z'],
    ['not a date', null],
    ['', null],
    [null, null],
  ])('[BI-06] reads the time %s', (text, expected) => {
    expect(account({ date_modified: text }).updatedAt).toBe(expected);
  });

  it('[BI-05] takes blanks for nothing', () => {
    expect(account({ first_name: '  ', last_name: '', company: ' ', phone: '', notes: '\t' })).toMatchObject({
      name: { first: null, last: null },
      companies: [],
      phones: [],
      labels: [],
    });
  });

  it('[BI-01][BI-02] passes text on as it is, markup and all', () => {
    const odd = '<img src=x onerror=alert(1)> \u202etxt.exe a\u0301\u0301';
    expect(account({ first_name: odd, notes: odd })).toMatchObject({
      name: { first: odd },
      labels: [{ kind: 'note', text: odd }],
    });
  });

  it('names each phone once', () => {
    const address = { phone: '555-1' };
    expect(account({ phone: '555-1', addresses: [address, { phone: '555-2' }, address] }).phones).toEqual([
      '555-1',
      '555-2',
    ]);
  });

  it('[BI-08] is not led astray by members named like an object’s own', () => {
    const hostile = JSON.parse('{"__proto__":{"email":"evil@b.test"},"constructor":1,"toString":2}') as object;
    expect(account({ ...hostile }).email).toBe('a@b.test');
    expect(account({ ...hostile }).mustChangePassword).toBe(false);
  });

  it('always yields what the window’s contract takes', () => {
    const text = fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), { nil: null });
    const wire = fc.record(
      {
        first_name: text,
        last_name: text,
        company: text,
        phone: text,
        notes: text,
        customer_group_id: fc.option(fc.integer(), { nil: null }),
        date_created: text,
        date_modified: text,
        channel_ids: fc.option(fc.array(fc.integer(), { maxLength: 4 }), { nil: null }),
        authentication: fc.record({ force_password_reset: fc.boolean() }, { requiredKeys: [] }),
        attributes: fc.array(fc.record({ attribute_id: fc.integer({ min: 1, max: 5 }), attribute_value: text })),
        addresses: fc.array(fc.record({ address1: text, city: text, country_code: text, phone: text })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wire, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (members, id) => {
        const made = account({ ...members, id });
        const ref = { ...made.ref, connectionId: 'some-connection' };
        expect(shopperAccountSchema.parse({ ...made, ref })).toEqual({ ...made, ref });
        expect(made.ref.accountId).toBe(String(id));
        expect(made.name.display).not.toBe('');
      }),
    );
  });
});

describe('ownCode', () => {
  const withAttributes = (...attributes: { attribute_id: number; attribute_value: unknown }[]) =>
    wireCustomerSchema.parse({ ...least, attributes });

  it('is the value of the one attribute, letter for letter', () => {
    const customer = withAttributes(
      { attribute_id: 4, attribute_value: '120' },
      { attribute_id: 3, attribute_value: ' 0042/B ' },
    );
    expect(ownCode(customer, 3)).toBe(' 0042/B ');
    expect(ownCode(customer, 9)).toBeNull();
    expect(ownCode(customer, null)).toBeNull();
  });

  it('is none when the value is empty', () => {
    expect(ownCode(withAttributes({ attribute_id: 3, attribute_value: '' }), 3)).toBeNull();
  });
});

describe('isParked', () => {
  it.each([
    [[7], true],
    [[7, 1], false],
    [[1], false],
    [[], false],
    [null, false],
  ])('channels %j: %s', (channelIds, expected) => {
    expect(isParked(wireCustomerSchema.parse({ ...least, channel_ids: channelIds }), 7)).toBe(expected);
    expect(isParked(wireCustomerSchema.parse({ ...least, channel_ids: channelIds }), null)).toBe(false);
  });
});

describe('sameEmail', () => {
  it('minds no letter case, also outside ASCII', () => {
    expect(sameEmail('ÅSA@Exämple.TEST', 'åsa@exämple.test')).toBe(true);
  });

  it.each([
    ['Kelvin sign', '\u212aim@b.test', 'kim@b.test'],
    ['Cyrillic а', '\u0430da@b.test', 'ada@b.test'],
    ['full-width at sign', 'ada\uff20b.test', 'ada@b.test'],
    ['a combining mark', 'a\u030asa@b.test', 'åsa@b.test'],
    ['a blank', 'ada@b.test ', 'ada@b.test'],
    ['a plus tag', 'ada+x@b.test', 'ada@b.test'],
  ])('[BI-03] takes no look-alike for the same: %s', (_, a, b) => {
    expect(sameEmail(a, b)).toBe(false);
  });

  it('never takes another text for an ASCII e-mail', () => {
    const ascii = fc.stringMatching(/^[\u0021-\u007e]{1,20}$/u);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), ascii, (a, b) => {
        if (sameEmail(a, b)) expect(a).toMatch(/^[\u0000-\u007f]*$/u);
      }),
    );
  });
});

describe('isCustomerId', () => {
  it('accepts exactly the numbers BigCommerce gives out, in their one form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.bigInt().map(String)), (text) => {
        const number = Number(text);
        const isOne = Number.isInteger(number) && number >= 1 && number <= 2 ** 31 - 1 && String(number) === text;
        expect(isCustomerId(text)).toBe(isOne);
      }),
    );
  });

  it.each(['0', '01', '-1', '+1', '1.0', '1e3', ' 1', '1\n', '2147483648', '１', ''])('[BI-06] refuses %j', (text) => {
    expect(isCustomerId(text)).toBe(false);
  });
});
