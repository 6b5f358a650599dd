import { inferredSwitches } from './facts';

/** Whether a stored e-mail, code or login is the one that was asked for, not merely one that looks like it. */
export function isSameKey(stored: string | null, wanted: string): boolean {
  if (stored === null) return false;
  return inferredSwitches.matchingIgnoresCase ? fold(stored.trim()) === fold(wanted.trim()) : stored === wanted;
}

/** Lower case letter by letter. A letter from elsewhere that falls on an ASCII one (the Kelvin sign on `k`) stays itself. */
function fold(text: string): string {
  return text.replace(/./gsu, (letter) => {
    const lower = letter.toLowerCase();
    return isAscii(lower) && !isAscii(letter) ? letter : lower;
  });
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/u.test(text);
}
