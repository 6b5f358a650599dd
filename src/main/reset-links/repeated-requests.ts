import type { ShopperAccount } from '../../shared/domain/account';
import type { ResetKind } from '../../shared/domain/capability';
import type { ResetResult } from '../../shared/domain/reset';
import type { Clock } from '../../shared/lib/clock';

/** How long the first result stands for a repeat. */
const memoryMs = 30_000;

/**
 * A vendor that was just asked is not asked again: whoever repeats a request within 30 seconds, from a new dialog or at another
 * tab, is shown the first result. A link is no such request: one that was handed over or
 * dropped can't be shown again, so the agent is given a new one.
 */
export interface RepeatedRequests {
  once(kind: ResetKind, account: ShopperAccount, ask: () => Promise<ResetResult>): Promise<ResetResult>;
}

/** @param clock one that only goes forward */
export function createRepeatedRequests(clock: Clock): RepeatedRequests {
  const asked = new Map<string, { readonly at: number; readonly result: Promise<ResetResult> }>();

  return {
    async once(kind, account, ask) {
      if (kind === 'link') return await ask();
      for (const [old, { at }] of asked) if (clock.now() - at >= memoryMs) asked.delete(old);
      const request = requestOf(kind, account);
      const first = asked.get(request);
      if (first !== undefined) return await first.result;
      const result = ask().catch((error: unknown) => {
        // There is no result to show again; who asks once more after an unknown outcome does so knowingly.
        asked.delete(request);
        throw error;
      });
      asked.set(request, { at: clock.now(), result });
      return await result;
    },
  };
}

/** With the address it goes to: another address is another request. */
function requestOf(kind: ResetKind, { ref, email }: ShopperAccount): string {
  return JSON.stringify([kind, ref.connectionId, ref.accountId, email]);
}
