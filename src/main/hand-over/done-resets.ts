import type { CallerCheck } from '../../shared/domain/action';
import type { ResetKind } from '../../shared/domain/capability';
import type { HandOverWay } from './templates/hand-over-texts';

/** Resets that are remembered at most; a window shows one at a time. */
const maxRemembered = 50;

/** What a note about a reset needs. Nothing in it says who the shopper is. */
export interface DoneReset {
  readonly resetId: string;
  readonly kind: ResetKind;
  /** `unknown` when the answer was lost; it then goes by the id of the action. */
  readonly outcome: 'done' | 'unknown';
  /** The connection's name. */
  readonly storeName: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** ISO 8601 UTC; null where it isn't known. */
  readonly expiresAt: string | null;
  /** Id of the intent's record in the journal. */
  readonly journalId: string;
  readonly callerCheck: CallerCheck | null;
}

/** The resets whose dialogs are open, and how their links were handed over. */
export interface DoneResets {
  remember(reset: DoneReset): void;
  addWay(resetId: string, way: HandOverWay): void;
  /** Null for one that isn't remembered (any more). */
  find(resetId: string): (DoneReset & { readonly handedOver: readonly HandOverWay[] }) | null;
  forget(resetId: string): void;
}

export function createDoneResets(): DoneResets {
  const known = new Map<string, { readonly reset: DoneReset; readonly ways: HandOverWay[] }>();
  return {
    remember(reset) {
      known.set(reset.resetId, { reset, ways: [] });
      const [oldest] = known.keys();
      if (known.size > maxRemembered && oldest !== undefined) known.delete(oldest);
    },
    addWay(resetId, way) {
      known.get(resetId)?.ways.push(way);
    },
    find(resetId) {
      const found = known.get(resetId);
      return found === undefined ? null : { ...found.reset, handedOver: [...found.ways] };
    },
    forget(resetId) {
      known.delete(resetId);
    },
  };
}
