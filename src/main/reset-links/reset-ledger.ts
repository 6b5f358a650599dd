import type { AccountRef } from '../../shared/domain/account';
import type { ResetFacts } from '../../shared/domain/capability';
import type { ResetResult } from '../../shared/domain/reset';
import type { LedgerEntry, LedgerSnapshot } from '../../shared/domain/reset-ledger';
import type { Clock } from '../../shared/lib/clock';
import { deferred } from '../../shared/lib/deferred';
import type { Adapters } from '../connections/adapters';
import type { KnownConnections } from '../connections/known-connections';
import { isSameAccount, ledgerDays, type KnownResets } from './known-resets';
import { ledgerEntries, type FactsOf } from './ledger-entries';

export type OlderLinks = Extract<ResetResult, { kind: 'link' }>['olderLinks'];

const maxEntries = 2_000;

/** Every reset of this desk, over all connections. */
export interface ResetLedger {
  /** The ledger now and after each change, until the caller leaves. @throws KeydeskError when the journal can't be read */
  ledger(signal: AbortSignal): AsyncGenerator<LedgerSnapshot, void>;
  /** What a new link of an account does to those before it, of which the ledger knows whether any is good. */
  olderLinks(ref: AccountRef, voidsOlder: ResetFacts['voidsOlder']): Promise<OlderLinks>;
}

const fateOf: Readonly<Record<ResetFacts['voidsOlder'], OlderLinks>> = { yes: 'dead', no: 'alive', unknown: 'unknown' };

export function createResetLedger(options: {
  readonly known: Pick<KnownResets, 'load' | 'list' | 'onChange'>;
  readonly connections: Pick<KnownConnections, 'byId'>;
  readonly adapters: Pick<Adapters, 'capabilities'>;
  readonly clock: Clock;
}): ResetLedger {
  const { known, connections, adapters, clock } = options;

  async function entries(): Promise<LedgerEntry[]> {
    const resets = known.list();
    const ids = new Set(resets.map(({ subject }) => subject.ref.connectionId));
    const capabilities = new Map(
      await Promise.all(
        [...ids].map(async (id) => {
          const connection = await connections.byId(id);
          return [id, connection === null ? null : adapters.capabilities(connection)] as const;
        }),
      ),
    );
    const factsOf: FactsOf = (id, kind) => capabilities.get(id)?.resets[kind].facts ?? null;
    return ledgerEntries(resets, factsOf, clock.now());
  }

  return {
    async *ledger(signal) {
      await known.load();
      let changed = deferred<undefined>();
      const hurry = (): void => changed.resolve(undefined);
      const stop = known.onChange(hurry);
      signal.addEventListener('abort', hurry, { once: true });
      try {
        while (!signal.aborted) {
          // Made before the ledger is read, so that no change falls between the two.
          changed = deferred();
          yield { entries: (await entries()).slice(0, maxEntries), days: ledgerDays };
          await changed.promise;
        }
      } finally {
        stop();
        signal.removeEventListener('abort', hurry);
      }
    },
    async olderLinks(ref, voidsOlder) {
      const alive = (await entries()).some(
        (entry) => entry.kind === 'link' && entry.state === 'link-held' && isSameAccount(entry.ref, ref),
      );
      return alive ? fateOf[voidsOlder] : 'none';
    },
  };
}
