import { problems } from './problems';
import type { Filter, Operator, Query, Range, Sort } from './query';
import type { CustomerRecord } from './wire';

type Value = string | number | boolean;
type Test = (record: CustomerRecord) => boolean;

/** Turns a query into a test of one record. */
export function matcher(query: Query, caseSensitive: boolean): Test {
  const again = (inner: Query): Test => matcher(inner, caseSensitive);
  if (query.termQuery !== undefined) {
    const { fields, operator, values = [] } = query.termQuery;
    const tests = fields.map((field) => termTest(field, operator, values, caseSensitive));
    return (record) => tests.some((test) => test(record));
  }
  if (query.textQuery !== undefined) {
    const { fields, searchPhrase } = query.textQuery;
    const wanted = wordsOf(searchPhrase);
    return (record) => {
      const words = new Set(fields.flatMap((field) => wordsOf(String(read(record, field) ?? ''))));
      return wanted.length > 0 && wanted.every((word) => words.has(word));
    };
  }
  if (query.boolQuery !== undefined) {
    const must = (query.boolQuery.must ?? []).map(again);
    const should = (query.boolQuery.should ?? []).map(again);
    const mustNot = (query.boolQuery.mustNot ?? []).map(again);
    return (record) =>
      must.every((test) => test(record)) &&
      (should.length === 0 || should.some((test) => test(record))) &&
      !mustNot.some((test) => test(record));
  }
  if (query.filteredQuery !== undefined) {
    const inner = again(query.filteredQuery.query);
    const filter = filterTest(query.filteredQuery.filter, caseSensitive);
    return (record) => inner(record) && filter(record);
  }
  return () => true;
}

function filterTest(filter: Filter, caseSensitive: boolean): Test {
  if (filter.termFilter !== undefined) {
    const { field, operator, values = [] } = filter.termFilter;
    return termTest(field, operator, values, caseSensitive);
  }
  if (filter.rangeFilter !== undefined) return rangeTest(filter.rangeFilter);
  if (filter.boolFilter !== undefined) {
    const { operator, filters = [] } = filter.boolFilter;
    const tests = filters.map((inner) => filterTest(inner, caseSensitive));
    switch (operator) {
      case 'and':
        return (record) => tests.every((test) => test(record));
      case 'or':
        return (record) => tests.some((test) => test(record));
      case 'not':
        return (record) => !tests.some((test) => test(record));
    }
  }
  if (filter.queryFilter !== undefined) return matcher(filter.queryFilter.query, caseSensitive);
  // A customer has no searchable pair of fields that spans a range.
  throw problems.constraint('Filters over two fields are not supported by this resource.');
}

function termTest(field: string, operator: Operator, values: readonly Value[], caseSensitive: boolean): Test {
  const fold = (value: Value): string => (caseSensitive ? String(value) : String(value).toLowerCase());
  const wanted = values.map(fold);
  checkValues(operator, values.length);
  const has = (record: CustomerRecord): boolean => {
    const value = read(record, field);
    return value !== undefined && wanted.includes(fold(value));
  };
  switch (operator) {
    case 'is':
    case 'one_of':
      return has;
    case 'neq':
    case 'not_in':
      return (record) => !has(record);
    case 'is_null':
      return (record) => read(record, field) === undefined;
    case 'is_not_null':
      return (record) => read(record, field) !== undefined;
    case 'less':
      return (record) => compare(read(record, field), values[0]) === -1;
    case 'greater':
      return (record) => compare(read(record, field), values[0]) === 1;
  }
}

function checkValues(operator: Operator, given: number): void {
  const single = ['is', 'neq', 'less', 'greater'].includes(operator);
  const none = operator === 'is_null' || operator === 'is_not_null';
  if (none ? given === 0 : single ? given === 1 : given > 0) return;
  throw problems.constraint(`The operator '${operator}' does not take ${String(given)} values.`);
}

function rangeTest({ field, from, to, fromInclusive, toInclusive }: Range): Test {
  if (from === undefined && to === undefined) throw problems.constraint('A range needs at least one bound.');
  return (record) => {
    const value = read(record, field);
    const above = from === undefined ? 1 : compare(value, from);
    const below = to === undefined ? -1 : compare(value, to);
    return (above === 1 || (fromInclusive && above === 0)) && (below === -1 || (toInclusive && below === 0));
  };
}

/** -1, 0 or 1; null when one side has no value. */
function compare(left: Value | undefined, right: Value | undefined): -1 | 0 | 1 | null {
  if (left === undefined || right === undefined) return null;
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [String(left).toLowerCase(), String(right).toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole words: an address falls apart at its dots and its @. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function read(record: CustomerRecord, field: string): Value | undefined {
  if (field === 'credentials.login') return record.credentials?.login;
  if (field === 'credentials.enabled') return record.credentials?.enabled;
  const value: unknown = Object.entries(record).find(([key]) => key === field)?.[1];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** Orders by the given clauses, and where they tie by number. */
export function sorted<T extends { readonly record: CustomerRecord }>(
  found: readonly T[],
  sorts: readonly Sort[],
): T[] {
  return [...found].sort(({ record: a }, { record: b }) => {
    for (const { field, sortOrder } of sorts) {
      const order = compare(read(a, field), read(b, field)) ?? 0;
      if (order !== 0) return sortOrder === 'asc' ? order : -order;
    }
    return a.customerNo < b.customerNo ? -1 : 1;
  });
}
