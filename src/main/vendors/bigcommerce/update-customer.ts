import { isKeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import { settleWrite } from '../http/settle-write';
import type { Api } from './api';
import type { CustomerRead, Customers } from './customers';
import { scopes } from './facts';

export interface CustomerUpdate {
  readonly accountId: string;
  /** Members of the customer and their new values. */
  readonly change: Readonly<Record<string, unknown>>;
  /** Whether a customer, as read afterwards, has the new values. */
  readonly isDone: (read: CustomerRead) => boolean;
  /** How often the change may go out: twice for a plain absolute value, once where it was worked out from an older one. */
  readonly maxSends: 1 | 2;
}

/**
 * Changes one customer and proves it by reading.
 *
 * @throws KeydeskError `unknown-outcome` when the reads settle nothing; `not-found`, `rejected` … when BigCommerce refuses
 */
export async function updateCustomer(
  api: Api,
  customers: Customers,
  { accountId, change, isDone, maxSends }: CustomerUpdate,
  signal: AbortSignal,
): Promise<CustomerRead> {
  const readBack = async (): Promise<CustomerRead | null> => {
    const read = await customers.read(accountId, signal);
    return isDone(read) ? read : null;
  };
  return settleWrite({
    write: async () => {
      await sendUpdate(api, accountId, change, 'write', signal);
      try {
        return await readBack();
      } catch (error) {
        // The change is out and was accepted; a read that fails leaves it open and must not hide it.
        if (isKeydeskError(error)) return null;
        throw error;
      }
    },
    readBack,
    delaysMs: api.http.limits.readBackDelaysMs,
    maxSends,
    signal,
  });
}

/** The PUT itself, without any proof. BigCommerce takes lists; one customer per call, because one failure refuses all. */
export async function sendUpdate(
  api: Api,
  accountId: string,
  change: Readonly<Record<string, unknown>>,
  kind: 'write' | 'once',
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return api.call({
    method: 'PUT',
    path: '/v3/customers',
    json: [{ id: Number(accountId), ...change }],
    kind,
    signal,
    scope: scopes.modifyCustomers,
  });
}
