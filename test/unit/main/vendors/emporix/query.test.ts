import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseForms,
  equalsAny,
  equalsIgnoringCase,
  isAddress,
  isCustomerNumber,
  sameAddress,
} from '../../../../../src/main/vendors/emporix/query';
import { matches } from '../../../../../src/sandbox/emporix/query/match';
import { parseQuery } from '../../../../../src/sandbox/emporix/query/parse';
import { isKeydeskError } from '../../../../../src/shared/domain/failure';

/** Texts that lean towards what the query language gives a meaning to. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('ab1@.+-_ ,:;()[]{}~"\'\\<>=*?|&^$#!%/éİß')) }),
  fc.constantFrom('null', 'true', 'exists', 'missing', 'AND', 'a OR b', 'x:y', '~.*', '(a,b)', '"a"', 'a active:true'),
);
const exact = { ignoreEmailCase: false };

function tryBuild(build: () => string): string | null {
  try {
    return build();
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'invalid-input') return null;
    throw error;
  }
}

describe('equalsAny', () => {
  it.each([
    [['mia@shop.example'], 'contactEmail:mia@shop.example'],
    [["a.o'b+c%d_e-f@shop.example"], "contactEmail:a.o'b+c%d_e-f@shop.example"],
    [['Mia@shop.example', 'mia@shop.example'], 'contactEmail:(Mia@shop.example,mia@shop.example)'],
    [['~mia@shop.example'], 'contactEmail:"~mia@shop.example"'],
    [['(a,b)@shop.example'], 'contactEmail:"(a,b)@shop.example"'],
    [['null'], 'contactEmail:"null"'],
    [['Exists'], 'contactEmail:"Exists"'],
  ] as const)('writes %j as %s', (values, expected) => {
    expect(equalsAny('contactEmail', values)).toBe(expected);
  });

  it.each(['a"b', 'a\\b', 'a b', 'a\tb', 'a\u2028b', 'a\u202eb', 'a\u200bb'])('[BI-11] refuses %j', (value) => {
    expect(tryBuild(() => equalsAny('id', [value]))).toBeNull();
  });

  it('[BI-11] means exactly the values, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(
          hostile.filter((text) => text !== ''),
          { minLength: 1, maxLength: 2 },
        ),
        hostile,
        (values, other) => {
          const [first = 'x', ...rest] = values;
          const query = tryBuild(() => equalsAny('contactEmail', [first, ...rest]));
          fc.pre(query !== null);
          const conditions = parseQuery(query);
          expect(conditions).toHaveLength(1);
          for (const value of values) expect(matches({ contactEmail: value }, conditions, exact)).toBe(true);
          expect(matches({ contactEmail: other }, conditions, exact)).toBe(values.includes(other));
          expect(matches({}, conditions, exact)).toBe(false);
        },
      ),
    );
  });
});

describe('equalsIgnoringCase', () => {
  it('spells both cases of every letter and takes signs as they are', () => {
    expect(equalsIgnoringCase('contactEmail', 'a1.b+c@x')).toBe('contactEmail:~^[aA]1[.][bB][+][cC]@[xX]$');
  });

  it.each(['a*b', '~ab', '(ab)', 'a|b', 'a^b', 'a$', 'a{2}', 'a?b', 'a[b', 'a b', ''])(
    '[BI-11] offers none for %j',
    (value) => {
      expect(equalsIgnoringCase('contactEmail', value)).toBeNull();
    },
  );

  it('[BI-11] finds the value in any case and nothing else', () => {
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const query = equalsIgnoringCase('contactEmail', value);
        fc.pre(query !== null);
        const conditions = parseQuery(query);
        expect(matches({ contactEmail: value }, conditions, exact)).toBe(true);
        expect(matches({ contactEmail: `${value}x` }, conditions, exact)).toBe(false);
        if (matches({ contactEmail: other }, conditions, exact)) expect(other.toLowerCase()).toBe(value.toLowerCase());
      }),
    );
  });
});

describe('what may be asked for', () => {
  it('gives the lower-cased form only when it differs', () => {
    expect(caseForms('a@b')).toEqual(['a@b']);
    expect(caseForms('A@b')).toEqual(['A@b', 'a@b']);
  });

  it.each([
    ['a@b', true],
    [`${'a'.repeat(64)}@${'b'.repeat(255)}`, true],
    [`${'a'.repeat(65)}@${'b'.repeat(255)}`, false],
    ['a', false],
    ['a@', false],
    ['@b', false],
    ['a@b@c', false],
    ['a@b,c@d', false],
    ['a @b', false],
    ['a@b\n', false],
  ])('[BI-03] takes %j for an address: %s', (text, expected) => {
    expect(isAddress(text)).toBe(expected);
  });

  it.each([
    ['40718852', true],
    ['0040718864', true],
    ['erp_0007-A', true],
    ['a'.repeat(66), true],
    ['a'.repeat(67), false],
    ['.', false],
    ['..', false],
    ['a/b', false],
    ['a%2fb', false],
    ['é', false],
    ['', false],
  ])('[BI-30] takes %j for a customer number: %s', (text, expected) => {
    expect(isCustomerNumber(text)).toBe(expected);
  });

  it.each([
    ['Mia@Shop.example', 'mia@shop.example', true],
    ['ÅSA@x', 'åsa@x', true],
    ['\u212aim@x', 'kim@x', false],
    ['\u212bsa@x', 'åsa@x', false],
    ['straße@x', 'strasse@x', false],
    [null, 'a@b', false],
    [undefined, 'a@b', false],
  ])('[BI-03] takes %j and %j for the same: %s', (left, right, expected) => {
    expect(sameAddress(left, right)).toBe(expected);
  });
});
