import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { pause } from '../http';
import type { ShopperDraft } from '../port';
import { routes, type Api } from './api';
import type { LookUp } from './look-up';
import { loginOf, toAccount } from './map';
import { wireCustomer } from './wire';

export interface RegisterParts {
  readonly api: Api;
  readonly lookUp: LookUp;
  readonly readBackDelaysMs: readonly number[];
}

/**
 * Creates a customer without a password, as the vendor's own console does; the shopper enters by a reset. A number is
 * sent only if the shop gives one: that the platform assigns one else is inferred, and refused by it otherwise.
 *
 * @throws KeydeskError `conflict` (`email`, `login`, or the vendor's key) when somebody is there already,
 * `unknown-outcome` when no look-up settles it
 */
export async function register(
  { api, lookUp, readBackDelaysMs }: RegisterParts,
  draft: ShopperDraft,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  const login = draft.login ?? draft.email;
  const there = await lookUp.search({ email: draft.email, login }, signal);
  const hasEmail = there.some(({ email }) => email?.toLowerCase() === draft.email.toLowerCase());
  if (there.length > 0) throw fail({ code: 'conflict', key: hasEmail ? 'email' : 'login' });

  try {
    const { answer, refusal } = await api({
      purpose: 'lists',
      method: 'POST',
      route: routes.customers,
      body: { json: bodyOf(draft, login) },
      kind: 'once',
      signal,
    });
    if (!answer.ok) throw refusal();
    const created = wireCustomer.safeParse(bodyOrNull(() => answer.json()));
    if (created.success && loginOf(created.data)?.toLowerCase() === login.toLowerCase()) {
      return toAccount(created.data);
    }
    // Taken with an answer that can't be read: the customer may be there.
  } catch (error) {
    if (!isKeydeskError(error) || error.failure.code !== 'unknown-outcome') throw error;
  }
  return settleByLookUp(lookUp, login, readBackDelaysMs, signal);
}

function bodyOf(draft: ShopperDraft, login: string): object {
  const locale = /^[a-z]{2}(-[A-Z]{2})?$/u.test(draft.locale ?? '') ? draft.locale : undefined;
  return {
    ...(draft.code === undefined ? {} : { customerNo: draft.code }),
    firstName: draft.firstName,
    lastName: draft.lastName,
    email: draft.email,
    ...(draft.phone === undefined ? {} : { phoneMobile: draft.phone }),
    ...(locale === undefined ? {} : { preferredLocale: locale }),
    credentials: { login, enabled: true },
  };
}

async function settleByLookUp(
  lookUp: LookUp,
  login: string,
  delaysMs: readonly number[],
  signal: AbortSignal,
): Promise<ShopperAccount> {
  for (const delayMs of delaysMs) {
    try {
      await pause(delayMs, signal);
      const [found] = await lookUp.search({ login }, signal);
      if (found !== undefined) return toAccount(found);
    } catch (error) {
      // The write is out already: a look-up that fails must not hide that its outcome is open.
      if (!isKeydeskError(error)) throw error;
      if (error.failure.code === 'cancelled') break;
    }
  }
  throw fail({ code: 'unknown-outcome' });
}

function bodyOrNull(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
