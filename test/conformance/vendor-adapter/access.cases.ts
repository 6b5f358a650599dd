import { describe, expect, it } from 'vitest';
import type { AccessChange } from '../../../src/shared/domain/account';
import { isOffered } from '../../../src/shared/domain/capability';
import type { SandboxState } from '../../../src/sandbox/emulator';
import { failureOf, never, type Bench } from './bench';

const changes: readonly { change: AccessChange; from: SandboxState; to: readonly SandboxState[] }[] = [
  { change: 'activate', from: 'inactive', to: ['active', 'no-switch'] },
  { change: 'deactivate', from: 'active', to: ['inactive', 'parked'] },
  { change: 'hold', from: 'active', to: ['on-hold'] },
  { change: 'release', from: 'on-hold', to: ['active'] },
];

/** Activate, deactivate, hold and release: done as the emulator sees it, or refused before a byte leaves. */
export function accessCases(bench: () => Bench): void {
  describe('access', () => {
    it.each(changes)('does $change as the vendor itself sees it, or refuses it', async ({ change, from, to }) => {
      const { adapter, emulator } = bench();
      if (!isOffered(adapter.capabilities.access[change])) {
        const id = emulator.seed({ email: 'ada@example.test' });
        emulator.requests.clear();
        expect(await failureOf(adapter.setAccess(id, change, never))).toMatchObject({ code: 'unsupported' });
        expect(emulator.requests.all()).toEqual([]);
        return;
      }
      const id = emulator.seed({ email: 'ada@example.test', state: from });
      const account = await adapter.setAccess(id, change, never);
      const seen = emulator.peek(id);
      expect(to).toContain(seen?.state);
      expect(account.ref.accountId).toBe(id);
      expect(['active', 'inactive', 'on-hold', 'unknown']).toContain(account.access.state);
      expect(seen?.writes).toBe(1);
    });

    it.each(changes)('writes nothing when $change is already so', async ({ change, to }) => {
      const { adapter, emulator } = bench();
      if (!isOffered(adapter.capabilities.access[change])) {
        expect(adapter.capabilities.access[change].offer).toMatch(/^(no|needs)$/u);
        return;
      }
      const state = to[0];
      const id = emulator.seed({ email: 'ada@example.test', ...(state === undefined ? {} : { state }) });
      await adapter.setAccess(id, change, never);
      expect(emulator.peek(id)?.writes).toBe(0);
    });

    it('fails with not-found for an account that is gone', async () => {
      const { adapter } = bench();
      const offered = changes.find(({ change }) => isOffered(adapter.capabilities.access[change]));
      const failure = await failureOf(adapter.setAccess('99999999', offered?.change ?? 'activate', never));
      expect(failure.code).toBe(offered === undefined ? 'unsupported' : 'not-found');
    });

    it('mails nobody', async () => {
      const { adapter, emulator } = bench();
      const offered = changes.find(({ change }) => isOffered(adapter.capabilities.access[change]));
      const id = emulator.seed({
        email: 'ada@example.test',
        ...(offered === undefined ? {} : { state: offered.from }),
      });
      await adapter.setAccess(id, offered?.change ?? 'activate', never).catch(() => undefined);
      expect(emulator.outbox.all()).toEqual([]);
    });
  });
}
