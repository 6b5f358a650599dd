import { describe, expect, it } from 'vitest';
import type { LookupKey } from '../../../src/shared/domain/lookup-key';
import { vendorIds, type VendorId } from '../../../src/shared/domain/vendor';
import { isOffered } from '../../../src/shared/domain/capability';
import { accountOf, failureOf, idsOf, never, type Bench } from './bench';

/** Look-ups as every adapter must do them: exact, complete, disabled accounts included, never one picked of several. */
export function lookUpCases(bench: () => Bench): void {
  describe('look-up', () => {
    it('finds by e-mail and answers with what the vendor holds', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({
        email: 'ada@example.test',
        firstName: 'Ada',
        lastName: 'Lind',
        password: 'First-pass-1',
      });
      const found = await adapter.find({ by: 'email', value: 'ada@example.test' }, never);
      expect(idsOf(found)).toEqual([id]);
      expect(found[0]).toMatchObject({
        vendor: adapter.vendor,
        email: 'ada@example.test',
        name: { first: 'Ada', last: 'Lind', display: 'Ada Lind' },
        code: emulator.peek(id)?.code,
      });
    });

    it('answers with an empty list when nobody has the e-mail', async () => {
      expect(await bench().adapter.find({ by: 'email', value: 'nobody@example.test' }, never)).toEqual([]);
    });

    it.each([
      ['a plus', 'ada+shop@example.test'],
      ['a quote', "o'malley@example.test"],
      ['a dot and a dash', 'a.da-lind@example.test'],
      ['a percent sign', 'ada%20x@example.test'],
    ])('[BI-11] finds an e-mail with %s', async (_, email) => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email });
      expect(idsOf(await adapter.find({ by: 'email', value: email }, never))).toEqual([id]);
    });

    it.each<readonly [string, LookupKey, readonly VendorId[]]>([
      ['an e-mail with letters beyond ASCII', { by: 'email', value: 'åsa.müller@example.test' }, []],
      // The longest that e-mail knows is longer than any of the vendors can keep.
      ['an e-mail of 320 characters', { by: 'email', value: `${'a'.repeat(64)}@${'b'.repeat(250)}.test` }, vendorIds],
      ['a customer number with leading zeros', { by: 'code', value: '000-0042' }, []],
      ['a customer number with a slash', { by: 'code', value: 'A/42' }, ['emporix']],
    ])('[BI-03][BI-11] finds %s, or nobody where the vendor can’t have it', async (_, key, cannotHave) => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', [key.by]: key.value });
      const outcome = await adapter
        .find(key, never)
        .then(idsOf, async (error: unknown) => [(await failureOf(Promise.reject(error as Error))).code]);
      const clear = cannotHave.includes(adapter.vendor) ? [[id], [], ['invalid-input']] : [[id]];
      expect(clear).toContainEqual(outcome);
    });

    it('finds an e-mail in another letter case, or says nothing that is not so', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test' });
      const found = await adapter.find({ by: 'email', value: 'ADA@Example.test' }, never);
      expect(idsOf(found)).toEqual([id]);
    });

    it.each([
      ['a wildcard', '*@example.test'],
      ['a percent wildcard', '%@example.test'],
      ['an operator of a query language', 'ada@example.test active:true'],
      ['an OData escape', "x' or 'a' eq 'a"],
      ['a list', 'ada@example.test,olle@example.test'],
    ])('[BI-11] never finds somebody else by %s', async (_, value) => {
      const { adapter, emulator } = bench();
      emulator.seed({ email: 'ada@example.test' });
      const outcome = await adapter.find({ by: 'email', value }, never).then(
        (found) => found.length,
        async (error: unknown) => (await failureOf(Promise.reject(error as Error))).code,
      );
      expect([0, 'invalid-input', 'rejected']).toContain(outcome);
    });

    it('finds by code, letter for letter', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'code@example.test' });
      const code = emulator.peek(id)?.code;
      if (!isOffered(adapter.capabilities.findBy.code) || code === null || code === undefined) {
        expect(await failureOf(adapter.find({ by: 'code', value: '12345' }, never))).toMatchObject({
          code: 'unsupported',
        });
        return;
      }
      expect(idsOf(await adapter.find({ by: 'code', value: code }, never))).toEqual([id]);
      expect(await adapter.find({ by: 'code', value: `${code}9` }, never)).toEqual([]);
    });

    it('finds by login', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'login@example.test' });
      const login = emulator.peek(id)?.login;
      expect(login).toEqual(expect.any(String));
      expect(idsOf(await adapter.find({ by: 'login', value: String(login) }, never))).toEqual([id]);
    });

    it('finds a deactivated account, because that is whom callers ring about', async () => {
      const { adapter, emulator } = bench();
      if (!isOffered(adapter.capabilities.access.activate)) {
        expect(adapter.capabilities.access.activate).toMatchObject({ offer: 'no', reason: 'no-account-status' });
        return;
      }
      const id = emulator.seed({ email: 'off@example.test', state: 'inactive' });
      const found = await adapter.find({ by: 'email', value: 'off@example.test' }, never);
      expect(idsOf(found)).toEqual([id]);
      expect(found[0]?.access).toEqual({ state: 'inactive' });
    });

    it('gets an account by its own key, and null for a key nobody has', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test' });
      expect(await accountOf(bench(), id)).toMatchObject({ ref: { accountId: id }, email: 'ada@example.test' });
      expect(await adapter.get('99999999', never)).toBeNull();
    });

    it('writes nothing and mails nobody', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test' });
      await adapter.find({ by: 'email', value: 'ada@example.test' }, never);
      await adapter.get(id, never);
      expect(emulator.peek(id)?.writes).toBe(0);
      expect(emulator.outbox.all()).toEqual([]);
    });

    it('asks for one token for many calls at once', async () => {
      const { adapter, emulator } = bench();
      emulator.seed({ email: 'ada@example.test' });
      await Promise.all(
        Array.from({ length: 3 }, () => adapter.find({ by: 'email', value: 'ada@example.test' }, never)),
      );
      const tokenCalls = emulator.requests.all().filter((request) => request.path.endsWith('token'));
      expect(tokenCalls.length).toBeLessThanOrEqual(1);
    });
  });
}
