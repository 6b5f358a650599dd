import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  connectionSecret,
  journalMonthKey,
  journalSealKey,
  probeSecret,
  settingsKey,
  type SecretStore,
} from '../../src/main/secrets/secret-store';

export interface SecretStoreBench {
  readonly store: SecretStore;
  /** What really lies in the keychain under this account, by another way than the store. */
  peek(account: string): Promise<string | null>;
  close(): Promise<void>;
}

const spec = connectionSecret('3b0c1c9e-7a52-4f0e-9d2b-0a5e4f6d7c11', 'clientSecret');
const other = connectionSecret('3b0c1c9e-7a52-4f0e-9d2b-0a5e4f6d7c11', 'clientId');

const refused = (problem: string): object => ({ failure: { code: 'invalid-input', field: 'secret', problem } });

/** What every secret store must do. */
export function describeSecretStore(name: string, open: () => Promise<SecretStoreBench>): void {
  describe(`secret store: ${name}`, () => {
    let bench: SecretStoreBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(async () => {
      await bench.close();
    });

    it('gives null for a secret that was never stored', async () => {
      expect(await bench.store.get(spec)).toBeNull();
    });

    it('keeps a secret, as the keychain itself sees it', async () => {
      await bench.store.set(spec, 'CANARY-SECRET-1');
      expect(await bench.peek(spec.account)).toBe('CANARY-SECRET-1');
      expect(await bench.store.get(spec)).toBe('CANARY-SECRET-1');
      expect(await bench.store.get(other)).toBeNull();
    });

    it('replaces a secret', async () => {
      await bench.store.set(spec, 'old');
      await bench.store.set(spec, 'new');
      expect(await bench.peek(spec.account)).toBe('new');
      expect(await bench.store.get(spec)).toBe('new');
    });

    it('forgets a secret and nothing else', async () => {
      await bench.store.set(spec, 'one');
      await bench.store.set(other, 'two');
      await bench.store.delete(spec);
      expect(await bench.store.get(spec)).toBeNull();
      expect(await bench.peek(spec.account)).toBeNull();
      expect(await bench.store.get(other)).toBe('two');
    });

    it('has nothing against forgetting what is not there', async () => {
      await bench.store.delete(spec);
      expect(await bench.store.get(spec)).toBeNull();
    });

    it.each([
      ['1 byte', 'x'],
      ['2,000 bytes', 'x'.repeat(2000)],
      ['2,000 bytes that end in a letter of two', `${'x'.repeat(1998)}ö`],
      ['line breaks', 'a\r\nb\nc'],
      ['spaces at both ends', '  a  '],
      ['emoji and other scripts', '🔑 ключ 鍵'],
      ['quotes and backslashes', String.raw`"\'%s$(x)`],
    ])('[SC-24][BI-40][BI-41] keeps %s unchanged', async (_what, value) => {
      await bench.store.set(spec, value);
      expect(await bench.store.get(spec)).toBe(value);
    });

    it.each([
      ['nothing', '', 'empty'],
      ['2,001 bytes', 'x'.repeat(2001), 'too-long'],
      ['2,000 letters of two bytes each at the border', `${'x'.repeat(1999)}ö`, 'too-long'],
      ['2,560 bytes', 'x'.repeat(2560), 'too-long'],
      ['2,561 bytes', 'x'.repeat(2561), 'too-long'],
      ['NUL', 'a\0b', 'nul'],
      ['half a surrogate pair', 'a\ud83db', 'malformed'],
    ])('[SC-24][BI-40][BI-41] refuses %s and leaves the old secret', async (_what, value, problem) => {
      await bench.store.set(spec, 'old');
      await expect(bench.store.set(spec, value)).rejects.toMatchObject(refused(problem));
      expect(await bench.store.get(spec)).toBe('old');
    });

    it('answers parallel calls in a way that fits some order of them', async () => {
      await Promise.all([bench.store.set(spec, 'a'), bench.store.set(other, 'b'), bench.store.set(spec, 'c')]);
      const values = await Promise.all([bench.store.get(spec), bench.store.get(other), bench.store.get(spec)]);
      expect(values).toEqual(['c', 'b', 'c']);
    });

    it('[SC-25] refuses a name that is not one of ours', async () => {
      const names = [
        '',
        'probe/x',
        'connection/a',
        'connection/a/b/c',
        'connection/a b/c',
        'journal/month/2027-1',
        '../x',
      ];
      for (const account of names) {
        const call = bench.store.set({ service: 'keydesk', account }, 'x');
        await expect(call).rejects.toMatchObject({ failure: { code: 'invalid-input', field: 'secret-name' } });
      }
    });

    it('[SC-25] knows every name the program makes, and two of them are never one', async () => {
      const fixed = [journalSealKey, settingsKey, probeSecret, journalMonthKey('2027-01')];
      for (const one of fixed) expect(await bench.store.get(one)).toBeNull();
      const part = fc.stringMatching(/^[0-9a-f-]{1,12}$/u);
      const field = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/u);
      fc.assert(
        fc.property(part, field, part, field, (id, name, otherId, otherName) => {
          const a = connectionSecret(id, name);
          const b = connectionSecret(otherId, otherName);
          const same = `${a.service}/${a.account}` === `${b.service}/${b.account}`;
          expect(same).toBe(id === otherId && name === otherName);
        }),
      );
    });
  });
}
