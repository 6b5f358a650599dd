import type { AccessChange, ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { settleWrite } from '../http/settle-write';
import type { EmporixApi } from './api';
import { facts } from './facts';
import type { LookUp } from './look-up';
import { toAccount } from './map';
import { refusal, scopes } from './refusal';
import type { WireCustomer } from './wire';

/** The two switches of a customer; both must stand right for a sign-in. */
interface Switches {
  readonly active?: boolean;
  readonly onHold?: boolean;
}

/** What each change sets. The vendor's own tutorial sends both switches to activate. */
const targets: Readonly<Record<AccessChange, Switches>> = {
  activate: { active: true, onHold: false },
  deactivate: { active: false },
  hold: { onHold: true },
  release: { onHold: false },
};

export interface AccessParts {
  readonly api: EmporixApi;
  readonly lookUp: LookUp;
  readonly readBackDelaysMs: readonly number[];
}

/**
 * Sets the switches by PATCH, never by PUT, which would create a missing customer and mail it.
 *
 * @throws KeydeskError `not-found`, or `conflict` when the customer was changed since it was read.
 */
export async function setAccess(
  { api, lookUp, readBackDelaysMs }: AccessParts,
  accountId: string,
  change: AccessChange,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  const target = targets[change];
  const before = await lookUp.read(accountId, signal);
  if (before === null) throw fail({ code: 'not-found' });
  if (stands(before, target)) return toAccount(before);

  let version = before.metadata?.version ?? null;
  let sent = 0;

  async function readBack(): Promise<ShopperAccount | null> {
    const now = await lookUp.read(accountId, signal);
    if (now === null) throw fail({ code: 'not-found' });
    version = now.metadata?.version ?? null;
    return stands(now, target) ? toAccount(now) : null;
  }

  return settleWrite({
    write: async () => {
      sent += 1;
      const answer = await api.asTenant({
        method: 'PATCH',
        route: '/customer/{tenant}/customers/{customerNumber}',
        params: { customerNumber: accountId },
        body: { json: version === null ? target : { ...target, metadata: { version } } },
        kind: 'write',
        signal,
      });
      // A version that moved after a lost answer may have been moved by that very write; the reads will tell.
      if (answer.status === facts.staleVersionStatus && sent > 1) return null;
      if (answer.status === facts.staleVersionStatus) throw fail({ code: 'conflict', key: 'stale-version' });
      if (!answer.ok) throw refusal(answer, scopes.manage);
      // The answer's body is not described. The write was taken, so that a read that fails here must not look like it.
      return readBack().catch((error: unknown) => {
        if (isKeydeskError(error)) return null;
        throw error;
      });
    },
    readBack,
    delaysMs: readBackDelaysMs,
    signal,
  });
}

function stands(customer: WireCustomer, { active, onHold }: Switches): boolean {
  const activeStands = active === undefined || customer.active === active;
  // A customer that says nothing of a hold is not held.
  const holdStands = onHold === undefined || (customer.onHold ?? false) === onHold;
  return activeStands && holdStands;
}
