import { Refusal } from './refusal';

const defaultLimit = 50;
const maxLimit = 250;

export interface Page<T> {
  readonly items: readonly T[];
  readonly meta: Readonly<Record<string, unknown>>;
}

/** One page of a list in the order of ids, by page number or by cursor, with the blocks the API adds to each. */
export function pageOf<T extends { readonly id: number }>(
  all: readonly T[],
  query: Readonly<Record<string, string>>,
): Page<T> {
  const limit = Math.min(whole(query['limit'], 'limit') ?? defaultLimit, maxLimit);
  const after = query['after'];
  const before = query['before'];
  if (after !== undefined || before !== undefined) {
    const items =
      after === undefined
        ? all.filter((item) => item.id < idOfCursor(before ?? '')).slice(-limit)
        : all.filter((item) => item.id > idOfCursor(after)).slice(0, limit);
    return { items, meta: { cursor_pagination: cursorBlock(items, limit, hasMore(all, items)) } };
  }
  const page = whole(query['page'], 'page') ?? 1;
  const items = all.slice((page - 1) * limit, page * limit);
  const totalPages = Math.ceil(all.length / limit);
  const pagination = {
    total: all.length,
    count: items.length,
    per_page: limit,
    current_page: page,
    total_pages: totalPages,
    ...(totalPages > 1
      ? {
          links: {
            current: `?limit=${String(limit)}&page=${String(page)}`,
            ...(page > 1 ? { previous: `?limit=${String(limit)}&page=${String(page - 1)}` } : {}),
            ...(page < totalPages ? { next: `?limit=${String(limit)}&page=${String(page + 1)}` } : {}),
          },
        }
      : {}),
  };
  if (page > 1) return { items, meta: { pagination } };
  return { items, meta: { pagination, cursor_pagination: cursorBlock(items, limit, hasMore(all, items)) } };
}

function cursorBlock(items: readonly { readonly id: number }[], limit: number, more: boolean): unknown {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return { count: 0, per_page: limit };
  return {
    count: items.length,
    per_page: limit,
    start_cursor: cursorOf(first.id),
    end_cursor: cursorOf(last.id),
    ...(more ? { links: { next: `?limit=${String(limit)}&after=${cursorOf(last.id)}` } } : {}),
  };
}

function hasMore(all: readonly { readonly id: number }[], items: readonly { readonly id: number }[]): boolean {
  const last = items.at(-1);
  return last !== undefined && last.id !== all.at(-1)?.id;
}

function cursorOf(id: number): string {
  return Buffer.from(JSON.stringify({ id })).toString('base64url');
}

function idOfCursor(cursor: string): number {
  const id = /^\{"id":(\d+)\}$/u.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (id === undefined) throw new Refusal(422, 'The cursor is not valid.');
  return Number(id);
}

function whole(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new Refusal(422, `Query parameter "${name}" must be a positive integer.`);
  return Number(text);
}
