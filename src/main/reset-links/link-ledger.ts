import type { AccountRef } from '../../shared/domain/account';
import type { ResetFacts } from '../../shared/domain/capability';
import type { ResetResult } from '../../shared/domain/reset';
import type { Clock } from '../../shared/lib/clock';

export type OlderLinks = Extract<ResetResult, { kind: 'link' }>['olderLinks'];

/** Remembers which accounts have a link that may still be alive, without the link. Begins empty at every start. */
export interface LinkLedger {
  /** Takes note of a new link and says what became of the one before. */
  supersede(ref: AccountRef, voidsOlder: ResetFacts['voidsOlder'], expiresAt: string): OlderLinks;
}

const fateOf: Readonly<Record<ResetFacts['voidsOlder'], OlderLinks>> = { yes: 'dead', no: 'alive', unknown: 'unknown' };

export function createLinkLedger(clock: Clock): LinkLedger {
  const aliveUntil = new Map<string, number>();

  return {
    supersede(ref, voidsOlder, expiresAt) {
      const key = JSON.stringify([ref.connectionId, ref.accountId]);
      const now = clock.now();
      for (const [account, until] of aliveUntil) if (until <= now) aliveUntil.delete(account);
      const older = aliveUntil.get(key);
      aliveUntil.set(key, Math.max(Date.parse(expiresAt), voidsOlder === 'yes' ? 0 : (older ?? 0)));
      return older === undefined ? 'none' : fateOf[voidsOlder];
    },
  };
}
