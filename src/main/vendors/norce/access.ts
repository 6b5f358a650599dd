import type { AccessChange, ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import { settleWrite } from '../http/settle-write';
import type { NorceApi } from './api';
import type { NorceConfig } from './config';
import type { LookUp } from './look-up';
import { contentOf, readCustomer } from './read-customer';
import { refusalOf } from './refusal';

export interface AccessOptions {
  readonly api: NorceApi;
  readonly config: NorceConfig;
  readonly lookUp: LookUp;
  readonly readBackDelaysMs: readonly number[];
}

export type SetAccess = (accountId: string, change: AccessChange, signal: AbortSignal) => Promise<ShopperAccount>;

/**
 * Switches a login on or off by `UpdateAccountStatus`. The customer's own switch is a soft delete that loses data after some
 * days, and is never touched: a removed customer is refused with the key `removed`.
 */
export function createSetAccess({ api, config, lookUp, readBackDelaysMs }: AccessOptions): SetAccess {
  return async (accountId, change, signal) => {
    if (change === 'hold' || change === 'release') throw fail({ code: 'unsupported', reason: 'no-hold-state' });
    const isActive = change === 'activate';
    const wanted = isActive ? 'active' : 'inactive';
    const before = await lookUp.get(accountId, signal);
    if (before === null) throw fail({ code: 'not-found' });
    if (before.access.state === wanted) return before;
    if (before.access.state === 'removed' || before.access.state === 'no-login') {
      throw fail({ code: 'rejected', key: before.access.state });
    }

    const readBack = async (): Promise<ShopperAccount | null> => {
      const now = await lookUp.reread(before, signal);
      if (now === null) throw fail({ code: 'not-found' });
      return now.access.state === wanted ? now : null;
    };
    const write = async (): Promise<ShopperAccount | null> => {
      const answer = await api.service({
        method: 'UpdateAccountStatus',
        query: {
          customerId: Number(accountId),
          isActive,
          updatedBy: config.actorAccountId,
          includeCompanies: false,
        },
        body: { empty: true },
        kind: 'write',
        signal,
      });
      if (!answer.ok) throw refusalOf(answer);
      const seen = await orUnread(readBack());
      if (seen !== 'unread') return seen;
      // The answer alone has to do when it says so and nothing can be read just now.
      return says(answer, Number(accountId), isActive) ? { ...before, access: { state: wanted } } : null;
    };
    return settleWrite({ write, readBack, delaysMs: readBackDelaysMs, signal });
  };
}

/** The write is out, so that a read that fails must not hide it. */
async function orUnread<T>(read: Promise<T>): Promise<T | 'unread'> {
  try {
    return await read;
  } catch (error) {
    if (isKeydeskError(error)) return 'unread';
    throw error;
  }
}

function says(answer: HttpAnswer, id: number, isActive: boolean): boolean {
  try {
    return readCustomer(contentOf(answer), answer.status, id)?.Account?.IsActive === isActive;
  } catch (error) {
    if (isKeydeskError(error)) return false;
    throw error;
  }
}
