import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameKey } from '../../../../../src/main/vendors/norce/same-key';

describe('the exact filter behind a search', () => {
  it.each([
    ['Maja@Example.test', 'maja@example.test', true],
    ['ÅSA@example.test', 'åsa@example.test', true],
    [' K-1001 ', 'k-1001', true],
    ['007', '7', false],
    ['a+b@example.test', 'ab@example.test', false],
    ['maja@example.test', '%@example.test', false],
    ['kim@example.test', '\u212aim@example.test', false],
    ['ohara', "o'hara", false],
    [null, 'null', false],
  ])('%s against %s: %s', (stored, wanted, same) => {
    expect(isSameKey(stored, wanted)).toBe(same);
  });

  it('finds every text by itself and by nothing longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ minLength: 1 }), (text, more) => {
        expect(isSameKey(text, text)).toBe(true);
        fc.pre(more.trim() !== '');
        expect(isSameKey(text, `${text}${more}x`)).toBe(false);
      }),
    );
  });
});
