import { Refusal } from './refusal';
import type { Store } from './store';
import type { StoredCustomer } from './types';

type Test = (customer: StoredCustomer) => boolean;
type Query = Readonly<Record<string, string>>;

const plain = new Set(['page', 'limit', 'after', 'before', 'include', 'sort']);
const includable = new Set([
  'addresses',
  'storecredit',
  'attributes',
  'formfields',
  'shopper_profile_id',
  'segment_ids',
]);

/** The filters of `GET /v3/customers`; every other name is refused. */
const filters: Readonly<Record<string, (value: string, store: Store) => Test>> = {
  'id:in': (value) => among(integers(value, 'id:in'), (customer) => customer.id),
  'email:in': (value, store) => {
    const fold = (text: string): string => (store.switches.emailLookupIgnoresCase ? text.toLowerCase() : text);
    return among(list(value).map(fold), (customer) => fold(customer.email));
  },
  'name:in': (value) => among(list(value), (customer) => `${customer.firstName} ${customer.lastName}`),
  'name:like': (value) => {
    const parts = list(value).map((part) => part.toLowerCase());
    return (customer) => {
      const name = `${customer.firstName} ${customer.lastName}`.toLowerCase();
      return parts.some((part) => name.includes(part));
    };
  },
  'company:in': (value) => among(list(value), (customer) => customer.company),
  'phone:in': (value) => among(list(value), (customer) => customer.phone),
  'customer_group_id:in': (value) => among(integers(value, 'customer_group_id:in'), (customer) => customer.groupId),
  'registration_ip_address:in': () => () => false,
  ...dateFilters('date_created', (customer) => customer.createdAt),
  ...dateFilters('date_modified', (customer) => customer.modifiedAt),
};

/** The customers a query asks for, by ascending id unless sorted otherwise. */
export function filterCustomers(store: Store, query: Query): readonly StoredCustomer[] {
  refuseUnknownFilters(query, new Set([...plain, ...Object.keys(filters)]));
  const tests = Object.entries(query).flatMap(([name, value]) => filters[name]?.(value, store) ?? []);
  const found = [...store.customers.values()].filter((customer) => tests.every((test) => test(customer)));
  return sorted(found, query['sort']);
}

/** @throws Refusal 422 that names the filters nobody knows, as recorded. */
export function refuseUnknownFilters(query: Query, known: ReadonlySet<string>): void {
  const unknown = Object.keys(query).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Refusal(422, `The filter(s): ${unknown.join(', ')} are not valid filter parameter(s).`);
  }
}

export function includesOf(query: Query): ReadonlySet<string> {
  const wanted = list(query['include'] ?? '');
  const unknown = wanted.filter((name) => !includable.has(name));
  if (unknown.length > 0) throw new Refusal(422, `The include(s): ${unknown.join(', ')} are not valid.`);
  return new Set(wanted);
}

/** `4,5,6` → numbers. @throws Refusal 422 for anything that is not an integer, as recorded. */
export function integers(value: string, name: string): readonly number[] {
  return list(value).map((text) => {
    if (/^-?\d{1,15}$/u.test(text)) return Number(text);
    throw new Refusal(
      422,
      `Query parameter "${name}" value may contain only integer values. For input string: "${text}".`,
    );
  });
}

/** Tests on a point in time, named `x`, `x:min` and `x:max`. */
export function dateFilters<T>(
  name: string,
  at: (item: T) => number,
): Record<string, (value: string) => (item: T) => boolean> {
  return {
    [name]: (value) => (item) => wholeSeconds(at(item)) === instant(value, name),
    [`${name}:min`]: (value) => (item) => wholeSeconds(at(item)) >= instant(value, name),
    [`${name}:max`]: (value) => (item) => wholeSeconds(at(item)) <= instant(value, name),
  };
}

function among<T>(values: readonly T[], of: (customer: StoredCustomer) => T): Test {
  const wanted = new Set(values);
  return (customer) => wanted.has(of(customer));
}

function list(value: string): readonly string[] {
  return value === '' ? [] : value.split(',');
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function instant(value: string, name: string): number {
  const at = /^\d{9,11}$/u.test(value) ? Number(value) * 1000 : Date.parse(withZone(value));
  if (Number.isNaN(at)) throw new Refusal(422, `Query parameter "${name}" is not a date.`);
  return at;
}

/** Times without a zone are UTC. */
function withZone(value: string): string {
  return /T[\d:.]+$/u.test(value) ? `${value}Z` : value;
}

function sorted(customers: StoredCustomer[], sort: string | undefined): readonly StoredCustomer[] {
  if (sort === undefined) return customers;
  const [, field, direction] = /^(date_created|date_modified|last_name):(asc|desc)$/u.exec(sort) ?? [];
  if (field === undefined) throw new Refusal(422, 'The sort is not valid.');
  const key = (customer: StoredCustomer): string | number =>
    field === 'last_name' ? customer.lastName : field === 'date_created' ? customer.createdAt : customer.modifiedAt;
  const sign = direction === 'desc' ? -1 : 1;
  return customers.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
