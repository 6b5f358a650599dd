import type { Context } from 'hono';
import type { SandboxEnv } from '../kit/serve';
import type { StoredCustomer } from './types';
import type { World } from './world';

const pageSize = 500;

/** One row of the set; disabled customers are rows like all others. */
function rowOf(customer: StoredCustomer): Readonly<Record<string, unknown>> {
  return {
    Id: customer.id,
    Key: customer.key,
    CustomerCode: customer.fields.Code,
    EmailAddress: customer.fields.Email,
    FirstName: customer.fields.FirstName,
    LastName: customer.fields.LastName,
    PhoneNumber: customer.fields.Phone,
    CellPhoneNumber: customer.fields.CellPhone,
  };
}
const columns = [
  'Id',
  'Key',
  'CustomerCode',
  'EmailAddress',
  'FirstName',
  'LastName',
  'PhoneNumber',
  'CellPhoneNumber',
];

/** `GET /commerce/query/2.0/Customers/Customers`: OData, of which `eq` joined by `and`, `$select` and `$top` are there. */
export function queryRoute(world: World, c: Context<SandboxEnv>): Response {
  if (world.switches['queryApi'] !== true) return c.body(null, 404);
  const conditions = filterOf(c.req.query('$filter') ?? null);
  const selected =
    c.req
      .query('$select')
      ?.split(',')
      .map((name) => name.trim()) ?? columns;
  const top = wholeNumber(c.req.query('$top') ?? String(Number.MAX_SAFE_INTEGER));
  const skip = wholeNumber(c.req.query('$skiptoken') ?? '0');
  if (conditions === null || top === null || skip === null || selected.some((name) => !columns.includes(name))) {
    return c.json({ error: { code: '', message: 'The query specified in the URI is not valid.' } }, 400);
  }
  const rows = [...world.store.customers.values()]
    .map(rowOf)
    .filter((row) => conditions.every(({ field, value }) => equals(row[field], value)))
    .slice(0, top);
  const page = rows.slice(skip, skip + pageSize);
  const next = new URL(c.req.url);
  next.searchParams.set('$skiptoken', String(skip + pageSize));
  return c.json({
    '@odata.context': `${next.origin}/commerce/query/2.0/Customers/$metadata#Customers`,
    value: page.map((row) => Object.fromEntries(selected.map((name) => [name, row[name]]))),
    ...(rows.length > skip + pageSize ? { '@odata.nextLink': next.href } : {}),
  });
}

interface Condition {
  readonly field: string;
  readonly value: string | number;
}

const condition =
  /^\s*(?<field>[A-Za-z]+) eq (?:'(?<text>(?:[^']|'')*)'|(?<number>-?\d{1,15}))(?<rest>$|\s+and\s.*$)/su;

/** The conditions of a filter, none for no filter, or null when it can't be read. */
function filterOf(text: string | null): readonly Condition[] | null {
  if (text === null) return [];
  const conditions: Condition[] = [];
  let rest = text;
  for (;;) {
    const groups = condition.exec(rest)?.groups;
    const field = groups?.['field'];
    if (groups === undefined || field === undefined || !columns.includes(field)) return null;
    const quoted = groups['text'];
    conditions.push({ field, value: quoted === undefined ? Number(groups['number']) : quoted.replaceAll("''", "'") });
    const tail = groups['rest'] ?? '';
    if (tail === '') return conditions;
    rest = tail.replace(/^\s+and\s/u, '');
  }
}

function equals(stored: unknown, wanted: string | number): boolean {
  return typeof stored === 'string' && typeof wanted === 'string'
    ? stored.toLowerCase() === wanted.toLowerCase()
    : stored === wanted;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,16}$/u.test(text) ? Number(text) : null;
}
