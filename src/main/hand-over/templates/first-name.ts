import { plainLine } from './plain-line';

const maxLength = 40;
const maxWords = 3;
/** Letters, and what joins them in names: `Anne-Marie`, `D’Arcy`. */
const nameWord = /^\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u;
/** `J.`, `J.-P.`; a dot anywhere else would let `evil.example` pass for a name. */
const initials = /^\p{L}\.(?:-?\p{L}\.){0,2}$/u;

/**
 * A first name that may stand in a greeting, or null for what doesn't read like a name.
 *
 * Whoever registers an account writes its name. A mail that repeats any text would carry a stranger's sentence, address or
 * telephone number to the shopper under the shop's own name.
 */
export function greetableName(raw: string | null): string | null {
  if (raw === null) return null;
  // One more than may be shown: what is too long is left out, not cut.
  const name = plainLine(raw, maxLength + 1);
  const words = name.split(' ');
  const isShort = Array.from(name).length <= maxLength && words.length <= maxWords;
  return isShort && words.every((word) => nameWord.test(word) || initials.test(word)) ? name : null;
}
