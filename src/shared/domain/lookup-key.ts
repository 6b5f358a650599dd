import { z } from 'zod';
import { fail } from './failure';

export const lookupKinds = ['email', 'code', 'login'] as const;
export const lookupKindSchema = z.enum(lookupKinds);
export type LookupKind = z.infer<typeof lookupKindSchema>;

export const lookupKeySchema = z.strictObject({ by: lookupKindSchema, value: z.string().min(2).max(320) });
export type LookupKey = Readonly<z.infer<typeof lookupKeySchema>>;

/** Shortest and longest text that is looked up, in UTF-16 units; 320 is the longest e-mail address there is. */
export const queryLimits = { min: 2, max: 320 } as const;

export type QueryProblem = 'empty' | 'too-short' | 'too-long' | 'control-characters' | 'malformed';

// C0 and C1 controls, the line and paragraph separators, and bidirectional overrides: none belongs in an e-mail, code or login.
const forbidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * Cleans what an agent pasted: outer blanks and line ends, `mailto:` with its parameters, angle brackets, `Name <address>`.
 *
 * Never changes letter case or anything inside the value.
 */
export function cleanQuery(raw: string): string {
  const trimmed = raw.trim();
  const bracketed = /<([^<>]+)>\s*$/u.exec(trimmed)?.[1] ?? trimmed;
  const withoutScheme = bracketed.trim().replace(/^mailto:([^?]*)(\?.*)?$/iu, '$1');
  return withoutScheme.trim().replace(/[;,]$/u, '');
}

/** Says what is wrong with a cleaned query, or null when it can be looked up. */
export function queryProblem(query: string): QueryProblem | null {
  if (query === '') return 'empty';
  if (forbidden.test(query)) return 'control-characters';
  if (!query.isWellFormed()) return 'malformed';
  if (query.length < queryLimits.min) return 'too-short';
  if (query.length > queryLimits.max) return 'too-long';
  return null;
}

/**
 * Guesses what a query is, likeliest first. An address is an e-mail or a login; text without `@` is a code or a login.
 *
 * @throws KeydeskError `invalid-input` when the query can't be looked up at all.
 */
export function detectLookupKeys(raw: string): readonly LookupKey[] {
  const value = cleanQuery(raw);
  const problem = queryProblem(value);
  if (problem !== null) throw fail({ code: 'invalid-input', field: 'query', problem });
  const kinds: readonly LookupKind[] = /^\S+@\S+$/u.test(value)
    ? ['email', 'login']
    : /\d/u.test(value) && !/\s/u.test(value)
      ? ['code', 'login']
      : ['login', 'code'];
  return kinds.map((by) => ({ by, value }));
}
