import { answer, serverError } from './answers';
import { flagParameter, intParameter, type Call, type Method } from './call';
import { isHidden } from './look-up-methods';
import { presentCustomer } from './present';
import { accountIn } from './store';
import type { StoredCustomer } from './types';

const defaultSize = 50;
const shortestSearch = 2;
const expandable = ['Account', 'Flags', 'Info', 'Addresses', 'PriceLists'];
const fullExpand = 'Account,Flags,Info,Addresses';
const sortable = ['LastName', 'FirstName', 'Email', 'Code'] as const;

/** The one method that shows disabled customers. It documents no error but 500. */
export const searchMethods: readonly Method[] = [{ name: 'SearchCustomer2', verb: 'GET', run: search }];

function search(call: Call): Response {
  const { world, application } = call;
  const wanted = call.query('searchString') ?? '';
  const expand = expandOf(call.query('expand') ?? 'Full');
  const compare = sortOf(call.query('sort') ?? 'LastName, FirstName');
  const size = call.query('size') === undefined ? defaultSize : intParameter(call, 'size');
  if (wanted.length < shortestSearch || expand === null || compare === null || size === null || size < 1) {
    return serverError(world);
  }
  const limit = Number(world.switches['searchSizeLimit']);
  const showInactive = flagParameter(call, 'showInactive') ?? false;
  const companyId = intParameter(call, 'companyId');
  const hits = [...world.store.customers.values()]
    .filter((customer) => showInactive || !isHidden(customer, call))
    .filter((customer) => companyId === null || customer.fields.Companies?.some(({ Id }) => Id === companyId) === true)
    .filter((customer) => isHit(customer, wanted.toLowerCase(), call))
    .sort(compare)
    .slice(0, limit === 0 ? size : Math.min(size, limit));
  return answer(
    world,
    hits.map((customer) => presentCustomer(customer, { application, companies: false, expand })),
  );
}

function isHit(customer: StoredCustomer, wanted: string, { world, application }: Call): boolean {
  const { Email, Code, FirstName, LastName } = customer.fields;
  const login = accountIn(customer, application)?.fields.LoginName ?? null;
  const prefix = world.switches['searchMode'] === 'prefix';
  return [Email, Code, FirstName, LastName, login].some((text) => {
    const lower = text?.toLowerCase() ?? '';
    return prefix ? lower.startsWith(wanted) : lower.includes(wanted);
  });
}

function expandOf(text: string): ReadonlySet<string> | null {
  const parts = (text === 'Full' ? fullExpand : text).split(',').map((part) => part.trim());
  if (parts.length === 1 && parts[0] === 'None') return new Set();
  return parts.every((part) => expandable.includes(part)) ? new Set(parts) : null;
}

type Compare = (left: StoredCustomer, right: StoredCustomer) => number;

function sortOf(text: string): Compare | null {
  const compares: Compare[] = [];
  for (const part of text.split(',')) {
    const [name, direction = 'Asc', ...more] = part.trim().split(/\s+/u);
    const field = sortable.find((candidate) => candidate === name);
    if (field === undefined || !['Asc', 'Desc'].includes(direction) || more.length > 0) return null;
    const sign = direction === 'Desc' ? -1 : 1;
    compares.push((left, right) => {
      const a = left.fields[field] ?? '';
      const b = right.fields[field] ?? '';
      return sign * (a < b ? -1 : a > b ? 1 : 0);
    });
  }
  return (left, right) => {
    for (const compare of compares) {
      const order = compare(left, right);
      if (order !== 0) return order;
    }
    return left.id - right.id;
  };
}
