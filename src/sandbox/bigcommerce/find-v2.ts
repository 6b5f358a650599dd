import { Refusal } from './refusal';
import { customersByEmail } from './rules';
import type { Store } from './store';
import type { StoredCustomer } from './types';

type Query = Readonly<Record<string, string>>;
type Test = (customer: StoredCustomer) => boolean;

const defaultLimit = 50;
const maxLimit = 250;

/** The filters of V2's customers; every other name is refused. */
const filters: Readonly<Record<string, (value: string, name: string) => Test>> = {
  first_name: (value) => (customer) => customer.firstName === value,
  last_name: (value) => (customer) => customer.lastName === value,
  company: (value) => (customer) => customer.company === value,
  phone: (value) => (customer) => customer.phone === value,
  customer_group_id: numbered((customer, value) => customer.groupId === value),
  min_id: numbered((customer, value) => customer.id >= value),
  max_id: numbered((customer, value) => customer.id <= value),
  min_date_created: dated((customer, value) => customer.createdAt >= value),
  max_date_created: dated((customer, value) => customer.createdAt <= value),
  min_date_modified: dated((customer, value) => customer.modifiedAt >= value),
  max_date_modified: dated((customer, value) => customer.modifiedAt <= value),
};
const others = new Set(['email', 'page', 'limit']);

/** A page of the customers V2 finds, in the order of their ids. @throws Refusal 400 */
export function findV2(store: Store, query: Query): readonly StoredCustomer[] {
  const tests = Object.entries(query)
    .filter(([name]) => !others.has(name))
    .map(([name, value]) => {
      const filter = Object.entries(filters).find(([known]) => known === name)?.[1];
      if (filter === undefined) throw new Refusal(400, `The field '${name}' is not supported by this resource.`);
      return filter(value, name);
    });
  const { email } = query;
  const all = email === undefined ? [...store.customers.values()] : customersByEmail(store, email);
  const limit = Math.min(whole(query['limit'] ?? String(defaultLimit), 'limit'), maxLimit);
  const page = whole(query['page'] ?? '1', 'page');
  return all.filter((customer) => tests.every((test) => test(customer))).slice((page - 1) * limit, page * limit);
}

function numbered(test: (customer: StoredCustomer, value: number) => boolean) {
  return (text: string, name: string): Test => {
    if (!/^\d{1,9}$/u.test(text)) throw invalid(name);
    return (customer) => test(customer, Number(text));
  };
}

/** Dates in the style of mail headers, as V2 writes them itself; ISO 8601 is taken as well. */
function dated(test: (customer: StoredCustomer, value: number) => boolean) {
  return (text: string, name: string): Test => {
    const at = Date.parse(text);
    if (Number.isNaN(at)) throw invalid(name);
    return (customer) => test(customer, at);
  };
}

function whole(text: string, name: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw invalid(name);
  return Number(text);
}

const invalid = (name: string): Refusal => new Refusal(400, `The field '${name}' is invalid.`);
