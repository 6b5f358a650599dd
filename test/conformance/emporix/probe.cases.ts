import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import type { EmporixBench } from './bench';
import { setConfiguration } from './raw';

const redirectKey = 'customer.passwordreset.redirecturl';

/** What "test the connection" finds out, and what it never does. */
export function emporixProbeCases(bench: () => EmporixBench): void {
  describe('probe at Emporix', () => {
    it('finds a training connection in order', async () => {
      const { adapter, emulator } = bench();
      const report = await adapter.probe(never);
      expect(report).toMatchObject({
        storeName: 'keydeskshop',
        scopes: ['customer.customer_read', 'customer.customer_manage', 'configuration.configuration_view'],
        missingScopes: [],
        warnings: [],
      });
      expect(report.capabilities).toEqual(adapter.capabilities);
      const sent = emulator.requests.all().map(({ method, path }) => `${method} ${path}`);
      expect(
        sent.filter((line) => !/^GET |^POST \/oauth\/token$|\/search$/u.test(line)),
        'nothing but reads',
      ).toEqual([]);
    });

    it('names missing scopes, also where reading itself is refused', async () => {
      const { adapterWith, emulator } = bench();
      const missing = async (clientId: string) => {
        const secrets = { ...emulator.connection.secrets, clientId };
        return (await adapterWith({ secrets: () => Promise.resolve(secrets) }).probe(never)).missingScopes;
      };
      expect(await missing('keydesk-reader')).toEqual(['customer.customer_manage']);
      expect([...(await missing('keydesk-no-customers'))].sort()).toEqual([
        'customer.customer_manage',
        'customer.customer_read',
      ]);
    });

    it('believes a refusal more than the scopes that the token lists', async () => {
      const { adapter, emulator } = bench();
      emulator.faults.add({ method: 'GET', path: '/customers', fault: { kind: 'answer', status: 403, body: {} } });
      expect((await adapter.probe(never)).missingScopes).toEqual(['customer.customer_read']);
    });

    it('asks for fewer scopes when the settings name them', async () => {
      const { adapterFor, emulator } = bench();
      const report = await adapterFor({ scopes: 'customer.customer_read customer.customer_manage' }).probe(never);
      expect(report.scopes).toEqual(['customer.customer_read', 'customer.customer_manage']);
      const asked = emulator.requests.all().find(({ path }) => path === '/oauth/token')?.body ?? '';
      expect(new URLSearchParams(asked).get('scope')).toBe(
        'tenant=keydeskshop customer.customer_read customer.customer_manage',
      );
    });

    it('warns of credentials that may do more than Keydesk needs', async () => {
      const { adapterWith, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, clientId: 'keydesk-admin' };
      const report = await adapterWith({ secrets: () => Promise.resolve(secrets) }).probe(never);
      expect(report.warnings).toEqual([{ key: 'more-scopes-than-needed', detail: '3' }]);
    });

    it('warns when resets can not be mailed, and says what they need', async () => {
      const { adapterWith, emulator } = bench();
      const { clientId, clientSecret } = emulator.connection.secrets;
      const secrets = { clientId: String(clientId), clientSecret: String(clientSecret) };
      const report = await adapterWith({ secrets: () => Promise.resolve(secrets) }).probe(never);
      expect(report.warnings).toEqual([{ key: 'storefront-client-missing', detail: null }]);
      expect(report.capabilities.resets.mailed.capability).toEqual({ offer: 'needs', setting: 'storefrontClientId' });
    });

    it('fails when the storefront client is refused', async () => {
      const { adapterWith, emulator } = bench();
      const secrets = { ...emulator.connection.secrets, storefrontClientId: 'CANARY-SECRET-3' };
      expect(await failureOf(adapterWith({ secrets: () => Promise.resolve(secrets) }).probe(never))).toEqual({
        code: 'credentials-rejected',
        key: 'storefrontClientId',
      });
    });

    it.each([
      ['', { key: 'reset-page-missing', detail: null }],
      ['http://shop.example/reset?token=', { key: 'reset-page-not-https', detail: 'shop.example' }],
    ])('warns when mailed links would open %j', async (value, warning) => {
      const { adapter, emulator } = bench();
      await setConfiguration(emulator, redirectKey, value);
      expect((await adapter.probe(never)).warnings).toEqual([warning]);
    });

    it('takes an https page for fine', async () => {
      const { adapter, emulator } = bench();
      await setConfiguration(emulator, redirectKey, 'https://shop.example/changePassword?token=');
      expect((await adapter.probe(never)).warnings).toEqual([]);
    });

    it('tries whether log-ins can be searched', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['accountsIdSearch'] = false;
      const report = await adapter.probe(never);
      expect(report.warnings).toEqual([{ key: 'login-search-not-offered', detail: null }]);
      expect(report.capabilities.findBy.login).toEqual({ offer: 'strategy', name: 'through-contact-email' });
    });

    it('says that the tenant is another one', async () => {
      expect(await failureOf(bench().adapterFor({ tenant: 'othershop' }).probe(never))).toEqual({
        code: 'misconfigured',
        cause: 'tenant',
        field: 'tenant',
      });
    });
  });
}
