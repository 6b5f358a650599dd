/** One condition of Emporix's `q` language; conditions are joined by a blank and mean AND. */
export interface Condition {
  readonly field: string;
  readonly test: Test;
}
export type Scalar = string | boolean | null;
export type Test =
  | { readonly kind: 'equals'; readonly value: Scalar }
  | { readonly kind: 'any'; readonly tests: readonly Test[] }
  | { readonly kind: 'regex'; readonly pattern: RegExp }
  | { readonly kind: 'exists' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'range'; readonly bounds: readonly Bound[] };
export interface Bound {
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly value: string;
}

/** Enough for an address of 320 characters, each as a class of its two letter cases. */
const longestPattern = 1_500;

export class QuerySyntaxError extends Error {}

/** @throws QuerySyntaxError for anything the language has no meaning for. */
export function parseQuery(q: string): readonly Condition[] {
  return splitOutside(q, ' ').map((term) => {
    const [, field, expression] = /^([A-Za-z][A-Za-z0-9_.]*):(.+)$/su.exec(term) ?? [];
    if (field === undefined || expression === undefined) throw new QuerySyntaxError('field:value expected');
    return { field, test: parseTest(expression) };
  });
}

function parseTest(expression: string): Test {
  if (!expression.startsWith('(')) return parseSimple(expression);
  if (!expression.endsWith(')')) throw new QuerySyntaxError('unbalanced parenthesis');
  const inner = expression.slice(1, -1);
  if (inner.startsWith('~')) return regexTest(inner.slice(1));
  if (/^[<>]/u.test(inner)) return { kind: 'range', bounds: inner.split(' AND ').map(parseBound) };
  const separator = inner.includes(' OR ') ? ' OR ' : ',';
  return { kind: 'any', tests: splitOutside(inner, separator).map(parseSimple) };
}

function parseSimple(text: string): Test {
  if (text.startsWith('~')) return regexTest(/^~\((.*)\)$/su.exec(text)?.[1] ?? text.slice(1));
  if (text === 'exists') return { kind: 'exists' };
  if (text === 'missing') return { kind: 'missing' };
  if (text === 'null') return { kind: 'equals', value: null };
  if (text === 'true' || text === 'false') return { kind: 'equals', value: text === 'true' };
  const quoted = /^"([^"]*)"$/su.exec(text)?.[1];
  if (quoted !== undefined) return { kind: 'equals', value: quoted };
  if (text === '' || /["()\s<>]/u.test(text)) throw new QuerySyntaxError('value expected');
  return { kind: 'equals', value: text };
}

function regexTest(source: string): Test {
  if (source === '' || source.length > longestPattern) throw new QuerySyntaxError('pattern expected');
  try {
    return { kind: 'regex', pattern: new RegExp(source, 'u') };
  } catch {
    throw new QuerySyntaxError('not a regular expression');
  }
}

function parseBound(text: string): Bound {
  const [, operator, value] = /^([<>]=?)"?([^"]+)"?$/u.exec(text.trim()) ?? [];
  if (value === undefined) throw new QuerySyntaxError('bound expected');
  switch (operator) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { operator, value };
    default:
      throw new QuerySyntaxError('bound expected');
  }
}

/** Splits at a separator that is neither inside quotes nor inside parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '(') depth += 1;
    else if (!quoted && char === ')') depth -= 1;
    if (!quoted && depth === 0 && text.startsWith(separator, index)) {
      parts.push(text.slice(start, index));
      start = index + separator.length;
    }
  }
  if (quoted || depth !== 0) throw new QuerySyntaxError('unbalanced');
  return [...parts, text.slice(start)];
}
