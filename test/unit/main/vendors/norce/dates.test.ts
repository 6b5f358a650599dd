import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNorceDate } from '../../../../../src/main/vendors/norce/dates';

describe('dates of Norce', () => {
  it.each([
    ['/Date(1583484623047+0100)/', '2020-03-06T08:50:23.047Z'],
    ['/Date(1583484623047-0500)/', '2020-03-06T08:50:23.047Z'],
    ['/Date(1583484623047)/', '2020-03-06T08:50:23.047Z'],
    ['/Date(-1+0000)/', '1969-12-31T23:59:59.999Z'],
    ['2020-03-06T08:50:23.047Z', '2020-03-06T08:50:23.047Z'],
    ['2020-03-06T08:50:23.0471234Z', '2020-03-06T08:50:23.047Z'],
    ['2020-03-06T09:50:23+01:00', '2020-03-06T08:50:23.000Z'],
    ['2020-03-06T08:50:23.5', '2020-03-06T08:50:23.500Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('[BI-06] reads %s as %s', (text, instant) => {
    expect(new Date(parseNorceDate(text) ?? Number.NaN).toISOString()).toBe(instant);
  });

  it.each(['/Date(-62135596800000)/', '/Date(-62135596800000+0100)/', '0001-01-01T00:00:00'])(
    '[BI-06] takes %s for "never"',
    (text) => {
      expect(parseNorceDate(text)).toBeNull();
    },
  );

  it.each([
    '',
    '/Date(NaN)/',
    '/Date()/',
    '/Date(1583484623047+01:00)/',
    '/Date(9999999999999999)/',
    '/Date(1)/ ',
    'x/Date(1)/',
    '2020-13-06T08:50:23Z',
    '2020-03-06',
    '06.03.2020 08:50',
    '1583484623047',
  ])('[BI-06] knows that "%s" is no date', (text) => {
    expect(parseNorceDate(text)).toBeUndefined();
  });

  it('reads back every moment in both forms, whatever the zone of the server', () => {
    const moment = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-31'), noInvalidDate: true });
    const zone = fc.constantFrom('', '+0000', '+0100', '-1100');
    fc.assert(
      fc.property(moment, zone, (at, offset) => {
        expect(parseNorceDate(`/Date(${String(at.getTime())}${offset})/`)).toBe(at.getTime());
        expect(parseNorceDate(at.toISOString())).toBe(at.getTime());
      }),
    );
  });

  it('never throws, and answers with a moment a clock can show', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.bigInt().map((n) => `/Date(${String(n)})/`),
        ),
        (text) => {
          const at = parseNorceDate(text);
          expect(at === null || at === undefined || !Number.isNaN(new Date(at).getTime())).toBe(true);
        },
      ),
    );
  });
});
