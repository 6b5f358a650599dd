import type { ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import type { LookupKey, LookupKind } from '../../../shared/domain/lookup-key';
import { assertNever } from '../../../shared/lib/assert-never';
import { parseWire } from '../http/parse-json';
import type { NorceApi } from './api';
import { norceFacts } from './facts';
import { createHiddenKeys } from './hidden-keys';
import { toAccount, type RoleName } from './map';
import { equalsText } from './odata';
import { contentOf, readCustomer, readCustomers } from './read-customer';
import { isSameKey } from './same-key';
import { queryPageSchema, type QueryRow, type WireCustomer } from './wire';

export interface LookUp {
  find(key: LookupKey, signal: AbortSignal): Promise<ShopperAccount[]>;
  get(accountId: string, signal: AbortSignal): Promise<ShopperAccount | null>;
  /** Reads an account again that was just seen, disabled or not, in one call where possible. */
  reread(account: ShopperAccount, signal: AbortSignal): Promise<ShopperAccount | null>;
}

const lookUps = {
  email: { method: 'GetCustomerByEmail', parameter: 'email', column: 'EmailAddress' },
  code: { method: 'GetCustomerByCode', parameter: 'code', column: 'CustomerCode' },
  login: { method: 'GetCustomerByLoginName', parameter: 'loginName', column: null },
} as const satisfies Record<LookupKind, unknown>;

export function createLookUp(api: NorceApi, roleName: RoleName): LookUp {
  const hiddenKeys = createHiddenKeys();

  function seen(customer: WireCustomer): ShopperAccount {
    hiddenKeys.note(customer);
    return toAccount(customer, roleName);
  }

  async function byKey({ by, value }: LookupKey, signal: AbortSignal): Promise<WireCustomer | null> {
    const { method, parameter } = lookUps[by];
    const query = { [parameter]: value, includeCompanies: true };
    const answer = await api.service({ method, query, kind: 'lookup', signal });
    return readCustomer(contentOf(answer), answer.status, null);
  }

  async function byId(id: number, signal: AbortSignal): Promise<WireCustomer | null> {
    const query = { id, includeCompanies: true };
    const answer = await api.service({ method: 'GetCustomer', query, kind: 'read', signal });
    const customer = readCustomer(contentOf(answer), answer.status, id);
    return customer ?? hiddenById(id, signal);
  }

  /** The lookups hide disabled customers; the Query API knows them and their keys, and the search shows them. */
  async function hiddenById(id: number, signal: AbortSignal): Promise<WireCustomer | null> {
    const found = await searchById(hiddenKeys.textFor(id) ?? '', id, signal);
    if (found !== null) return found;
    const row = (await rows(`Id eq ${id}`, signal)).find((candidate) => candidate.Id === id);
    if (row === undefined) return null;
    for (const text of [row.CustomerCode, row.EmailAddress, row.LastName, row.FirstName]) {
      const customer = await searchById(text ?? '', id, signal);
      if (customer !== null) return customer;
    }
    throw fail({ code: 'vendor-error', cause: 'empty', path: 'SearchCustomer2', status: null });
  }

  async function searchById(text: string, id: number, signal: AbortSignal): Promise<WireCustomer | null> {
    if (text.trim().length < norceFacts.shortestSearch) return null;
    const hits = await search(text, norceFacts.largeSearchSize, signal);
    return hits.find((customer) => customer.Id === id) ?? null;
  }

  /** The one method that shows disabled customers. What it compares is not documented, so that hits are filtered again. */
  async function search(text: string, size: number, signal: AbortSignal): Promise<readonly WireCustomer[]> {
    const query = { searchString: text, size, showInactive: true };
    return readCustomers(await api.service({ method: 'SearchCustomer2', query, kind: 'lookup', signal }));
  }

  async function rows(filter: string, signal: AbortSignal): Promise<readonly QueryRow[]> {
    const $select = 'Id,CustomerCode,EmailAddress,FirstName,LastName';
    const answer = await api.query({ $filter: filter, $select, $top: norceFacts.searchPageSize }, signal);
    if (answer.status === 404) throw fail({ code: 'forbidden', missingScope: 'Query API' });
    return parseWire(queryPageSchema, contentOf(answer), answer.status).value;
  }

  /** Everybody who equals the key, when the search had more hits than it shows. */
  async function completed(
    key: LookupKey,
    hits: readonly WireCustomer[],
    signal: AbortSignal,
  ): Promise<readonly WireCustomer[]> {
    const { column } = lookUps[key.by];
    if (column === null) {
      const more = await search(key.value, norceFacts.largeSearchSize, signal);
      // As many as were asked for, or no more than before: somebody may be missing.
      const isCut = more.length >= norceFacts.largeSearchSize || more.length <= hits.length;
      if (!isCut || more.some((customer) => isHit(customer, key))) return more;
      throw fail({ code: 'ambiguous', count: more.length });
    }
    const same = await rows(equalsText(column, key.value), signal);
    if (same.length >= norceFacts.searchPageSize) throw fail({ code: 'ambiguous', count: same.length });
    const customers = await Promise.all(same.map(({ Id }) => byId(Id, signal)));
    return [...hits, ...customers.filter((customer) => customer !== null)];
  }

  async function searchAll(key: LookupKey, signal: AbortSignal): Promise<readonly WireCustomer[]> {
    const hits = await search(key.value, norceFacts.searchPageSize, signal);
    return hits.length < norceFacts.searchPageSize ? hits : completed(key, hits, signal);
  }

  return {
    find: async (key, signal) => {
      const wanted = { by: key.by, value: searchable(key.value) };
      const customers = await candidates(wanted, signal);
      const hits = new Map(customers.filter((customer) => isHit(customer, wanted)).map((hit) => [hit.Id, hit]));
      return [...hits.values()].map(seen);
    },
    get: async (accountId, signal) => {
      const id = customerId(accountId);
      const customer = id === null ? null : await byId(id, signal);
      return customer === null ? null : seen(customer);
    },
    reread: async (account, signal) => {
      const id = customerId(account.ref.accountId);
      if (id === null) return null;
      const known = await searchById(account.code ?? account.email ?? account.login ?? '', id, signal);
      const customer = known ?? (await byId(id, signal));
      // A search shows one company only; who they are has not changed meanwhile.
      return customer === null ? null : { ...seen(customer), companies: account.companies };
    },
  };

  /** In order of completeness, the fullest record last. */
  async function candidates(key: LookupKey, signal: AbortSignal): Promise<readonly WireCustomer[]> {
    if (key.by === 'login') {
      // Logins are unique within an application, so that a hit needs no second opinion.
      const hit = await byKey(key, signal);
      return hit !== null && isHit(hit, key) ? [hit] : searchAll(key, signal);
    }
    const [hit, others] = await Promise.all([byKey(key, signal), searchAll(key, signal)]);
    return hit === null ? others : [...others, hit];
  }
}

function isHit(customer: WireCustomer, { by, value }: LookupKey): boolean {
  return isSameKey(keyOf(customer, by), value);
}

function keyOf(customer: WireCustomer, by: LookupKind): string | null {
  switch (by) {
    case 'email':
      return customer.Email ?? null;
    case 'code':
      return customer.Code ?? null;
    case 'login':
      return customer.Account?.LoginName ?? null;
    default:
      return assertNever(by);
  }
}

/** @throws KeydeskError `invalid-input` for a text the search would refuse. */
function searchable(value: string): string {
  const text = value.trim();
  if (text.length >= norceFacts.shortestSearch) return text;
  throw fail({ code: 'invalid-input', field: 'query', problem: 'too-short' });
}

/** Customer ids are positive int32; anything else names nobody. */
export function customerId(accountId: string): number | null {
  const id = /^[1-9]\d{0,9}$/u.test(accountId) ? Number(accountId) : Number.NaN;
  return id <= 2_147_483_647 ? id : null;
}
