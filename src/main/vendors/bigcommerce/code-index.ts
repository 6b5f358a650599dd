import { fail } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { Api } from './api';
import { pageSize, scopes } from './facts';
import { parseWire } from '../http/parse-json';
import { createSharedWork } from './shared-work';
import { wireAttributesSchema, wireAttributeValuesSchema } from './wire';

/**
 * Finds customers by the merchant's own code. BigCommerce has no search by attribute value, so all values of the attribute
 * are read page by page and kept for five minutes; a code that is not among them is looked for once more among the values
 * changed since. Who finds something here must compare it with the customer as it is now.
 */
export interface CodeIndex {
  /** The attribute's id, or null when the connection names none or the store has no attribute of that name. */
  attributeId(signal: AbortSignal): Promise<number | null>;
  /** @throws KeydeskError `misconfigured` when the named attribute does not exist */
  customerIds(code: string, signal: AbortSignal): Promise<readonly number[]>;
}

export interface CodeIndexOptions {
  readonly api: Api;
  readonly attributeName: string | undefined;
  readonly clock: Clock;
}

interface Codes {
  readonly byCode: ReadonlyMap<string, ReadonlySet<number>>;
  readonly builtAt: number;
}

const keptMs = 300_000;
/** Values changed this long before the last reading are asked for again, for clocks that differ a little. */
const overlapMs = 120_000;
/** 20,000 codes; more would take a large part of the store's quota in one go. */
const maxPages = 80;
const pagesAtOnce = 3;

export function createCodeIndex({ api, attributeName, clock }: CodeIndexOptions): CodeIndex {
  let attribute: { readonly id: number | null; readonly readAt: number } | null = null;
  let codes: Codes | null = null;

  const attributeWork = createSharedWork(async (signal) => {
    const id = await readAttributeId(api, attributeName ?? '', signal);
    attribute = { id, readAt: clock.now() };
    return id;
  });
  const codesWork = createSharedWork(async (signal) => {
    const builtAt = clock.now();
    codes = { builtAt, byCode: await readCodes(api, await knownAttribute(signal), {}, signal) };
    return codes;
  });

  async function attributeId(signal: AbortSignal): Promise<number | null> {
    if (attributeName === undefined) return null;
    if (attribute !== null && isFresh(attribute.readAt)) return attribute.id;
    return attributeWork.join(signal);
  }

  async function knownAttribute(signal: AbortSignal): Promise<number> {
    const id = await attributeId(signal);
    if (id === null) throw fail({ code: 'misconfigured', cause: 'setting', field: 'codeAttribute' });
    return id;
  }

  function isFresh(at: number): boolean {
    return clock.now() - at < keptMs && clock.now() >= at;
  }

  return {
    attributeId,
    customerIds: async (code, signal) => {
      const wasFresh = codes !== null && isFresh(codes.builtAt);
      const present = codes !== null && wasFresh ? codes : await codesWork.join(signal);
      const known = present.byCode.get(code);
      if (known !== undefined) return [...known];
      if (!wasFresh) return [];
      // Unix seconds, because a date without a zone could be read in the store's own.
      const since = Math.floor((present.builtAt + (api.http.clockOffsetMs() ?? 0) - overlapMs) / 1000);
      const filter = { 'date_modified:min': String(since) };
      const changed = await readCodes(api, await knownAttribute(signal), filter, signal);
      return [...(changed.get(code) ?? [])];
    },
  };
}

async function readAttributeId(api: Api, name: string, signal: AbortSignal): Promise<number | null> {
  const answer = await api.call({
    method: 'GET',
    path: '/v3/customers/attributes',
    query: { name },
    kind: 'lookup',
    signal,
    scope: scopes.readCustomers,
  });
  const { data } = parseWire(wireAttributesSchema, answer.json(), answer.status);
  return data.find((attribute) => attribute.name === name)?.id ?? null;
}

async function readCodes(
  api: Api,
  attributeId: number,
  filter: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const byCode = new Map<string, Set<number>>();
  const readPage = async (page: number): Promise<number> => {
    const answer = await api.call({
      method: 'GET',
      path: '/v3/customers/attribute-values',
      query: { 'attribute_id:in': String(attributeId), ...filter, limit: String(pageSize), page: String(page) },
      kind: 'lookup',
      signal,
      scope: scopes.readCustomers,
    });
    const { data, meta } = parseWire(wireAttributeValuesSchema, answer.json(), answer.status);
    for (const { attribute_value: code, customer_id: customerId } of data) {
      if (code === undefined || code === null || code === '') continue;
      byCode.set(code, (byCode.get(code) ?? new Set()).add(customerId));
    }
    return meta?.pagination?.total_pages ?? 1;
  };
  const pages = await readPage(1);
  if (pages > maxPages) throw fail({ code: 'rejected', key: 'code-index-too-large' });
  for (let first = 2; first <= pages; first += pagesAtOnce) {
    const last = Math.min(first + pagesAtOnce - 1, pages);
    await Promise.all(Array.from({ length: last - first + 1 }, (_, offset) => readPage(first + offset)));
  }
  return byCode;
}
