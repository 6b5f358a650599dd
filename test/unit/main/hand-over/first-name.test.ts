import { describe, expect, it } from 'vitest';
import { greetableName } from '../../../../src/main/hand-over/templates/first-name';
import { hostileTexts } from './hostile-texts';

describe('greetableName', () => {
  it.each([
    ...['Anna', 'Åsa', 'Anne-Marie', 'D’Arcy', "O'Neil", 'J.', 'J.P.', 'J.-P.', 'Mary J.', 'José María'],
    ...['山田', 'Ольга', 'محمد', 'Ngô Đình', 'Gro Harlem'],
  ])('greets %s', (name) => {
    expect(greetableName(name)).toBe(name);
  });

  it('greets a name without the blanks around it', () => {
    expect(greetableName('  Anna \t Karin ')).toBe('Anna Karin');
  });

  it.each([
    ...[null, '', ' ', 'evil.example', 'www.evil.example', 'https://evil.example', 'Anna https://evil.example'],
    ...[
      'anna@example.test',
      '0701234567',
      'Anna 2',
      'Win a prize right now',
      'Anna;',
      'Anna, your account',
      '-',
      '...',
    ],
    'A'.repeat(41),
  ])('greets nobody by %j', (text) => {
    expect(greetableName(text)).toBeNull();
  });

  it.each(hostileTexts)('[BI-01][BI-02][BI-04] greets at most by letters for %j', (text) => {
    expect(greetableName(text) ?? '').toMatch(/^[\p{L}\p{M} ]*$/u);
  });
});
