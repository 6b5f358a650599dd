import { describe, expect, it } from 'vitest';
import { isOffered } from '../../../src/shared/domain/capability';
import { accountOf, failureOf, never, type Bench } from './bench';

/** The mail a new shopper has to answer: asked for once as the emulator sees it, or refused before a byte leaves. */
export function confirmationCases(bench: () => Bench): void {
  describe('confirmation', () => {
    it('asks for the mail again, or refuses to with the declared reason', async () => {
      const { adapter, emulator } = bench();
      const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
      const account = await accountOf(bench(), id);
      emulator.requests.clear();
      const { resendConfirmation: declared } = adapter.capabilities;
      if (!isOffered(declared)) {
        expect(declared).toEqual({ offer: 'no', reason: 'no-confirmation-mail' });
        expect(await failureOf(adapter.resendConfirmation(account, never))).toEqual({
          code: 'unsupported',
          reason: 'no-confirmation-mail',
        });
        expect(emulator.requests.all()).toEqual([]);
        return;
      }
      expect(await adapter.resendConfirmation(account, never)).toMatchObject({ to: 'ada@example.test' });
      expect(emulator.outbox.all()).toMatchObject([{ to: 'ada@example.test' }]);
      expect(emulator.acceptsPassword(id, 'First-pass-1'), 'the account is left alone').toBe(true);
    });
  });
}
