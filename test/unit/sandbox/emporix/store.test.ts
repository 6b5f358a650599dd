import { describe, expect, it } from 'vitest';
import { startEmporixEmulator } from '../../../../src/sandbox/emporix';
import { serviceClient } from '../../../conformance/emporix/raw';
import { useEmporix } from './open';

const emulator = useEmporix();

describe('the training store itself', () => {
  it('has the shoppers a trainer needs', () => {
    const stateOf = (id: string) => emulator().peek(id)?.state;
    expect(emulator().peek('40718851')).toMatchObject({ email: 'maja@example.test', state: 'active', writes: 0 });
    expect(emulator().acceptsPassword('40718851', 'Maja-pass-1')).toBe(true);
    expect(emulator().peek('40718852')).toMatchObject({ email: 'siri@example.test', state: 'inactive' });
    expect(emulator().acceptsPassword('40718852', 'Training-pass-1'), 'inactive').toBe(false);
    expect(stateOf('40718853')).toBe('on-hold');
    expect(stateOf('40718859')).toBe('no-login');
    expect(stateOf('40718899')).toBe('removed');
    expect(stateOf('99999999')).toBeUndefined();
  });

  it.each([
    ['active', 'active', true],
    ['inactive', 'inactive', false],
    ['on-hold', 'on-hold', false],
    ['locked', 'locked', false],
    ['no-login', 'no-login', false],
    ['removed', 'removed', false],
    ['parked', 'active', true],
    ['no-switch', 'active', true],
  ] as const)('seeds a shopper as %s', (state, seen, signsIn) => {
    const id = emulator().seed({ email: 'ada@example.test', password: 'First-pass-1', state });
    expect(emulator().peek(id)?.state).toBe(seen);
    expect(emulator().acceptsPassword(id, 'First-pass-1')).toBe(signsIn);
    expect(emulator().acceptsPassword(id, 'Other-pass-1')).toBe(false);
  });

  it('seeds without an e-mail, with another log-in, and with a code', () => {
    expect(emulator().peek(emulator().seed({ email: null }))).toMatchObject({ email: null, login: null });
    const id = emulator().seed({ email: 'a@example.test', login: 'b@example.test', code: 'web_9' });
    expect(emulator().peek('web_9')).toMatchObject({
      id,
      code: 'web_9',
      email: 'a@example.test',
      login: 'b@example.test',
    });
  });

  it('goes back to how it was', async () => {
    const admin = await serviceClient(emulator());
    await admin.call('PATCH', '/customer/{tenant}/customers/40718851', { active: false });
    emulator().seed({ code: 'web_9' });
    emulator().switches['lockAfter'] = 3;
    emulator().clock.advance(1_000_000);
    emulator().faults.add({ fault: { kind: 'hang' } });
    emulator().reset();
    expect(emulator().peek('40718851')).toMatchObject({ state: 'active', writes: 0 });
    expect(emulator().peek('web_9')).toBeNull();
    expect(emulator().switches['lockAfter']).toBe(0);
    expect(emulator().faults.all()).toEqual([]);
    expect(Math.abs(emulator().clock.now() - Date.now())).toBeLessThan(1_000);
    const stale = await admin.call('GET', '/customer/{tenant}/customers/40718851');
    expect(stale.status, 'tokens of before are gone').toBe(401);
    expect((await serviceClient(emulator(), 'keydesk-desk')).call).toBeTypeOf('function');
  });

  it('can be steered over HTTP too', async () => {
    const { origin } = emulator();
    const post = (path: string, body: unknown) =>
      fetch(`${origin}/__sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect((await post('switches', { resetUnknown: 404 })).status).toBe(200);
    expect(emulator().switches['resetUnknown']).toBe(404);
    expect((await post('switches', { nothing: 1 })).status).toBe(400);
  });

  it('starts with ten thousand shoppers in many scripts, the same ones each time', async () => {
    const startedAt = performance.now();
    const many = await startEmporixEmulator({ customers: 10_000 });
    const tookMs = performance.now() - startedAt;
    const again = await startEmporixEmulator({ customers: 10_000 });
    try {
      expect(tookMs).toBeLessThan(2_000);
      expect(many.peek('50010000')).toEqual(again.peek('50010000'));
      expect(many.peek('50010001')).toBeNull();
      const names = Array.from({ length: 500 }, (_, index) =>
        JSON.stringify(many.peek(String(50_000_001 + index))?.record),
      );
      for (const script of [
        /\p{sc=Latin}/u,
        /\p{sc=Cyrillic}/u,
        /\p{sc=Greek}/u,
        /\p{sc=Arabic}/u,
        /\p{sc=Hebrew}/u,
        /\p{sc=Han}/u,
        /\p{sc=Hiragana}/u,
      ]) {
        expect(
          names.some((name) => script.test(name)),
          script.source,
        ).toBe(true);
      }
      const states = names.map((_, index) => many.peek(String(50_000_001 + index))?.state);
      expect(new Set(states)).toEqual(new Set(['active', 'inactive', 'on-hold']));
      expect(many.acceptsPassword('50000001', 'Training-pass-1')).toBe(many.peek('50000001')?.state === 'active');
    } finally {
      await many.close();
      await again.close();
    }
  });
});
