import type { AccountRef, ShopperAccount } from '../../shared/domain/account';
import { fail } from '../../shared/domain/failure';
import type { OpenConnection } from '../connections/adapters';
import { withDeadline } from '../connections/deadline';

export const readDeadlineMs = 10_000;

/** An account as the rest of the program points at it: an adapter doesn't know the id of its connection. */
export function withConnection(account: ShopperAccount, connectionId: string): ShopperAccount {
  return { ...account, ref: { connectionId, accountId: account.ref.accountId } };
}

/**
 * Reads an account from its vendor now.
 *
 * @throws KeydeskError `not-found`, `vendor-error` when the vendor answered with another account, and what the vendor failed with
 */
export async function readAccount(
  { connection, adapter }: OpenConnection,
  ref: AccountRef,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  const account = await withDeadline(signal, readDeadlineMs, (limited) => adapter.get(ref.accountId, limited));
  if (account === null) throw fail({ code: 'not-found' });
  if (account.ref.accountId !== ref.accountId) {
    throw fail({ code: 'vendor-error', cause: 'schema', path: 'id', status: null });
  }
  return withConnection(account, connection.id);
}
