import { describe, expect, it } from 'vitest';
import { isOffered, resetKinds, type ResetKind } from '../../../src/shared/domain/capability';
import type { ResetOptions, VendorReset } from '../../../src/main/vendors/port';
import { accountOf, failureOf, never, type Bench } from './bench';

const optionsOf: Readonly<Record<ResetKind, ResetOptions>> = {
  link: { kind: 'link' },
  mailed: { kind: 'mailed' },
  forced: { kind: 'forced' },
};

/** Resets of the three kinds: what the vendor really did, told as that and nothing more. */
export function resetCases(bench: () => Bench): void {
  describe('reset', () => {
    it.each(resetKinds)('does or refuses a reset of kind "%s", as declared', async (kind) => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
      const account = await accountOf(bench(), id);
      emulator.requests.clear();
      const declared = adapter.capabilities.resets[kind];
      if (!isOffered(declared.capability)) {
        expect(await failureOf(adapter.requestReset(account, optionsOf[kind], never))).toMatchObject({
          code: 'unsupported',
        });
        expect(emulator.requests.all()).toEqual([]);
        return;
      }
      expect(declared.facts).not.toBeNull();
      const reset = await adapter.requestReset(account, optionsOf[kind], never);
      expectHonest(reset, bench(), id, kind);
      expect(emulator.acceptsPassword(id, 'First-pass-1'), 'asking for a reset leaves the password alone').toBe(
        kind !== 'forced',
      );
    });

    it('offers at least one kind', () => {
      const { resets } = bench().adapter.capabilities;
      expect(resetKinds.some((kind) => isOffered(resets[kind].capability))).toBe(true);
    });

    it('mails exactly one mail per request to the address of the login', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
      const account = await accountOf(bench(), id);
      if (!isOffered(adapter.capabilities.resets.mailed.capability)) {
        expect(emulator.outbox.all()).toEqual([]);
        return;
      }
      await adapter.requestReset(account, { kind: 'mailed' }, never);
      expect(emulator.outbox.all().map((mail) => mail.to)).toEqual(['ada@example.test']);
    });
  });

  describe('password', () => {
    it('sets a password for the landing page: the new one works, the old one is dead', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
      const account = await accountOf(bench(), id);
      if (!isOffered(adapter.capabilities.setPassword)) {
        expect(await failureOf(adapter.setPassword(account, 'Second-pass-2', never))).toMatchObject({
          code: 'unsupported',
        });
        expect(emulator.acceptsPassword(id, 'First-pass-1')).toBe(true);
        return;
      }
      await adapter.setPassword(account, 'Second-pass-2', never);
      expect(emulator.acceptsPassword(id, 'Second-pass-2')).toBe(true);
      expect(emulator.acceptsPassword(id, 'First-pass-1')).toBe(false);
      expect(emulator.outbox.all(), 'the vendor mails nobody unasked').toEqual([]);
    });

    it('checks a sign-in with the right and the wrong password, or refuses to', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
      const login = String(emulator.peek(id)?.login);
      if (!isOffered(adapter.capabilities.checkSignIn)) {
        expect(await failureOf(adapter.checkSignIn(login, 'First-pass-1', never))).toMatchObject({
          code: 'unsupported',
        });
        return;
      }
      expect(await adapter.checkSignIn(login, 'First-pass-1', never)).toMatchObject({ result: 'ok' });
      // Salesforce refuses a second try within a second; every vendor may take its time.
      emulator.clock.advance(5_000);
      expect(await adapter.checkSignIn(login, 'Wrong-pass-9', never)).toMatchObject({ result: 'refused' });
    });
  });
}

function expectHonest(reset: VendorReset, { emulator }: Bench, id: string, kind: ResetKind): void {
  expect(reset.kind).toBe(kind);
  switch (reset.kind) {
    case 'link':
      if (reset.mintedBy === 'vendor') {
        expect(URL.canParse(reset.url)).toBe(true);
        expect(Date.parse(reset.expiresAt)).toBeGreaterThan(emulator.clock.now());
      } else {
        expect(reset.account.ref.accountId).toBe(id);
        expect(URL.canParse(reset.pageUrl)).toBe(true);
      }
      expect(emulator.outbox.all(), 'a link is handed over by the agent; the vendor mails nobody').toEqual([]);
      return;
    case 'mailed':
      expect(emulator.outbox.all()).toHaveLength(1);
      return;
    case 'forced':
      expect(emulator.peek(id)?.forcedReset).toBe(true);
      return;
  }
}
