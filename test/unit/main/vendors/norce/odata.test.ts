import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalsText } from '../../../../../src/main/vendors/norce/odata';

describe('an OData condition', () => {
  it('[BI-11] keeps any text inside one pair of quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "''", ' or ', 'eq', 'é', '\\', '%27') }), (text) => {
        const literal = /^Column eq '((?:[^']|'')*)'$/u.exec(equalsText('Column', text))?.[1];
        expect(literal?.replaceAll("''", "'")).toBe(text);
      }),
    );
  });
});
