import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer } from '../http';
import { parseWire } from '../http/parse-json';
import type { ResetOptions, VendorReset, VendorResetTicket } from '../port';
import type { Api } from './api';
import type { BigCommerceConfig } from './config';
import type { Customers } from './customers';
import { inferred } from './facts';
import { belongsToChannel, isCustomerId } from './map';
import type { StorefrontGraphql } from './storefront-graphql';
import { sendUpdate, updateCustomer } from './update-customer';
import { wireCustomersSchema } from './wire';

export interface ResetContext {
  readonly api: Api;
  readonly config: BigCommerceConfig;
  readonly customers: Customers;
  readonly graphql: StorefrontGraphql;
  readonly clock: Clock;
}

/** Starts a reset of the kind asked for, for the account as it is now. */
export async function requestReset(
  { api, config, customers, graphql, clock }: ResetContext,
  account: ShopperAccount,
  options: ResetOptions,
  signal: AbortSignal,
): Promise<VendorReset> {
  const { accountId } = account.ref;
  const fresh = await customers.read(accountId, signal);
  const acceptedAt = (): string => new Date(clock.now()).toISOString();
  switch (options.kind) {
    case 'link': {
      const pageUrl = config.resetPageUrl;
      if (pageUrl === undefined) throw fail({ code: 'unsupported', reason: 'resetPageUrl' });
      return { kind: 'link', mintedBy: 'keydesk', account: fresh.account, pageUrl };
    }
    case 'mailed': {
      const { email } = fresh.customer;
      // The vendor goes by e-mail and channel and says nothing when nobody fits; another account could get the mail.
      if (!belongsToChannel(fresh.customer, config.channelId)) throw fail({ code: 'rejected', key: 'not-on-channel' });
      await graphql.mutate('requestResetPassword', { email }, signal);
      return { kind: 'mailed', acceptedAt: acceptedAt(), to: email, expiresAt: null };
    }
    case 'forced': {
      if (fresh.account.mustChangePassword !== true) {
        await updateCustomer(
          api,
          customers,
          {
            accountId,
            change: { authentication: { force_password_reset: true } },
            isDone: (read) => read.account.mustChangePassword === true,
            maxSends: 2,
          },
          signal,
        );
      }
      return { kind: 'forced', acceptedAt: acceptedAt() };
    }
  }
}

/** Sets a password that the shopper has just chosen. A forced reset is thereby met, so its mark goes as well. */
export async function setPassword(
  api: Api,
  account: ShopperAccount,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const { accountId } = account.ref;
  if (!isCustomerId(accountId)) throw fail({ code: 'not-found' });
  const clearMark = inferred.newPasswordLeavesForcedReset && account.mustChangePassword === true;
  const authentication = { new_password: password, ...(clearMark ? { force_password_reset: false } : {}) };
  const answer = await sendUpdate(api, accountId, { authentication }, 'once', signal);
  if (!speaksOf(answer, Number(accountId))) throw fail({ code: 'unknown-outcome' });
}

/** Whether an answer is about this very customer; one that is not, or can't be read, leaves open what was done. */
function speaksOf(answer: HttpAnswer, customerId: number): boolean {
  try {
    return parseWire(wireCustomersSchema, answer.json(), answer.status).data[0]?.id === customerId;
  } catch (error) {
    if (isKeydeskError(error)) return false;
    throw error;
  }
}

/** Redeems the token of a mailed link; `login` is the customer number that the link carries beside it. */
export async function redeemReset(
  graphql: StorefrontGraphql,
  { token, login }: VendorResetTicket,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  if (login === null || !isCustomerId(login)) {
    throw fail({ code: 'invalid-input', field: 'login', problem: 'not-a-customer-id' });
  }
  await graphql.mutate('resetPassword', { customerEntityId: Number(login), token, newPassword: password }, signal);
}
