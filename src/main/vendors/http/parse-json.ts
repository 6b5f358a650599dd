import type { z } from 'zod';
import { fail } from '../../../shared/domain/failure';

/**
 * Parses a body as JSON. The parser's own message is dropped, because it quotes the body.
 *
 * @throws KeydeskError `vendor-error` with cause `empty` or `json`.
 */
export function parseJson(text: string, status: number, maxDepth: number): unknown {
  if (text.trim() === '') throw fail({ code: 'vendor-error', cause: 'empty', path: null, status });
  if (nestingDepth(text) > maxDepth) throw fail({ code: 'vendor-error', cause: 'size', path: null, status });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw fail({ code: 'vendor-error', cause: 'json', path: null, status });
  }
}

/**
 * Holds a vendor's answer against a wire schema.
 *
 * @throws KeydeskError `vendor-error` with cause `schema` and the path of the first bad field, never its value.
 */
export function parseWire<S extends z.ZodType>(schema: S, value: unknown, status: number | null = null): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [path = ''] = parsed.error.issues.map((issue) => issue.path.map(String).join('.').slice(0, 120));
  throw fail({ code: 'vendor-error', cause: 'schema', path, status });
}

function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, (depth += 1));
    else if (char === '}' || char === ']') depth -= 1;
  }
  return deepest;
}
