import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { pause } from '../http';
import type { ShopperDraft } from '../port';
import type { EmporixApi } from './api';
import type { LookUp } from './look-up';
import { toAccount } from './map';
import { isAddress, sameAddress } from './query';
import { refusal, scopes } from './refusal';
import { signUp } from './sign-up';
import { createdSchema } from './wire';

export interface RegisterParts {
  readonly api: EmporixApi;
  readonly lookUp: LookUp;
  readonly site: string | undefined;
  readonly readBackDelaysMs: readonly number[];
}

/**
 * Creates a customer without a password and tells the vendor not to mail (its default is to mail at once): the agent asks
 * for the reset as a step of its own. A draft whose log-in differs from its e-mail is signed up instead, as only the
 * shopper's own call can tell the two apart. Whether the customer is active is the tenant's setting, so it is read back.
 *
 * @throws KeydeskError `conflict` when the e-mail, the log-in or the code is taken, `invalid-input` for a draft Emporix
 * can't hold, `misconfigured` when a sign-up lacks the storefront's client.
 */
export async function register(
  parts: RegisterParts,
  draft: ShopperDraft,
  signal: AbortSignal,
): Promise<ShopperAccount> {
  const { lookUp } = parts;
  checkDraft(draft);
  const present = await lookUp.find({ by: 'email', value: draft.email }, signal);
  if (present.length > 0) throw fail({ code: 'conflict', key: 'email' });
  const ownLogin = loginOfItsOwn(draft);
  if (ownLogin !== null && (await lookUp.find({ by: 'login', value: ownLogin }, signal)).length > 0) {
    throw fail({ code: 'conflict', key: 'login' });
  }

  const created = await create(parts, draft, signal);
  // The search may lag behind the write; the number, where the answer told it, does not.
  const pausesMs = created === null ? parts.readBackDelaysMs : [0, ...parts.readBackDelaysMs];
  for (const pauseMs of pausesMs) {
    const account = await lookAgain(lookUp, draft.email, created, pauseMs, signal);
    if (account !== null) return account;
  }
  throw fail({ code: 'unknown-outcome' });
}

/** The new customer's number; null when it is not known whether one was made. */
async function create({ api, site }: RegisterParts, draft: ShopperDraft, signal: AbortSignal): Promise<string | null> {
  const details = detailsOf(draft, site);
  const login = loginOfItsOwn(draft);
  try {
    const answer =
      login === null
        ? await api.asTenant({
            method: 'POST',
            route: '/customer/{tenant}/customers',
            query: { sendPasswordResetNotifications: 'false' },
            body: { json: { ...details, ...(draft.code === undefined ? {} : { id: draft.code }) } },
            kind: 'once',
            signal,
          })
        : await signUp(api, { login, details }, signal);
    if (!answer.ok) throw refusal(answer, login === null ? scopes.manage : null);
    const body = createdSchema.safeParse(JSON.parse(answer.text));
    return body.success ? body.data.id : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (isKeydeskError(error) && error.failure.code === 'unknown-outcome') return null;
    throw error;
  }
}

async function lookAgain(
  lookUp: LookUp,
  email: string,
  created: string | null,
  pauseMs: number,
  signal: AbortSignal,
): Promise<ShopperAccount | null> {
  try {
    await pause(pauseMs, signal);
    if (created === null) {
      const [account, ...others] = await lookUp.find({ by: 'email', value: email }, signal);
      return others.length > 0 ? null : (account ?? null);
    }
    const customer = await lookUp.read(created, signal);
    return customer === null ? null : toAccount(customer);
  } catch (error) {
    // The write is out: what goes wrong while looking leaves its outcome open and is not its failure.
    if (isKeydeskError(error)) return null;
    throw error;
  }
}

/** The log-in, if it is not the e-mail on file as well. */
function loginOfItsOwn({ email, login }: ShopperDraft): string | null {
  return login === undefined || sameAddress(login, email) ? null : login;
}

/** @throws KeydeskError `invalid-input` naming the first field that can't be kept. */
function checkDraft(draft: ShopperDraft): void {
  const { email, code } = draft;
  const login = loginOfItsOwn(draft);
  const refuse = (field: string, problem: string) => fail({ code: 'invalid-input', field, problem });
  if (!isAddress(email)) throw refuse('email', 'not-an-address');
  if (login !== null && !isAddress(login)) throw refuse('login', 'not-an-address');
  if (code !== undefined && !/^[A-Za-z0-9_-]{1,66}$/u.test(code)) throw refuse('code', 'not-a-customer-number');
  // A sign-up takes no number: the vendor gives one.
  if (code !== undefined && login !== null) throw refuse('code', 'not-with-own-login');
}

function detailsOf(draft: ShopperDraft, site: string | undefined) {
  const language = /^([a-z]{2})[-_]([A-Z]{2})$/u.exec(draft.locale ?? '');
  return {
    contactEmail: draft.email,
    firstName: draft.firstName,
    lastName: draft.lastName,
    ...(draft.phone === undefined ? {} : { contactPhone: draft.phone }),
    // The vendor wants `de_DE`; a language alone has no place in it.
    ...(language === null ? {} : { preferredLanguage: `${language[1] ?? ''}_${language[2] ?? ''}` }),
    ...(site === undefined ? {} : { preferredSite: site }),
  };
}
