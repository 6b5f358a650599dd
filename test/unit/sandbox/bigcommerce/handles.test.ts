import { describe, expect, it } from 'vitest';
import { startBigCommerceEmulator } from '../../../../src/sandbox/bigcommerce';
import { generateCustomers } from '../../../../src/sandbox/bigcommerce/generator';
import { useStore } from './open-store';

describe('handles of the BigCommerce training store', () => {
  const { emulator } = useStore();

  it('has the shoppers that trainers rely on', () => {
    expect(emulator().peek('4101')).toMatchObject({ email: 'maja@example.test', code: 'KD-1001', state: 'no-switch' });
    expect(emulator().acceptsPassword('4101', 'Maja-pass-1')).toBe(true);
    expect(emulator().acceptsPassword('4102', 'Training-pass-1')).toBe(true);
    expect(emulator().peek('4109')?.state).toBe('parked');
    expect(emulator().acceptsPassword('4109', 'Training-pass-1')).toBe(false);
    expect(emulator().peek('4104')?.forcedReset).toBe(true);
    expect(emulator().peek('4110')).toBeNull();
  });

  it('seeds with sensible values, and with those given', () => {
    const id = emulator().seed({});
    expect(emulator().peek(id)).toMatchObject({ id, code: id, email: `seeded.${id}@example.test`, writes: 0 });
    const full = emulator().seed({
      email: 'a@b.test',
      code: 'C/1',
      firstName: 'A',
      lastName: 'B',
      password: 'Own-pass-1',
    });
    expect(emulator().peek(full)).toMatchObject({
      code: 'C/1',
      login: 'a@b.test',
      record: { first_name: 'A', last_name: 'B' },
    });
    expect(emulator().acceptsPassword(full, 'Own-pass-1')).toBe(true);
    expect(emulator().acceptsPassword('999', 'x')).toBe(false);
  });

  it('has no other states than its vendor', () => {
    expect(() => emulator().seed({ state: 'locked' })).toThrow('BigCommerce has no state "locked"');
  });

  it('keeps no password in what it shows', () => {
    const id = emulator().seed({ password: 'CANARY-pass-1' });
    expect(JSON.stringify(emulator().peek(id))).not.toMatch(/CANARY|"password"|salt|hash"/u);
  });
});

describe('generated customers', () => {
  it('are the same every time, each with an e-mail and a code of its own, in many scripts', () => {
    const people = generateCustomers(2_000);
    expect(generateCustomers(2_000)).toEqual(people);
    expect(new Set(people.map((person) => person.email)).size).toBe(2_000);
    const codes = people.flatMap((person) => person.code ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    const names = people.map((person) => person.firstName + person.lastName).join('');
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hiragana']) {
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
  });

  it('start in a moment, ten thousand of them', async () => {
    const startedAt = performance.now();
    const emulator = await startBigCommerceEmulator({ customers: 10_000 });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(emulator.acceptsPassword('10000', 'Training-pass-1')).toBe(true);
    await emulator.close();
  });
});
