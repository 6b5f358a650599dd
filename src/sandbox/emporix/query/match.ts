import type { Bound, Condition, Test } from './parse';

export interface MatchOptions {
  /** Whether e-mail fields are compared without regard to letter case. */
  readonly ignoreEmailCase: boolean;
}

const emailFields: ReadonlySet<string> = new Set(['contactEmail', 'email', 'accounts.id']);

/** Whether a record fulfils all conditions; a field inside a list fulfils one when any item does. */
export function matches(record: unknown, conditions: readonly Condition[], options: MatchOptions): boolean {
  return conditions.every(({ field, test }) => {
    const values = valuesAt(record, field.split('.'));
    return passes(values, test, options.ignoreEmailCase && emailFields.has(field));
  });
}

function passes(values: readonly unknown[], test: Test, ignoreCase: boolean): boolean {
  switch (test.kind) {
    case 'exists':
      return values.length > 0;
    case 'missing':
      return values.length === 0;
    case 'any':
      return test.tests.some((each) => passes(values, each, ignoreCase));
    case 'regex':
      return values.some((value) => typeof value === 'string' && test.pattern.test(value));
    case 'range':
      return values.some((value) => test.bounds.every((bound) => within(value, bound)));
    case 'equals':
      if (test.value === null) return values.length === 0 || values.some((value) => value === null);
      return values.some((value) => same(value, test.value, ignoreCase));
  }
}

function same(value: unknown, wanted: string | boolean | null, ignoreCase: boolean): boolean {
  if (typeof value === 'number' && typeof wanted === 'string') return value === numberIn(wanted);
  if (typeof wanted === 'boolean' || typeof value !== 'string' || wanted === null) return value === wanted;
  return ignoreCase ? value.toLowerCase() === wanted.toLowerCase() : value === wanted;
}

/** Dates are compared as texts, which ISO 8601 is made for, and numbers as numbers. */
function within(value: unknown, { operator, value: bound }: Bound): boolean {
  const order =
    typeof value === 'number'
      ? value - numberIn(bound)
      : typeof value === 'string'
        ? compare(value, bound)
        : Number.NaN;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function numberIn(text: string): number {
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
}

function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesAt(item, path));
  const [head, ...rest] = path;
  if (head === undefined) return value === undefined ? [] : [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, head)) return [];
  return valuesAt((value as Record<string, unknown>)[head], rest);
}
