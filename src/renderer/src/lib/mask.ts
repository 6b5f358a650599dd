/** What a piece of a shopper's data is, which decides how much of it may be left in sight. */
export type PersonalKind = 'name' | 'company' | 'email' | 'login' | 'phone' | 'address' | 'note' | 'code' | 'query';

/** Stands for what is left out; always as long, so that it tells no length. */
export const dots = '•••';

/** As much of a shopper's data as somebody who looks over the agent's shoulder may see: enough to tell two rows apart. */
export function mask(kind: PersonalKind, text: string): string {
  if (text.trim() === '') return text;
  switch (kind) {
    case 'email':
      return maskedEmail(text);
    case 'name':
    case 'company':
      return text.includes('@') ? maskedEmail(text) : words(text).map(beginning).join(' ');
    case 'login':
    case 'query':
      return text.includes('@') ? maskedEmail(text) : beginning(text.trim());
    case 'phone':
      return maskedPhone(text);
    case 'address':
    case 'note':
      return dots;
    case 'code':
      // A shop's number for a shopper names nobody by itself, unless the shop counts by e-mail.
      return text.includes('@') ? maskedEmail(text) : text;
  }
}

/** A text of fixed words with a shopper's names in it, the names masked. */
export function maskNames(text: string, names: readonly (string | null)[]): string {
  const parts = names.flatMap((name) => words(name ?? '')).filter((word) => word.length > 1);
  return parts.reduce((masked, word) => {
    const literal = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    return masked.replaceAll(new RegExp(String.raw`(?<!\p{L})${literal}(?!\p{L})`, 'gu'), beginning(word));
  }, text);
}

function maskedEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at === -1) return beginning(text);
  const domain = text.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  const end = dot === -1 ? '' : domain.slice(dot);
  return `${beginning(text.slice(0, at))}@${beginning(dot === -1 ? domain : domain.slice(0, dot))}${end}`;
}

/** The last two digits tell two numbers apart; of a short one they would be too much. */
function maskedPhone(text: string): string {
  const digits = text.replaceAll(/\D/gu, '');
  return digits.length < 6 ? dots : `${dots}${digits.slice(-2)}`;
}

/** The first letter with its accents. */
function beginning(text: string): string {
  const first = /^\P{M}\p{M}*/u.exec(text)?.[0] ?? '';
  return first.length < text.length ? `${first}${dots}` : dots;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
