import type { AccountRef, ShopperAccount } from '../../shared/domain/account';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Ids } from '../platform/ids';

/** What one action id is good for: one act, on one account, in the state in which the agent saw it. */
export interface ActionBinding {
  /** Procedure and choice, such as `accounts.setAccess/activate`. */
  readonly act: string;
  readonly ref: AccountRef;
}

/** One-time ids for writes. A double click, a replay or a twin gets the first one's answer; only one of them acts. */
export interface ActionIds<T> {
  /** Hands out an id for two minutes; `account` is what the agent is shown. */
  open(binding: ActionBinding, account: ShopperAccount): string;
  /**
   * Spends an id. `act` is given what tells whether the account is still as it was shown.
   *
   * @throws KeydeskError `conflict` for an id that is unknown, too old or bound to something else, and what `act` fails with
   */
  spend(id: string, binding: ActionBinding, act: (unchanged: (now: ShopperAccount) => void) => Promise<T>): Promise<T>;
  /** Forgets every id and what it led to; none of them can be spent any more. */
  forgetAll(): void;
}

const lifeMs = 120_000;
/** How long a spent id still answers with its result. */
const memoryMs = 600_000;

interface Entry<T> {
  readonly boundTo: string;
  readonly state: string;
  readonly openedAt: number;
  result: Promise<T> | null;
}

export function createActionIds<T>(options: { readonly ids: Ids; readonly clock: Clock }): ActionIds<T> {
  const entries = new Map<string, Entry<T>>();

  function forgetOld(): void {
    const now = options.clock.now();
    for (const [id, entry] of entries) {
      if (now - entry.openedAt > (entry.result === null ? lifeMs : memoryMs)) entries.delete(id);
    }
  }

  return {
    open(binding, account) {
      forgetOld();
      const id = options.ids.uuid();
      entries.set(id, {
        boundTo: boundTo(binding),
        state: shownState(account),
        openedAt: options.clock.now(),
        result: null,
      });
      return id;
    },
    async spend(id, binding, act) {
      forgetOld();
      const entry = entries.get(id);
      if (entry === undefined) throw fail({ code: 'conflict', key: 'action-expired' });
      if (entry.boundTo !== boundTo(binding)) throw fail({ code: 'conflict', key: 'action-mismatch' });
      entry.result ??= act((now) => {
        if (shownState(now) !== entry.state) throw fail({ code: 'conflict', key: 'account-changed' });
      }).catch((error: unknown) => {
        // Nothing was done, so the id is not spent: the agent may try again from the same dialog.
        if (isKeydeskError(error) && error.failure.code !== 'unknown-outcome') entry.result = null;
        throw error;
      });
      return await entry.result;
    },
    forgetAll: () => entries.clear(),
  };
}

function boundTo({ act, ref }: ActionBinding): string {
  return JSON.stringify([act, ref.connectionId, ref.accountId]);
}

/** What the agent decides by. The vendor's version is left out: it moves when the shopper merely signs in. */
function shownState({ email, login, access, signInProviders, mustChangePassword }: ShopperAccount): string {
  return JSON.stringify([email, login, access, signInProviders, mustChangePassword]);
}
