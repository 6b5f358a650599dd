import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine } from '../../../../src/main/hand-over/templates/plain-line';
import { anyText } from './hostile-texts';

describe('plainLine', () => {
  it.each([
    ['Nordic Shop', 'Nordic Shop'],
    ['  Nordic \t\r\n Shop ', 'Nordic Shop'],
    ['Åsa  Öberg', 'Åsa Öberg'],
    ['山田太郎', '山田太郎'],
    ['Shop 🛍️', 'Shop 🛍️'],
  ])('keeps what can be read of %j', (raw, expected) => {
    expect(plainLine(raw, 60)).toBe(expected);
  });

  it.each([
    ['\u202Egnihtemos\u202C', 'gnihtemos'],
    ['a\u2066b\u2069c\u200Dd\u200Be\u2060f', 'abcdef'],
    ['tag\u{E0041}ged', 'tagged'],
  ])('[BI-02] takes away what turns or hides text: %j', (raw, expected) => {
    expect(plainLine(raw, 60)).toBe(expected);
  });

  it('[BI-02] cuts a tower of marks down to four', () => {
    expect(plainLine(`A${'\u0301'.repeat(300)}`, 60)).toBe(`A${'\u0301'.repeat(4)}`);
  });

  it('cuts by characters and never through one', () => {
    expect(plainLine('😀😀😀', 2)).toBe('😀😀');
    expect(plainLine('ab cd', 3)).toBe('ab');
  });

  it('[BI-04][BI-05] gives one visible, well-formed line of limited length, whatever comes in', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (raw, maxLength) => {
        const line = plainLine(raw, maxLength);
        expect(line).toBe(line.trim());
        expect(line).not.toMatch(/\p{C}|[\u2028\u2029]/u);
        expect(Array.from(line).length).toBeLessThanOrEqual(maxLength);
        expect(plainLine(line, maxLength)).toBe(line);
      }),
      { numRuns: 500 },
    );
    expect(plainLine('x'.repeat(1_000_000), 60)).toBe('x'.repeat(60));
  });
});
