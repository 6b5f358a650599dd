import type { ShopperAccount } from '../../../shared/domain/account';
import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { LookupKey } from '../../../shared/domain/lookup-key';
import { parseWire } from '../http/parse-json';
import type { HttpAnswer } from '../http';
import type { EmporixApi } from './api';
import type { LoginSearchState } from './capabilities';
import { facts } from './facts';
import { hasAddress, hasLogin, numberOf, toAccount } from './map';
import { caseForms, equalsAny, equalsIgnoringCase, isAddress, isCustomerNumber } from './query';
import { refusal, scopes } from './refusal';
import { customerSchema, customersSchema, type WireCustomer } from './wire';

export interface LookUp {
  readonly find: (key: LookupKey, signal: AbortSignal) => Promise<ShopperAccount[]>;
  /** The customer as the vendor sends it; null when there is none, or none these credentials may see. */
  readonly read: (accountId: string, signal: AbortSignal) => Promise<WireCustomer | null>;
  /** Tries the search by log-in on one that is known to exist; answers with what is known afterwards. */
  readonly tryLoginSearch: (login: string, signal: AbortSignal) => Promise<LoginSearchState>;
  readonly loginSearch: () => LoginSearchState;
}

const expand = 'accounts,addresses';
const pageSize = 60;
/** Nobody has three hundred accounts; a search that finds as many did not mean what it was built for. */
const maxPages = 5;

export function createLookUp(api: EmporixApi): LookUp {
  let loginSearch: LoginSearchState = facts.loginSearchMayWork ? 'unknown' : 'refused';

  async function search(q: string, signal: AbortSignal): Promise<WireCustomer[]> {
    const found: WireCustomer[] = [];
    for (let page = 1; page <= maxPages; page += 1) {
      const answer = await api.asTenant({
        method: 'POST',
        route: '/customer/{tenant}/customers/search',
        query: { pageNumber: String(page), pageSize: String(pageSize), expand, sort: 'metadataCreatedAt:desc' },
        headers: { 'x-total-count': 'true' },
        body: { json: { q } },
        kind: 'lookup',
        signal,
      });
      if (!answer.ok) throw refusal(answer, scopes.read);
      const rows = parseWire(customersSchema, answer.json(), answer.status);
      found.push(...rows);
      const total = totalOf(answer);
      if (total === null ? rows.length < pageSize : rows.length === 0 || found.length >= total) return found;
    }
    throw fail({ code: 'ambiguous', count: found.length });
  }

  /** Null when the vendor does not take the query: for those that rest on something it has not published. */
  async function searchIfTaken(q: string, signal: AbortSignal): Promise<WireCustomer[] | null> {
    try {
      return await search(q, signal);
    } catch (error) {
      if (isKeydeskError(error) && error.failure.code === 'rejected') return null;
      throw error;
    }
  }

  async function byContactEmail(value: string, signal: AbortSignal): Promise<WireCustomer[]> {
    return search(equalsAny('contactEmail', caseForms(value)), signal);
  }

  /** Null when log-ins can't be searched. */
  async function byAccount(value: string, signal: AbortSignal): Promise<WireCustomer[] | null> {
    if (loginSearch === 'refused') return null;
    const rows = await searchIfTaken(equalsAny('accounts.id', caseForms(value)), signal);
    if (rows === null) {
      loginSearch = 'refused';
      return null;
    }
    const hits = rows.filter((customer) => hasLogin(customer, value));
    if (hits.length > 0) loginSearch = 'works';
    return hits;
  }

  /** Case-sensitive searches come first, because only they are documented. */
  async function findByEmail(value: string, signal: AbortSignal): Promise<WireCustomer[]> {
    const exact = (await byContactEmail(value, signal)).filter((customer) => hasAddress(customer, value));
    if (exact.length > 0) return exact;
    const otherCase = equalsIgnoringCase('contactEmail', value);
    const [folded, logins] = await Promise.all([
      otherCase === null ? null : searchIfTaken(otherCase, signal),
      byAccount(value, signal),
    ]);
    return [...(folded ?? []), ...(logins ?? [])].filter((customer) => hasAddress(customer, value));
  }

  async function findByLogin(value: string, signal: AbortSignal): Promise<WireCustomer[]> {
    const direct = await byAccount(value, signal);
    if (direct !== null && (direct.length > 0 || loginSearch === 'works')) return direct;
    const through = (await byContactEmail(value, signal)).filter((customer) => hasLogin(customer, value));
    // The search by log-in should have found this one.
    if (through.length > 0) loginSearch = 'refused';
    return through;
  }

  async function findByCode(value: string, signal: AbortSignal): Promise<WireCustomer[]> {
    if (!isCustomerNumber(value)) return [];
    const customer = await read(value, signal);
    if (customer !== null) return [customer];
    // The number in the URL and the id are the same everywhere in the vendor's documents, but need not be.
    return (await search(equalsAny('id', [value]), signal)).filter((each) => each.id === value);
  }

  async function read(customerNumber: string, signal: AbortSignal): Promise<WireCustomer | null> {
    if (!isCustomerNumber(customerNumber)) return null;
    const answer = await api.asTenant({
      method: 'GET',
      route: '/customer/{tenant}/customers/{customerNumber}',
      params: { customerNumber },
      query: { expand },
      kind: 'read',
      signal,
    });
    if (answer.status === 404) return null;
    if (!answer.ok) throw refusal(answer, scopes.read);
    const customer = parseWire(customerSchema, answer.json(), answer.status);
    if (numberOf(customer) === customerNumber) return customer;
    throw fail({ code: 'vendor-error', cause: 'schema', path: 'id', status: answer.status });
  }

  return {
    find: async ({ by, value }, signal) => {
      switch (by) {
        case 'email':
          return distinct(await findByEmail(checkedAddress(value), signal));
        case 'login':
          // There is no user name at Emporix: a text that is no e-mail is nobody's log-in.
          return value.includes('@') ? distinct(await findByLogin(checkedAddress(value), signal)) : [];
        case 'code':
          return distinct(await findByCode(value, signal));
      }
    },
    read,
    tryLoginSearch: async (login, signal) => {
      const hits = await byAccount(login, signal);
      if (hits?.length === 0) loginSearch = 'refused';
      return loginSearch;
    },
    loginSearch: () => loginSearch,
  };
}

function checkedAddress(value: string): string {
  if (isAddress(value)) return value;
  throw fail({ code: 'invalid-input', field: 'value', problem: 'not-an-address' });
}

function distinct(customers: readonly WireCustomer[]): ShopperAccount[] {
  return [...new Map(customers.map((customer) => [numberOf(customer), customer])).values()].map(toAccount);
}

/**
 * Hits on all pages, null when no header says. The third header the vendor names, `Count`, is described as the number of
 * customers *retrieved*, which may be those of this page, so that it settles nothing.
 */
function totalOf({ headers }: HttpAnswer): number | null {
  for (const name of ['x-total-count', 'hybris-count']) {
    const value = headers.get(name);
    if (value !== null && /^\d{1,9}$/u.test(value)) return Number(value);
  }
  return null;
}
