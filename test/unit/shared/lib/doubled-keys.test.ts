import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasDoubledKeys } from '../../../../src/shared/lib/doubled-keys';

describe('hasDoubledKeys', () => {
  it.each([
    ['at the top', '{"a":1,"a":1}'],
    ['inside a list', '[{"a":{"b":1,"c":2,"b":3}}]'],
    ['written with an escape the second time', String.raw`{"a":1,"\u0061":2}`],
    ['as __proto__', '{"__proto__":1,"__proto__":2}'],
  ])('finds a key that stands twice %s', (_where, text) => {
    expect(hasDoubledKeys(text, JSON.parse(text))).toBe(true);
  });

  it('finds none in whatever JSON itself wrote, strings with colons and quotes included', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(hasDoubledKeys(text, JSON.parse(text))).toBe(false);
      }),
    );
    const tricky = JSON.stringify({ 'a":': '"b":', c: ['d":', ':'] }, null, 2);
    expect(hasDoubledKeys(tricky, JSON.parse(tricky))).toBe(false);
  });
});
