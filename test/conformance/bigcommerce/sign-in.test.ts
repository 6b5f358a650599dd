import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { accountOf, failureOf, never, useBench } from '../vendor-adapter/bench';
import { openBigCommerce } from './bench';
import { browser } from './browser';

const password = 'First-pass-1';

describe('bigcommerce sign-in', () => {
  const bench = useBench(() => openBigCommerce());

  describe('as the shopper', () => {
    const ana = () => accountOf(bench(), '4102');
    const handOver = async (options: { landingPath?: string; requestIp?: string } = {}) => {
      const hand = await bench().adapter.signInAs(await ana(), options, never);
      if (hand.kind !== 'url') throw new Error('BigCommerce hands over an address');
      return { ...hand, url: new URL(hand.url) };
    };

    it('opens the shopper’s account page, once', async () => {
      const { emulator } = bench();
      const hand = await handOver();
      const visit = browser();
      const page = await visit.open(hand.url);
      expect(page.url.pathname).toBe('/account.php');
      for (const text of ['Ana Ruiz', '4102', 'ana.ruiz@example.com']) expect(page.text).toContain(text);

      const clientId = String(emulator.connection.secrets['clientId']);
      const proof = await visit.open(new URL(`/customer/current.jwt?app_client_id=${clientId}`, emulator.origin));
      expect(decodeJwt(proof.text)).toMatchObject({ customer: { id: 4102 }, operation: 'current_customer' });

      const again = await browser().open(hand.url);
      expect(again.url.pathname).toBe('/login.php');
      expect(again.text).toContain('Invalid login');
    });

    it('signs exactly what the Customer Login API asks for, and for 30 seconds', async () => {
      const { emulator } = bench();
      const hand = await handOver({ landingPath: '/orders.php?x=1', requestIp: '203.0.113.7' });
      const token = hand.url.pathname.replace('/login/token/', '');
      expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'HS256' });
      expect(decodeJwt(token)).toEqual({
        iss: emulator.connection.secrets['clientId'],
        iat: expect.any(Number),
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/u),
        operation: 'customer_login',
        store_hash: 'kd7demo',
        customer_id: 4102,
        channel_id: 1,
        redirect_to: '/orders.php?x=1',
        request_ip: '203.0.113.7',
      });
      const lifeMs = Date.parse(hand.expiresAt) - Date.now();
      expect(lifeMs).toBeGreaterThan(25_000);
      expect(lifeMs).toBeLessThanOrEqual(30_000);
      expect(hand.signOutUrl).toBe(`${emulator.origin}/login.php?action=logout`);
    });

    it('is good for the address it was made for, and dead half a minute later', async () => {
      const elsewhere = await handOver({ requestIp: '203.0.113.7' });
      expect((await browser().open(elsewhere.url)).url.pathname).toBe('/login.php');
      const here = await handOver({ requestIp: '127.0.0.1' });
      expect((await browser().open(here.url)).url.pathname).toBe('/account.php');
      const late = await handOver();
      bench().emulator.clock.advance(31_000);
      expect((await browser().open(late.url)).url.pathname).toBe('/login.php');
    });

    it.each([
      ['in seconds', 's', -90_000],
      ['in seconds', 's', 90_000],
      ['in milliseconds', 'ms', 90_000],
    ])('[FT-37] works with a store whose clock is off and told %s', async (_, timeUnit, offsetMs) => {
      const { emulator } = bench();
      emulator.switches['timeUnit'] = timeUnit;
      emulator.clock.advance(offsetMs);
      expect((await browser().open((await handOver()).url)).url.pathname).toBe('/account.php');
    });

    it('goes by the Date header where the token may not read the time', async () => {
      const { adapterWith, emulator } = bench();
      emulator.clock.advance(90_000);
      const accessToken = 'kd-training-token-customers-only';
      const adapter = adapterWith({ secrets: () => Promise.resolve({ ...emulator.connection.secrets, accessToken }) });
      const hand = await adapter.signInAs(await ana(), {}, never);
      if (hand.kind !== 'url') throw new Error('BigCommerce hands over an address');
      expect((await browser().open(new URL(hand.url))).url.pathname).toBe('/account.php');
    });

    it.each([
      'https://evil.test/',
      '//evil.test/',
      '/\\evil.test',
      'account.php',
      '',
      '/a b',
      '/\u0000',
      `/${'a'.repeat(1_000)}`,
    ])('[BI-21] refuses to land on %j', async (landingPath) => {
      const { adapter, emulator } = bench();
      const account = await ana();
      emulator.requests.clear();
      expect(await failureOf(adapter.signInAs(account, { landingPath }, never))).toMatchObject({
        code: 'invalid-input',
        field: 'landingPath',
      });
      expect(emulator.requests.all()).toEqual([]);
    });

    it('is refused by the store for a customer of another channel', async () => {
      const hand = await bench().adapter.signInAs(await accountOf(bench(), '4103'), {}, never);
      if (hand.kind !== 'url') throw new Error('BigCommerce hands over an address');
      expect((await browser().open(new URL(hand.url))).url.pathname).toBe('/login.php');
    });

    it('says which secret is missing', async () => {
      const { adapterWith, emulator } = bench();
      const { accessToken = '', clientId = '' } = emulator.connection.secrets;
      const secrets = { accessToken, clientId };
      const adapter = adapterWith({ secrets: () => Promise.resolve(secrets) });
      expect(await failureOf(adapter.signInAs(await ana(), {}, never))).toEqual({
        code: 'misconfigured',
        cause: 'credentials-missing',
        field: 'clientSecret',
      });
    });
  });

  describe('checked', () => {
    const check = (login: string, typed: string) => bench().adapter.checkSignIn(login, typed, never);

    it('says blocked when the password is right but must be changed first', async () => {
      expect(await check('must.change@example.test', 'Training-pass-1')).toEqual({
        result: 'blocked',
        detail: 'forced-reset',
      });
    });

    it('says refused for an unknown e-mail and for a customer of another channel', async () => {
      expect(await check('nobody@example.test', password)).toEqual({ result: 'refused', detail: null });
      expect(await check('channel.two@example.test', 'Training-pass-1')).toEqual({ result: 'refused', detail: null });
    });

    it('[FT-22] says rate-limited after five failures in a minute, and asks only once', async () => {
      const { emulator } = bench();
      for (let number = 0; number < 5; number += 1) await check('ana.ruiz@example.com', 'wrong');
      emulator.requests.clear();
      expect(await failureOf(check('ana.ruiz@example.com', 'Training-pass-1'))).toMatchObject({ code: 'rate-limited' });
      expect(emulator.requests.all()).toHaveLength(1);
    });

    it('[FT-06] says unknown when no answer comes, and does not try the password again', async () => {
      const { emulator } = bench();
      emulator.faults.add({ path: 'validate-credentials', fault: { kind: 'reset-after' } });
      expect(await check('ana.ruiz@example.com', 'wrong')).toEqual({ result: 'unknown', detail: null });
      expect(emulator.requests.all()).toHaveLength(1);
    });
  });

  it.each(['inspectSession', 'endSession'] as const)('has no session API: %s is refused unsent', async (method) => {
    const { adapter, emulator } = bench();
    expect(await failureOf(adapter[method]('session-token', never))).toEqual({
      code: 'unsupported',
      reason: 'no-session-api',
    });
    expect(emulator.requests.all()).toEqual([]);
  });
});
