import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { pause } from '../http';
import type { ShopperDraft } from '../port';
import type { NorceApi } from './api';
import type { NorceConfig } from './config';
import { norceFacts } from './facts';
import type { LookUp } from './look-up';
import { contentOf, readCustomer } from './read-customer';
import { refusalOf } from './refusal';

export interface RegisterDependencies {
  readonly api: NorceApi;
  readonly config: NorceConfig;
  readonly lookUp: LookUp;
  readonly readBackDelaysMs: readonly number[];
}

/** New objects have no key yet, and the contract has no null for it. */
const noKey = '00000000-0000-0000-0000-000000000000';

/**
 * Registers a shopper by `RegisterCustomer3`, without a mail and with a password Norce makes and nobody knows: the shopper
 * gets a reset. Sent once; when the answer is lost, looked up again.
 */
export async function register(
  { api, config, lookUp, readBackDelaysMs }: RegisterDependencies,
  draft: ShopperDraft,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  if (!/^[^\s@]+@[^\s@]+$/u.test(draft.email) || draft.email.length > 255) {
    throw fail({ code: 'invalid-input', field: 'email', problem: 'malformed' });
  }
  const byEmail = () => lookUp.find({ by: 'email', value: draft.email }, signal);
  if ((await byEmail()).length > 0) throw fail({ code: 'conflict', key: 'CustomerAlreadyExists' });
  const id = await send(api, config, draft, signal);
  const readers = [
    ...(id === null ? [] : [{ delayMs: 0, read: () => lookUp.get(id, signal) }]),
    ...readBackDelaysMs.map((delayMs) => ({ delayMs, read: async () => (await byEmail())[0] ?? null })),
  ];
  for (const { delayMs, read } of readers) {
    try {
      if (delayMs > 0) await pause(delayMs, signal);
      const account = await read();
      if (account !== null) return account;
    } catch (error) {
      if (!isKeydeskError(error)) throw error;
      if (error.failure.code === 'cancelled') break;
    }
  }
  throw fail({ code: 'unknown-outcome' });
}

/** The new customer's id, or null when the answer leaves open whether there is one. */
async function send(
  api: NorceApi,
  config: NorceConfig,
  draft: ShopperDraft,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const answer = await api.service({
      method: 'RegisterCustomer3',
      query: { doSendMail: norceFacts.doSendMail, updatedBy: config.actorAccountId },
      body: { json: customerOf(draft) },
      kind: 'once',
      signal,
    });
    if (!answer.ok) throw refusalOf(answer);
    const customer = readCustomer(contentOf(answer), answer.status, null);
    return customer === null ? null : String(customer.Id);
  } catch (error) {
    const isOpen = isKeydeskError(error) && ['unknown-outcome', 'vendor-error'].includes(error.failure.code);
    if (isOpen) return null;
    throw error;
  }
}

function customerOf(draft: ShopperDraft): Readonly<Record<string, unknown>> {
  return {
    Id: null,
    Key: noKey,
    ...(draft.code === undefined ? {} : { Code: draft.code }),
    Email: draft.email,
    FirstName: draft.firstName,
    LastName: draft.lastName,
    CellPhone: draft.phone ?? null,
    Account: {
      Id: null,
      Key: noKey,
      LoginName: draft.login ?? draft.email,
      Name: `${draft.firstName} ${draft.lastName}`.trim(),
      Roles: [],
      Authorizations: [],
      IsActive: true,
    },
    UseInvoiceAddressAsDeliveryAddress: false,
    IsActive: true,
  };
}
