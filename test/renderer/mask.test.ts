import { describe, expect, it } from 'vitest';
import { mask, maskNames } from '../../src/renderer/src/lib/mask';

describe('a mask', () => {
  it.each([
    ['name', 'Maja Berg', 'M••• B•••'],
    ['name', 'Åsa', 'Å•••'],
    ['name', 'maja@example.test', 'm•••@e•••.test'],
    ['name', '', ''],
    ['company', 'Berg AB', 'B••• A•••'],
    ['email', 'maja@example.test', 'm•••@e•••.test'],
    ['email', 'a@b.test', '•••@•••.test'],
    ['email', 'maja@mail.example.co.test', 'm•••@m•••.test'],
    ['email', 'maja', 'm•••'],
    ['login', 'maja', 'm•••'],
    ['login', 'maja@example.test', 'm•••@e•••.test'],
    ['phone', '+46 70 123 45 67', '•••67'],
    ['phone', '112', '•••'],
    ['address', 'Storgatan 1, 111 22 Stockholm', '•••'],
    ['code', 'K-1001', 'K-1001'],
    ['code', 'maja@example.test', 'm•••@e•••.test'],
    ['query', 'Maja Berg', 'M•••'],
  ] as const)('of a %s %j is %j', (kind, text, expected) => {
    expect(mask(kind, text)).toBe(expected);
  });

  it('does not tell how long a value is', () => {
    expect(mask('login', 'maja')).toBe(mask('login', 'maximiliana'));
  });

  it('keeps accents with their letter', () => {
    expect(mask('login', 'e\u0301lise')).toBe('e\u0301•••');
  });

  it('of the names in a text leaves the other words alone', () => {
    const text = 'Hello Maja,\n\nBergen is no Berg, and Maja (Maja) is Maja.';
    expect(maskNames(text, ['Maja', 'Berg', null])).toBe('Hello M•••,\n\nBergen is no B•••, and M••• (M•••) is M•••.');
    expect(maskNames('A+B was here', ['A+B'])).toBe('A••• was here');
  });
});
