import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMailAddress } from '../../../../src/main/hand-over/mail-address';
import { anyText, hostileTexts } from './hostile-texts';
import { refusalOf } from './refusal-of';

const notOne = { code: 'invalid-input', field: 'email', problem: 'not-one-address' };

describe('checkMailAddress', () => {
  it.each([
    'maja@example.test',
    'maja+shop@example.test',
    'o’neil@example.test'.replace('’', "'"),
    'a.b-c_d@mail.shop.example',
    "!#$%&'*+/=?^_`{|}~-@example.test",
    'maja@xn--blbr-noae.example',
    'maja@example.xn--p1ai',
  ])('takes %s as it is', (email) => {
    expect(checkMailAddress(email)).toBe(email);
  });

  it.each([
    ['Maja@Example.TEST', 'Maja@example.test'],
    ['maja@blåbär.example', 'maja@xn--blbr-noae.example'],
    ['maja@почта.рф', 'maja@xn--80a1acny.xn--p1ai'],
  ])('writes the domain of %s as servers do', (email, ascii) => {
    expect(checkMailAddress(email)).toBe(ascii);
  });

  it.each([null, ''])('says that there is none for %j', (email) => {
    expect(refusalOf(() => checkMailAddress(email))).toEqual({ ...notOne, problem: 'missing' });
  });

  it.each([
    // Look-alikes: a Cyrillic and a Greek letter, full-width signs, two addresses, quotes, and one that is too long.
    ...['m\u0430ja@example.test', 'maj\u03BF@example.test', 'maja\uFF20example.test', 'maja@ex\uFF41mple.test'],
    ...['maja@example.test,thief@evil.test', 'maja@example.test;thief@evil.test', 'maja@example.test thief@evil.test'],
    ...['"maja"@example.test', '"a,b"@example.test', 'maja@example.test@evil.test', 'Maja <maja@example.test>'],
    ...['<maja@example.test>', 'maja(comment)@example.test', 'group:maja@example.test;', 'maja%40evil.test'],
    ...[`${'a'.repeat(309)}@example.test`, `${'a'.repeat(65)}@example.test`, `maja@${'a'.repeat(64)}.test`],
  ])('[BI-03] refuses %j', (email) => {
    expect(refusalOf(() => checkMailAddress(email))).toEqual(notOne);
  });

  it.each([
    ...[
      'maja',
      '@example.test',
      'maja@',
      'maja@localhost',
      'maja@127.0.0.1',
      'maja@[127.0.0.1]',
      'maja@example.',
      'maja@.test',
    ],
    ...['maja@-example.test', 'maja@example-.test', 'maja@exa_mple.test', 'maja@ex%61mple.test', 'maja@example.test/x'],
    ...['.maja@example.test', 'maja.@example.test', 'ma..ja@example.test', ' maja@example.test', 'maja@example.test '],
    ...[
      'maja@example.test\r\nBcc: thief@evil.test',
      'maja\r\n@example.test',
      'maja@exam\u00ADple.test',
      'maja@example\u3002test',
    ],
    ...hostileTexts,
    ...hostileTexts.map((text) => `${text}@example.test`),
    ...hostileTexts.map((text) => `maja@${text}.test`),
  ])('[BI-04] refuses %j', (email) => {
    expect(refusalOf(() => checkMailAddress(email))).toEqual(notOne);
  });

  it('[SC-11] gives one address in ASCII or none', () => {
    const parts = fc.oneof(
      anyText,
      fc.emailAddress(),
      fc.domain().map((domain) => `maja@${domain}`),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          parts,
          fc.tuple(parts, parts).map(([a, b]) => `${a}${b}`),
        ),
        (raw) => {
          let address: string;
          try {
            address = checkMailAddress(raw);
          } catch {
            return;
          }
          expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/u);
          expect(address).not.toMatch(/[\s,;:<>()[\]"\\]/u);
          expect(address.split('@')).toHaveLength(2);
          expect(checkMailAddress(address)).toBe(address);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
