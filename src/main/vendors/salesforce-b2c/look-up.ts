import { fail } from '../../../shared/domain/failure';
import { queryProblem, type LookupKey } from '../../../shared/domain/lookup-key';
import type { ShopperAccount } from '../../../shared/domain/account';
import { parseWire } from '../http/parse-json';
import { routes, type Api } from './api';
import { facts } from './facts';
import { loginOf, toAccount } from './map';
import { problemKey } from './refusal';
import { wireCustomer, wireSearchResult, type WireCustomer } from './wire';

export interface LookUp {
  find(key: LookupKey, signal: AbortSignal): Promise<ShopperAccount[]>;
  /** Reads one customer by number, never from the search index, which lags behind; null when there is none. */
  read(customerNo: string, signal: AbortSignal): Promise<WireCustomer | null>;
  /** Everyone who has this e-mail or this login, letter case aside. */
  search(wanted: Readonly<Partial<Record<SearchField, string>>>, signal: AbortSignal): Promise<WireCustomer[]>;
}

/** What a customer is searched by, under Keydesk's names. */
type SearchField = 'email' | 'login';

const wireFields: Readonly<Record<SearchField, string>> = { email: 'email', login: 'credentials.login' };
/** Longest values the platform stores. */
const maxText = 256;
const maxNumber = 100;

export function createLookUp(api: Api): LookUp {
  async function read(customerNo: string, signal: AbortSignal): Promise<WireCustomer | null> {
    if (!isReadableNumber(customerNo)) return null;
    const customer = await readAny(customerNo, signal);
    // Another customer's record must never pass for the one asked for.
    if (customer !== null && customer.customerNo !== customerNo) throw otherCustomer();
    return customer;
  }

  async function readAny(customerNo: string, signal: AbortSignal): Promise<WireCustomer | null> {
    const { answer, refusal } = await api({
      purpose: 'lists',
      method: 'GET',
      route: routes.customer,
      params: { customerNo },
      kind: 'lookup',
      signal,
    });
    if (answer.ok) return parseWire(wireCustomer, answer.json(), answer.status);
    if (answer.status === 404 && facts.missingCustomer.test(problemKey(answer) ?? '')) return null;
    throw refusal();
  }

  async function search(
    wanted: Readonly<Partial<Record<SearchField, string>>>,
    signal: AbortSignal,
  ): Promise<WireCustomer[]> {
    const keys = (['email', 'login'] as const).flatMap((field) => {
      const value = wanted[field];
      return value === undefined || value.length > maxText ? [] : [{ field, value }];
    });
    if (keys.length === 0) return [];
    const terms = keys.map(({ field, value }) => termQuery(wireFields[field], value));
    const only = terms.length === 1 ? terms[0] : undefined;
    const found = await searchAll(only ?? { boolQuery: { should: terms } }, signal);
    return found.filter((customer) => keys.some(({ field, value }) => has(customer, field, value)));
  }

  async function searchAll(query: object, signal: AbortSignal): Promise<WireCustomer[]> {
    const found = new Map<string, WireCustomer>();
    for (let offset = 0; offset < facts.searchDepth; offset += facts.searchPage) {
      const { answer, refusal } = await api({
        purpose: 'lists',
        method: 'POST',
        route: routes.search,
        body: { json: { limit: facts.searchPage, offset, query } },
        kind: 'lookup',
        signal,
      });
      if (!answer.ok) throw refusal();
      const { total, hits } = parseWire(wireSearchResult, answer.json(), answer.status);
      for (const { data } of hits ?? []) found.set(data.customerNo, data);
      if (offset + facts.searchPage >= total) break;
    }
    return [...found.values()];
  }

  return {
    read,
    search,
    find: async ({ by, value }, signal) => {
      const problem = queryProblem(value);
      if (problem !== null) throw fail({ code: 'invalid-input', field: 'query', problem });
      if (by !== 'code') return (await search({ [by]: value }, signal)).map(toAccount);
      if (!isReadableNumber(value)) return [];
      const customer = await readAny(value, signal);
      if (customer === null) return [];
      if (!same(customer.customerNo, value)) throw otherCustomer();
      return [toAccount(customer)];
    },
  };
}

/** What can be the last part of a path: URLs take `.` and `..` for something else. */
function isReadableNumber(customerNo: string): boolean {
  return (
    customerNo !== '' &&
    customerNo.length <= maxNumber &&
    customerNo !== '.' &&
    customerNo !== '..' &&
    customerNo.isWellFormed()
  );
}

/**
 * Values travel as JSON, so that nothing in them can be an operator. Whether the search minds letter case is not
 * documented: an address that has capitals is asked for in small letters too.
 */
function termQuery(field: string, value: string): object {
  const values = [...new Set([value, inSmallLetters(value)])];
  return { termQuery: { fields: [field], operator: values.length === 1 ? 'is' : 'one_of', values } };
}

function has(customer: WireCustomer, field: SearchField, value: string): boolean {
  const held = field === 'email' ? customer.email : loginOf(customer);
  return typeof held === 'string' && same(held, value);
}

function same(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

/** The Kelvin sign is left as it is: it would turn into a plain `k`, and one address into somebody else's. */
const butKelvin = /[^\u212a]+/gu;

function inSmallLetters(text: string): string {
  return text.replace(butKelvin, (part) => part.toLowerCase());
}

function folded(text: string): string {
  return text.replace(butKelvin, (part) => part.normalize('NFC').toLowerCase());
}

function otherCustomer() {
  return fail({ code: 'vendor-error', cause: 'schema', path: 'id', status: null });
}
