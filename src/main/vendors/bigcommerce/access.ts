import type { AccessChange, ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import type { Api } from './api';
import type { Customers } from './customers';
import { inferred } from './facts';
import { isParked } from './map';
import type { FormerChannels } from './parking';
import { updateCustomer } from './update-customer';
import type { WireCustomer } from './wire';

export interface AccessOptions {
  readonly api: Api;
  readonly customers: Customers;
  readonly formerChannels: FormerChannels;
  readonly parkingChannelId: number;
}

/**
 * Activates and deactivates by parking: a customer whose only channel is one that nobody can visit can sign in nowhere.
 * The former channels are kept before the customer is changed, and put back from there.
 */
export async function changeAccess(
  { api, customers, formerChannels, parkingChannelId }: AccessOptions,
  accountId: string,
  change: Extract<AccessChange, 'activate' | 'deactivate'>,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  const before = await customers.read(accountId, signal);
  const parked = isParked(before.customer, parkingChannelId);
  if (parked === (change === 'deactivate')) return before.account;

  const channelIds = change === 'deactivate' ? [parkingChannelId] : await formerChannels.read(accountId, signal);
  if (change === 'deactivate') {
    await formerChannels.keep(accountId, before.customer.channel_ids ?? null, signal);
  } else if (isUnfit(channelIds, parkingChannelId)) {
    throw fail({ code: 'rejected', key: 'former-channels-unknown' });
  }
  const after = await updateCustomer(
    api,
    customers,
    {
      accountId,
      change: { channel_ids: channelIds },
      isDone: ({ customer }) => hasChannels(customer, channelIds),
      maxSends: 1,
    },
    signal,
  );
  if (change === 'activate') await formerChannels.forget(accountId, signal);
  return after.account;
}

/** What was kept can't be put back: it would leave the customer parked, or a value whose effect is not known. */
function isUnfit(channelIds: readonly number[] | null, parkingChannelId: number): boolean {
  if (channelIds === null) return !inferred.nullChannelsMakeGlobal;
  return channelIds.length === 1 && channelIds[0] === parkingChannelId;
}

function hasChannels(customer: WireCustomer, wanted: readonly number[] | null): boolean {
  const present = customer.channel_ids ?? null;
  if (present === null || wanted === null) return present === wanted;
  const sorted = (ids: readonly number[]): string => [...ids].sort((a, b) => a - b).join();
  return sorted(present) === sorted(wanted);
}
