import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { EmporixBench } from './bench';
import { shopperToken } from './raw';

const maja = ['maja@example.test', 'Maja-pass-1'] as const;

/** A sign-in check is a real sign-in; sessions can be looked at and ended. */
export function emporixSignInCases(bench: () => EmporixBench): void {
  describe('sign-in at Emporix', () => {
    it('ends the session that a check opened', async () => {
      const { adapter, emulator } = bench();
      expect(await adapter.checkSignIn(...maja, never)).toEqual({ result: 'ok', detail: null });
      const calls = emulator.requests.all().map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`);
      expect(calls.slice(-2)).toEqual(['POST login', 'GET logout']);
      expect(emulator.requests.all().at(-1)?.status).toBe(204);
    });

    it('says when the session could not be ended', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ path: '/logout', fault: { kind: 'answer', status: 500 } });
      expect(await adapter.checkSignIn(...maja, never)).toEqual({ result: 'ok', detail: 'session-left-open' });
    });

    it('says that an employee chose the password', async () => {
      expect(await bench().adapter.checkSignIn('ivar@example.test', 'Training-pass-1', never)).toEqual({
        result: 'ok',
        detail: 'initial-password',
      });
    });

    it.each([400, 401])('tells a wrong password and an unknown e-mail alike, by %s', async (status) => {
      const { adapter, emulator } = bench();
      emulator.switches['loginError'] = status;
      const refused = { result: 'refused', detail: null };
      expect(await adapter.checkSignIn('maja@example.test', 'Wrong-pass-9', never)).toEqual(refused);
      expect(await adapter.checkSignIn('nobody@example.test', 'Wrong-pass-9', never)).toEqual(refused);
    });

    it.each([
      { status: 401, result: 'refused' },
      { status: 400, result: 'refused' },
      { status: 403, result: 'blocked' },
    ])(
      'explains $result by what the account shows, when $status is all the vendor says',
      async ({ status, result }) => {
        const { adapter, emulator } = bench();
        emulator.switches['inactiveLogin'] = status;
        const check = (login: string) => adapter.checkSignIn(login, 'Training-pass-1', never);
        expect(await check('siri@example.test')).toEqual({ result, detail: 'inactive' });
        expect(await check('henrik@example.test')).toEqual({ result, detail: 'on-hold' });
      },
    );

    it('says that a shopper signs in with another provider', async () => {
      const check = await bench().adapter.checkSignIn('sofia.social@example.test', 'Training-pass-1', never);
      expect(check).toEqual({ result: 'refused', detail: 'social-only' });
    });

    it('says blocked when the account is locked', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['lockAfter'] = 2;
      for (let attempt = 0; attempt < 2; attempt += 1)
        await adapter.checkSignIn('maja@example.test', 'Wrong-pass-9', never);
      expect(await adapter.checkSignIn(...maja, never)).toMatchObject({ result: 'blocked' });
      emulator.clock.advance(5 * 60 * 1000 + 1);
      expect(await adapter.checkSignIn(...maja, never)).toMatchObject({ result: 'ok' });
    });

    it('says whose a token is, and that it is over', async () => {
      const { adapter, emulator } = bench();
      const token = await shopperToken(emulator, ...maja);
      const report = await adapter.inspectSession(token, never);
      expect(report).toMatchObject({ active: true, login: 'maja@example.test', accountId: null });
      expect(Date.parse(report.expiresAt ?? '') - Date.now()).toBeGreaterThan(29 * 24 * 60 * 60 * 1000);
      await adapter.endSession(token, never);
      expect(await adapter.inspectSession(token, never)).toMatchObject({ active: false, expiresAt: null });
      await expect(adapter.endSession(token, never), 'over already').resolves.toBeUndefined();
    });

    it('[FT-06] ends a session also when the first answer is lost', async () => {
      const { adapter, emulator } = bench();
      const token = await shopperToken(emulator, ...maja);
      emulator.faults.add({ path: '/logout', times: 1, fault: { kind: 'reset-after' } });
      await adapter.endSession(token, never);
      expect(await adapter.inspectSession(token, never)).toMatchObject({ active: false });
    });

    it('[FT-04] says unknown-outcome after two lost answers', async () => {
      const { adapter, emulator } = bench();
      const token = await shopperToken(emulator, ...maja);
      emulator.faults.add({ path: '/logout', fault: { kind: 'reset-after' } });
      expect(await failureOf(adapter.endSession(token, never))).toEqual({ code: 'unknown-outcome' });
      expect(emulator.requests.all().filter(({ path }) => path.endsWith('/logout'))).toHaveLength(2);
    });

    it.each(['', 'a b', 'a\r\nx: y', 'ä', 'x'.repeat(4_097)])(
      '[BI-04] refuses the token %j before a byte leaves',
      async (token) => {
        const { adapter, emulator } = bench();
        const malformed = { code: 'invalid-input', field: 'token', problem: 'malformed' };
        expect(await failureOf(adapter.inspectSession(token, never))).toEqual(malformed);
        expect(await failureOf(adapter.endSession(token, never))).toEqual(malformed);
        expect(emulator.requests.all()).toEqual([]);
      },
    );

    it.each([
      { revokeOnDeactivate: false, active: true },
      { revokeOnDeactivate: true, active: false },
    ])(
      'does not claim to know whether deactivating ends sessions ($revokeOnDeactivate)',
      async ({ revokeOnDeactivate, active }) => {
        const { adapter, emulator } = bench();
        emulator.switches['revokeOnDeactivate'] = revokeOnDeactivate;
        const token = await shopperToken(emulator, ...maja);
        await adapter.setAccess('40718851', 'deactivate', never);
        expect(adapter.capabilities.deactivateEndsSessions).toBe('unknown');
        expect(await adapter.inspectSession(token, never)).toMatchObject({ active });
      },
    );

    it('never signs in as a shopper', async () => {
      const { adapter, emulator } = bench();
      const [account] = await adapter.find({ by: 'email', value: 'maja@example.test' }, never);
      if (account === undefined) throw new Error('the fixture is not there');
      emulator.requests.clear();
      expect(await failureOf(adapter.signInAs(account, {}, never))).toEqual({
        code: 'unsupported',
        reason: 'needs-employee-token',
      });
      expect(emulator.requests.all()).toEqual([]);
    });
  });
}
