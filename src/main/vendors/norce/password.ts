import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import type { NorceApi } from './api';
import type { NorceConfig } from './config';
import { norceFacts } from './facts';
import { customerId, type LookUp } from './look-up';
import { accessOf } from './map';
import { contentOf, readCustomer } from './read-customer';
import { refusalOf } from './refusal';

export interface PasswordDependencies {
  readonly api: NorceApi;
  readonly config: NorceConfig;
  readonly lookUp: LookUp;
}

/**
 * Sets a password by `UpdateCustomer3`, which takes the whole customer: read right before and sent back exactly as it came,
 * members unknown to us included. The password travels in the query, so that nothing may record the URL.
 *
 * @throws KeydeskError `rejected` with the vendor's key, for example for an old incomplete address that blocks the change
 */
export async function setPassword(
  { api, config, lookUp }: PasswordDependencies,
  account: ShopperAccount,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  checkPassword(password);
  const id = customerId(account.ref.accountId);
  if (id === null) throw fail({ code: 'not-found' });
  const read = await api.service({
    method: 'GetCustomer',
    query: { id, includeCompanies: true },
    kind: 'read',
    signal,
  });
  const content = contentOf(read);
  const customer = readCustomer(content, read.status, id);
  const access = customer === null ? (await lookUp.get(account.ref.accountId, signal))?.access : accessOf(customer);
  if (access === undefined) throw fail({ code: 'not-found' });
  // A disabled customer is shown by the search only, and what that shows is incomplete: never written back.
  if (customer === null || access.state !== 'active') throw fail({ code: 'rejected', key: access.state });
  const answer = await api.service({
    method: 'UpdateCustomer3',
    query: { password, doSendMail: norceFacts.doSendMail, updatedBy: config.actorAccountId },
    body: { json: content },
    kind: 'once',
    signal,
  });
  if (!answer.ok) throw refusalOf(answer);
  if (!isCustomer(answer, id)) throw fail({ code: 'unknown-outcome' });
}

/** An empty password would count as "unchanged" and be answered as a success. */
function checkPassword(password: string): void {
  const problem =
    password === ''
      ? 'empty'
      : password.length > norceFacts.longestPassword
        ? 'too-long'
        : password.isWellFormed()
          ? null
          : 'malformed';
  if (problem !== null) throw fail({ code: 'invalid-input', field: 'password', problem });
}

/** Whether an answer to a write is the customer it was about; anything else leaves open what was done. */
function isCustomer(answer: HttpAnswer, id: number): boolean {
  try {
    return readCustomer(contentOf(answer), answer.status, id) !== null;
  } catch (error) {
    if (isKeydeskError(error)) return false;
    throw error;
  }
}
