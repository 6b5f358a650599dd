import { describe, expect, it } from 'vitest';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import { accountOf, failureOf, never, type Bench } from '../vendor-adapter/bench';
import { fixtureIds, queryOf, requestsOf, withSettings } from './bench';

const faultStyles = ['messages-array', 'messages-object', 'plain-text'] as const;

/** Resets at Norce: Keydesk's own links, the reminder mail, and the write of a whole customer behind a new password. */
export function resetCases(bench: () => Bench): void {
  describe('reset at Norce', () => {
    it('gives the account as just read for a link, and writes nothing', async () => {
      const { adapter, emulator } = bench();
      const stale: ShopperAccount = { ...(await accountOf(bench(), fixtureIds.maja)), email: 'old@example.test' };
      expect(await adapter.requestReset(stale, { kind: 'link' }, never)).toMatchObject({
        kind: 'link',
        mintedBy: 'keydesk',
        pageUrl: emulator.connection.config['resetPageUrl'],
        account: { email: 'maja@example.test', updatedAt: '2025-01-01T13:00:00.000Z' },
      });
      expect(emulator.peek(fixtureIds.maja)?.writes).toBe(0);
    });

    it('says which setting or secret a link still needs', async () => {
      const { emulator } = bench();
      const account = await accountOf(bench(), fixtureIds.maja);
      const adapter = withSettings(emulator, { resetPageUrl: undefined });
      expect(adapter.capabilities.resets.link.capability).toEqual({ offer: 'needs', setting: 'resetPageUrl' });
      expect(await failureOf(adapter.requestReset(account, { kind: 'link' }, never))).toEqual({
        code: 'unsupported',
        reason: 'resetPageUrl',
      });
    });

    it.each([
      [fixtureIds.siri, 'inactive'],
      [fixtureIds.nils, 'removed'],
      [fixtureIds.guest, 'no-login'],
    ])('issues no link for customer %s, who could not use it: %s', async (id, key) => {
      const { adapter } = bench();
      const account = await accountOf(bench(), id);
      expect(await failureOf(adapter.requestReset(account, { kind: 'link' }, never))).toEqual({
        code: 'rejected',
        key,
      });
    });

    it('asks Norce to mail its reminder, in the language asked for', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), fixtureIds.olle);
      const reset = await adapter.requestReset(account, { kind: 'mailed', locale: 'sv-SE' }, never);
      expect(reset).toMatchObject({ kind: 'mailed', to: 'olle+shop@example.test', expiresAt: null });
      expect(queryOf(requestsOf(emulator, 'SendPasswordReminder')[0])).toEqual({
        loginName: 'olle',
        updatedBy: '700999',
        cultureCode: 'sv-SE',
        format: 'json',
      });
      expect(emulator.outbox.all()).toMatchObject([{ to: 'olle+shop@example.test', template: 'password-reminder' }]);
    });

    it('says accepted, not sent, where Norce answers 200 and mails nothing', async () => {
      const { adapter, emulator } = bench();
      emulator.switches['mailConfigured'] = false;
      const account = await accountOf(bench(), fixtureIds.maja);
      const reset = await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(Object.keys(reset).sort()).toEqual(['acceptedAt', 'expiresAt', 'kind', 'to']);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('asks for a reminder once, and says that it may have been mailed when the answer is lost', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), fixtureIds.maja);
      emulator.faults.add({ path: 'SendPasswordReminder', fault: { kind: 'reset-after' } });
      expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
        code: 'unknown-outcome',
      });
      expect(requestsOf(emulator, 'SendPasswordReminder')).toHaveLength(1);
      expect(emulator.outbox.all()).toHaveLength(1);
    });

    it.each(faultStyles)('passes on why Norce refuses a reminder, said as %s', async (faultStyle) => {
      const { adapter, emulator } = bench();
      emulator.switches['faultStyle'] = faultStyle;
      const orphan = await accountOf(bench(), emulator.seed({ login: 'orphan@example.test' }));
      expect(await failureOf(adapter.requestReset(orphan, { kind: 'mailed' }, never))).toEqual({
        code: 'rejected',
        key: 'AccountCustomerMissing',
      });
    });

    it('mails nobody who has no login or is removed', async () => {
      const { adapter, emulator } = bench();
      for (const [id, key] of [
        [fixtureIds.guest, 'no-login'],
        [fixtureIds.nils, 'removed'],
      ] as const) {
        const account = await accountOf(bench(), id);
        expect(await failureOf(adapter.requestReset(account, { kind: 'mailed' }, never))).toEqual({
          code: 'rejected',
          key,
        });
      }
      expect(emulator.outbox.all()).toEqual([]);
    });
  });

  describe('password at Norce', () => {
    it('sends back exactly what it read, members it does not know included, and asks for no mail', async () => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), fixtureIds.maja);
      const record = {
        ...(emulator.peek(fixtureIds.maja)?.record as object),
        LoyaltyTier: { Points: [1, 2] },
        SSN: '19900101-0000',
      };
      emulator.faults.add({ path: '/GetCustomer', times: 1, fault: { kind: 'answer', status: 200, body: record } });
      await adapter.setPassword(account, 'Second pass+2&=%', never);
      const [write] = requestsOf(emulator, 'UpdateCustomer3');
      expect(JSON.parse(write?.body ?? '')).toEqual(record);
      expect(queryOf(write)).toEqual({
        password: 'Second pass+2&=%',
        doSendMail: 'false',
        updatedBy: '700999',
        format: 'json',
      });
      expect(emulator.acceptsPassword(fixtureIds.maja, 'Second pass+2&=%')).toBe(true);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('loses nothing of a customer although Norce clears what is left out', async () => {
      const { adapter, emulator } = bench();
      const before = emulator.peek(fixtureIds.olle)?.record as object;
      await adapter.setPassword(await accountOf(bench(), fixtureIds.olle), 'Second-pass-2', never);
      const after = emulator.peek(fixtureIds.olle)?.record as object;
      expect({ ...after, Updated: null }).toEqual({ ...before, Updated: null });
    });

    it('moves the stamp that links are bound to, as declared', async () => {
      const { adapter, emulator } = bench();
      const before = await accountOf(bench(), fixtureIds.maja);
      expect(adapter.capabilities.resets.link.facts?.stampMovesOnPasswordChange).toBe(true);
      await adapter.setPassword(before, 'Second-pass-2', never);
      const after = await accountOf(bench(), fixtureIds.maja);
      expect(Date.parse(after.updatedAt ?? '')).toBeGreaterThan(Date.parse(before.updatedAt ?? ''));
      emulator.switches['passwordMovesUpdated'] = false;
      await adapter.setPassword(after, 'Third-pass-3', never);
      expect((await accountOf(bench(), fixtureIds.maja)).updatedAt).toBe(after.updatedAt);
    });

    it('lets the new password in and the old one no longer, as a sign-in check sees it', async () => {
      const { adapter } = bench();
      const account = await accountOf(bench(), fixtureIds.maja);
      await adapter.setPassword(account, 'Second-pass-2', never);
      expect(await adapter.checkSignIn('maja@example.test', 'Maja-pass-1', never)).toMatchObject({ result: 'refused' });
      expect(await adapter.checkSignIn('maja@example.test', 'Second-pass-2', never)).toEqual({
        result: 'ok',
        detail: null,
      });
    });

    it.each(faultStyles)('says that an old address blocks the change, told as %s', async (faultStyle) => {
      const { adapter, emulator } = bench();
      emulator.switches['faultStyle'] = faultStyle;
      const account = await accountOf(bench(), fixtureIds.ohara);
      expect(await failureOf(adapter.setPassword(account, 'Second-pass-2', never))).toEqual({
        code: 'rejected',
        key: 'InvoiceAddressZipMissing',
      });
      expect(emulator.acceptsPassword(fixtureIds.ohara, 'Training-pass-1')).toBe(true);
    });

    it.each([
      [fixtureIds.siri, 'inactive'],
      [fixtureIds.nils, 'removed'],
      [fixtureIds.guest, 'no-login'],
    ])('sets none for customer %s: %s', async (id, key) => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), id);
      expect(await failureOf(adapter.setPassword(account, 'Second-pass-2', never))).toEqual({ code: 'rejected', key });
      expect(requestsOf(emulator, 'UpdateCustomer3')).toEqual([]);
    });

    it.each([
      ['no password', '', 'empty'],
      ['a password of 4,001 characters', 'x'.repeat(4_001), 'too-long'],
      ['half a surrogate pair', 'abcdefgh\udc00', 'malformed'],
    ])('refuses %s without a request', async (_, password, problem) => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), fixtureIds.maja);
      emulator.requests.clear();
      expect(await failureOf(adapter.setPassword(account, password, never))).toEqual({
        code: 'invalid-input',
        field: 'password',
        problem,
      });
      expect(emulator.requests.all()).toEqual([]);
    });

    it.each([
      ['[FT-06] a connection cut after the work', { kind: 'reset-after' }],
      ['[FT-24] 500 after the work', { kind: 'answer-after', status: 500 }],
      ['[FT-30] a page instead of the customer', { kind: 'answer-after', status: 200, body: '<html></html>' }],
      ['[FT-27] an empty answer', { kind: 'answer-after', status: 200 }],
    ] as const)('sends it once and says unknown-outcome after %s', async (_, fault) => {
      const { adapter, emulator } = bench();
      const account = await accountOf(bench(), fixtureIds.maja);
      emulator.faults.add({ path: 'UpdateCustomer3', fault });
      expect(await failureOf(adapter.setPassword(account, 'Second-pass-2', never))).toEqual({
        code: 'unknown-outcome',
      });
      expect(requestsOf(emulator, 'UpdateCustomer3')).toHaveLength(1);
    });

    it('[SC-35] records routes of its calls, and no password, e-mail or login', async () => {
      const records: unknown[] = [];
      const { adapterWith } = bench();
      const adapter = adapterWith({ onCall: (call) => records.push(call) });
      const account = await accountOf(bench(), fixtureIds.olle);
      await adapter.setPassword(account, 'Canary-pass-7', never);
      await adapter.checkSignIn('olle', 'Canary-pass-7', never);
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      const text = JSON.stringify(records);
      expect(text).toContain('/commerce/customer/1.1/UpdateCustomer3');
      expect(text).not.toMatch(/Canary|olle|example|900102|\?/u);
    });
  });
}
