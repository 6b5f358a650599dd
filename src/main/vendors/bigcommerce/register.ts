import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { pause, type HttpAnswer } from '../http';
import { parseWire } from '../http/parse-json';
import type { ShopperDraft } from '../port';
import type { Api } from './api';
import type { CodeIndex } from './code-index';
import type { BigCommerceConfig } from './config';
import type { Customers } from './customers';
import { scopes } from './facts';
import { sameEmail } from './map';
import { wireCustomersSchema } from './wire';

export interface RegisterContext {
  readonly api: Api;
  readonly config: BigCommerceConfig;
  readonly customers: Customers;
  readonly codeIndex: CodeIndex;
}

/**
 * Creates a global customer without a password: the shopper enters by a reset. No welcome mail is asked for.
 *
 * @throws KeydeskError `conflict` (`email`) when the e-mail is taken, `unknown-outcome` when no look-up settles it
 */
export async function register(
  { api, config, customers, codeIndex }: RegisterContext,
  draft: ShopperDraft,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  if (draft.login !== undefined && !sameEmail(draft.login, draft.email)) {
    throw fail({ code: 'invalid-input', field: 'login', problem: 'must-be-the-email' });
  }
  const attributeId = draft.code === undefined ? null : await codeIndex.attributeId(signal);
  if (draft.code !== undefined && attributeId === null) {
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'codeAttribute' });
  }
  const byEmail = async (): Promise<ShopperAccount[]> => customers.find({ by: 'email', value: draft.email }, signal);
  if ((await byEmail()).length > 0) throw fail({ code: 'conflict', key: 'email' });

  const attributes =
    attributeId === null || draft.code === undefined
      ? []
      : [{ attribute_id: attributeId, attribute_value: draft.code }];
  const body = {
    email: draft.email,
    first_name: draft.firstName,
    last_name: draft.lastName,
    origin_channel_id: config.channelId,
    ...(draft.phone === undefined ? {} : { phone: draft.phone }),
    ...(attributes.length === 0 ? {} : { attributes }),
  };
  try {
    const answer = await api.call({
      method: 'POST',
      path: '/v3/customers',
      json: [body],
      kind: 'once',
      signal,
      scope: scopes.modifyCustomers,
    });
    const customer = createdCustomer(answer);
    return await customers.toAccount({ ...customer, attributes }, signal);
  } catch (error) {
    if (!isKeydeskError(error) || error.failure.code !== 'unknown-outcome') throw error;
    return settleByLookup(byEmail, api.http.limits.readBackDelaysMs, signal);
  }
}

/** @throws KeydeskError `unknown-outcome` for a 2xx that can't be read: the customer may be there */
function createdCustomer(answer: HttpAnswer) {
  try {
    const created = parseWire(wireCustomersSchema, answer.json(), answer.status).data[0];
    if (created !== undefined) return created;
  } catch (error) {
    if (!isKeydeskError(error)) throw error;
  }
  throw fail({ code: 'unknown-outcome' });
}

async function settleByLookup(
  find: () => Promise<ShopperAccount[]>,
  delaysMs: readonly number[],
  signal: AbortSignal,
): Promise<ShopperAccount> {
  for (const delayMs of delaysMs) {
    try {
      await pause(delayMs, signal);
      const created = (await find())[0];
      if (created !== undefined) return created;
    } catch (error) {
      // The request to create is out; a look-up that fails leaves it open.
      if (!isKeydeskError(error)) throw error;
    }
  }
  throw fail({ code: 'unknown-outcome' });
}
