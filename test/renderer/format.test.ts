import { describe, expect, it } from 'vitest';
import { createFormat } from '../../src/renderer/src/lib/format';

const now = new Date(2026, 10, 20, 12, 0);
const format = createFormat('en-GB', { now: () => now.getTime() });
const iso = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe('dates', () => {
  it('are a time today, a day this year, and a full date before that', () => {
    expect(format.moment(iso(2026, 10, 20, 14, 32))).toBe('14:32');
    expect(format.moment(iso(2026, 10, 12, 14, 2))).toBe('12 Nov, 14:02');
    expect(format.moment(iso(2025, 0, 1, 9, 5))).toBe('1 Jan 2025, 09:05');
  });

  it.each(['/Date(NaN)/', '', 'yesterday'])('[BI-06] that can’t be read are shown as they came: %j', (text) => {
    expect(format.moment(text)).toBe(text);
    expect(format.time(text)).toBe(text);
  });

  it.each(['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.000Z'])(
    '[BI-06] at the ends of time are dates: %s',
    (text) => {
      expect(format.moment(text)).toMatch(/\d/u);
    },
  );

  it('are written as the language writes them', () => {
    const swedish = createFormat('sv-SE', { now: () => now.getTime() });
    expect(swedish.moment(iso(2026, 10, 12, 14, 2))).toBe('12 nov., 14:02');
  });
});
