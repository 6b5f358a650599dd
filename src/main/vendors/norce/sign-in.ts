import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { SignInCheck } from '../port';
import type { NorceApi } from './api';
import { norceFacts } from './facts';
import { contentOf, readCustomer } from './read-customer';
import { refusalKey, refusalOf } from './refusal';

/**
 * Asks `LoginPost` whether a login and password go together. A refusal says nothing about why: unknown login, wrong
 * password and disabled account have one key.
 */
export async function checkSignIn(
  api: NorceApi,
  login: string,
  password: string,
  signal: AbortSignal,
): Promise<SignInCheck> {
  if (login === '' || login.length > 255) throw fail({ code: 'invalid-input', field: 'login', problem: 'length' });
  if (password === '' || password.length > norceFacts.longestPassword) {
    throw fail({ code: 'invalid-input', field: 'password', problem: 'length' });
  }
  try {
    const answer = await api.service({
      method: 'LoginPost',
      query: {},
      body: { json: { LoginName: login, Password: password, IncludeCompanies: 'false' } },
      // It changes nothing, and still no POST goes out twice by itself.
      kind: 'once',
      signal,
    });
    if (answer.ok) {
      const customer = readCustomer(contentOf(answer), answer.status, null);
      return { result: customer === null ? 'unknown' : 'ok', detail: null };
    }
    const key = refusalKey(answer);
    if (answer.status === 400 && key === 'LoginFailed') return { result: 'refused', detail: key };
    if (answer.status === 400 && key === 'AccountCustomerMissing') return { result: 'blocked', detail: key };
    throw refusalOf(answer);
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'unknown-outcome') return { result: 'unknown', detail: null };
    throw error;
  }
}
