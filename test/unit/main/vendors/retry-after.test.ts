import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../src/main/vendors/http/retry-after';

const now = Date.parse('2026-11-21T10:00:00.000Z');
const read = (name: string, value: string): number | null => retryAfterMs(new Headers({ [name]: value }), now);

describe('[FT-22] how long a vendor asks to be left alone', () => {
  it.each([
    ['retry-after', '30', 30_000],
    ['retry-after', '0', 0],
    ['retry-after', 'Sat, 21 Nov 2026 10:00:20 GMT', 20_000],
    ['retry-after', 'Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['retry-after', '10000', 10_000_000],
    ['retry-after', '999999999999', 86_400_000],
    ['retry-after', 'soon', null],
    ['retry-after', 'Sat, 99 Nov 2026', null],
    ['retry-after', '-5', null],
    ['retry-after', '', null],
    ['x-retry-after', '7', 7_000],
    ['x-rate-limit-time-reset-ms', '15000', 15_000],
  ])('reads %s: %s as %s ms', (name, value, expected) => {
    expect(read(name, value)).toBe(expected);
  });

  it('is never negative and never longer than a day, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }).filter((text) => !/[\r\n\0]/u.test(text)),
        (value) => {
          const wait = read('retry-after', value);
          expect(wait === null || (wait >= 0 && wait <= 86_400_000)).toBe(true);
        },
      ),
    );
  });
});
