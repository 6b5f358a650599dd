import { describe, expect, it } from 'vitest';
import { failureOf, never } from '../vendor-adapter/bench';
import { secretsWith, type SalesforceBench } from './bench';

export function salesforceProbeCases(bench: () => SalesforceBench): void {
  describe('probe at Salesforce', () => {
    it('gets both tokens, searches for nobody and asks about a token that is none', async () => {
      const { adapter, calls } = bench();
      expect(await adapter.probe(never)).toMatchObject({
        scopes: ['sfcc.customerlists.rw', 'sfcc.shopper-customers.login'],
        missingScopes: [],
        warnings: [],
      });
      expect(calls().map(({ path }) => path.split('/').at(-1))).toEqual(['customer-search', 'introspect']);
    });

    it.each(['refuse', 'subset'])('lists the scopes the client lacks (%s)', async (style) => {
      const { emulator, adapterWith } = bench();
      emulator.switches['amScopeStyle'] = style;
      const client = { amClientId: 'training-read-only', amClientSecret: 'TrainingOnlyReader01' };
      const report = await adapterWith({ secrets: secretsWith(bench(), client) }).probe(never);
      expect(report.missingScopes).toEqual(['sfcc.customerlists.rw', 'sfcc.shopper-customers.login']);
    });

    it.each([
      ['a client of another tenant', { amClientId: 'training-other-tenant', amClientSecret: 'TrainingOnlyOther01' }],
    ])('says that the tenant does not fit %s', async (_, client) => {
      const adapter = bench().adapterWith({ secrets: secretsWith(bench(), client) });
      expect(await failureOf(adapter.probe(never))).toEqual({
        code: 'misconfigured',
        cause: 'tenant',
        field: 'organizationId',
      });
    });

    it.each([400, 401])('tells refused credentials, whatever the status (%i)', async (status) => {
      const { emulator, adapterWith } = bench();
      emulator.switches['amWrongSecretStatus'] = status;
      for (const client of [
        { amClientSecret: 'wrong' },
        { amClientId: 'training-inactive', amClientSecret: 'TrainingOnlyInactive01' },
      ]) {
        const adapter = adapterWith({ secrets: secretsWith(bench(), client) });
        expect(await failureOf(adapter.probe(never))).toEqual({ code: 'credentials-rejected', key: 'invalid_client' });
      }
    });

    it('says that the customer list is wrong', async () => {
      const adapter = bench().adapterFor({ customerListId: 'Nope' });
      expect(await failureOf(adapter.probe(never))).toMatchObject({ code: 'misconfigured', cause: 'list' });
    });

    it.each([
      ['refused', { slasClientSecret: 'wrong' }, 'slas-client-refused'],
      ['missing', { slasClientId: undefined }, 'slas-client-missing'],
      ['public', { slasClientId: 'training-slas-public', slasClientSecret: undefined }, 'slas-client-not-checked'],
    ])('warns of a SLAS client that is %s, and knows what it costs', async (_, secrets, key) => {
      const report = await bench()
        .adapterWith({ secrets: secretsWith(bench(), secrets) })
        .probe(never);
      expect(report.warnings).toEqual([{ key, detail: null }]);
      expect(report.capabilities.resets.mailed.capability.offer).toBe(key === 'slas-client-missing' ? 'needs' : 'yes');
    });

    it('[FT-37] measures how far the vendor’s clock is off', async () => {
      const { adapter, emulator } = bench();
      emulator.clock.advance(-2 * 60 * 60 * 1_000);
      const { clockOffsetMs } = await adapter.probe(never);
      expect(Math.round((clockOffsetMs ?? 0) / 60_000)).toBe(120);
    });
  });
}
