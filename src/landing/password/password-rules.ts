import { commonPasswords } from './common-passwords';

/** In characters as a person counts them. */
export const passwordLength = { min: 8, max: 1_000 } as const;

export type PasswordProblem =
  'differ' | 'too-short' | 'too-long' | 'characters' | 'common' | 'personal' | 'refused-by-shop';

/** What the password must not be equal to, as far as the page knows it. */
export interface PersonalWords {
  readonly email: string | null;
  readonly login: string | null;
}

/** What is wrong with a new password, or null. No rules of composition: length is what counts, and that nobody guesses it first. */
export function passwordProblem(password: string, repeat: string, personal: PersonalWords): PasswordProblem | null {
  const characters = Array.from(password);
  if (characters.length < passwordLength.min) return 'too-short';
  if (characters.length > passwordLength.max) return 'too-long';
  if (/[\u0000-\u001f\u007f]/u.test(password) || !password.isWellFormed()) return 'characters';
  if (isCommon(password.toLowerCase())) return 'common';
  if (isPersonal(password.toLowerCase(), personal)) return 'personal';
  return password === repeat ? null : 'differ';
}

function isCommon(lower: string): boolean {
  const isOneCharacter = new Set(lower).size === 1;
  return isOneCharacter || commonPasswords.has(lower) || isRun(lower);
}

/** Neighbours on the number row or in the alphabet, forwards or backwards: 12345678, hgfedcba. */
function isRun(lower: string): boolean {
  const codes = Array.from(lower, (character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

function isPersonal(lower: string, { email, login }: PersonalWords): boolean {
  return [email, email?.split('@')[0], login].some((word) => word?.toLowerCase() === lower);
}
