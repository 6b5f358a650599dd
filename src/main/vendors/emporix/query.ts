import { fail } from '../../../shared/domain/failure';
import { facts } from './facts';

/**
 * Builds conditions of Emporix's `q`, a small language in which blanks, commas, parentheses, quotes, `~` and a few words
 * have a meaning. Nothing an agent typed gets in unless it is harmless as it stands or sits between quotes.
 */

/** Harmless without quotes: letters, digits and what addresses are usually made of. */
const plain = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._%+'@-]*$/u;
const keywords: ReadonlySet<string> = new Set(['null', 'true', 'false', 'exists', 'missing', 'and', 'or']);

/** `field:a` or `field:(a,b)`: equal to one of the values, letter for letter. */
export function equalsAny(field: string, values: readonly [string, ...string[]]): string {
  const literals = values.map(literal);
  return literals.length === 1 ? `${field}:${literals.join('')}` : `${field}:(${literals.join(',')})`;
}

function literal(value: string): string {
  if (plain.test(value) && !keywords.has(value.toLowerCase())) return value;
  // Nobody has published how a quote inside quotes is written, so that such a value is not sent at all.
  if (!facts.quotedValuesAreLiteral || /["\\\s\p{C}]/u.test(value)) {
    throw fail({ code: 'invalid-input', field: 'value', problem: 'not-searchable' });
  }
  return `"${value}"`;
}

/**
 * `field:~^…$`: equal but for letter case, or null for a value that has a character whose meaning in a regular expression
 * is not plain.
 */
export function equalsIgnoringCase(field: string, value: string): string | null {
  if (!facts.regexFindsOtherCase || !plain.test(value)) return null;
  const pattern = Array.from(value, (char) => {
    const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
    if (lower !== upper && lower.length === char.length && upper.length === char.length) return `[${lower}${upper}]`;
    return char === '.' || char === '+' ? `[${char}]` : char;
  });
  return `${field}:~^${pattern.join('')}$`;
}

/** The value as typed and in lower case, which is how most shops store addresses. */
export function caseForms(value: string): readonly [string, ...string[]] {
  const lower = value.toLowerCase();
  return lower === value ? [value] : [value, lower];
}

/** One address and nothing else; everything longer or with a second `@` or a blank is none. */
export function isAddress(value: string): boolean {
  return value.length <= 320 && /^[^\s@]+@[^\s@]+$/u.test(value);
}

/** Whether a text can be a customer number at all: those and custom ids are made of these characters. */
export function isCustomerNumber(value: string): boolean {
  return /^[A-Za-z0-9_.-]{1,66}$/u.test(value) && !/^\.+$/u.test(value);
}

/**
 * Equal but for letter case. Both directions are compared, so that signs which merely fold to a letter, like the Kelvin
 * sign, stay different from it.
 */
export function sameAddress(left: string | null | undefined, right: string): boolean {
  if (left === null || left === undefined) return false;
  return left.toLowerCase() === right.toLowerCase() && left.toUpperCase() === right.toUpperCase();
}
