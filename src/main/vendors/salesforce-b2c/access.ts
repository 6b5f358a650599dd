import type { AccessChange, ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import { settleWrite } from '../http/settle-write';
import { routes, type Api } from './api';
import type { LookUp } from './look-up';
import { loginOf, toAccount } from './map';
import { wireCustomer, type WireCustomer } from './wire';

export interface AccessParts {
  readonly api: Api;
  readonly lookUp: LookUp;
  readonly readBackDelaysMs: readonly number[];
}

/**
 * Sets `credentials.enabled`. The PATCH repeats the number, the last name and the login exactly as read, because the
 * schema asks for them; a login that changed would make the password useless. `locked` is never sent: what it would do
 * is not documented.
 *
 * @throws KeydeskError `not-found`, or `rejected` (`no-login`) for a customer who has no credentials to enable
 */
export async function setAccess(
  { api, lookUp, readBackDelaysMs }: AccessParts,
  accountId: string,
  change: AccessChange,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  if (change === 'hold' || change === 'release') throw fail({ code: 'unsupported', reason: 'no-hold-state' });
  const enabled = change === 'activate';
  const stands = (customer: WireCustomer): boolean => customer.credentials?.enabled === enabled;

  const before = await lookUp.read(accountId, signal);
  if (before === null) throw fail({ code: 'not-found' });
  const login = loginOf(before);
  if (login === null) throw fail({ code: 'rejected', key: 'no-login' });
  if (stands(before)) return toAccount(before);

  return settleWrite({
    write: async () => {
      const { answer, refusal } = await api({
        purpose: 'lists',
        method: 'PATCH',
        route: routes.customer,
        params: { customerNo: accountId },
        body: {
          json: {
            customerNo: before.customerNo,
            ...(typeof before.lastName === 'string' ? { lastName: before.lastName } : {}),
            credentials: { login, enabled },
          },
        },
        kind: 'write',
        signal,
      });
      if (!answer.ok) throw refusal();
      const after = wireCustomer.safeParse(parsedOrNull(() => answer.json()));
      const proves = after.success && after.data.customerNo === accountId && stands(after.data);
      return proves ? toAccount(after.data) : null;
    },
    readBack: async () => {
      const now = await lookUp.read(accountId, signal);
      return now !== null && stands(now) ? toAccount(now) : null;
    },
    delaysMs: readBackDelaysMs,
    signal,
  });
}

/** The write was taken; a body that can't be read only means that the customer has to be read again. */
function parsedOrNull(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
