/** What may be wrong with an e-mail address that looks like another one. */
export type AddressDoubt = 'mixed-scripts' | 'foreign-domain' | 'encoded-domain' | 'not-ascii' | 'many-addresses';

export interface AddressReport {
  readonly doubts: readonly AddressDoubt[];
  /** The domain in its ASCII form, when that differs from what is shown. */
  readonly asciiDomain: string | null;
}

// Scripts with letters that pass for Latin ones, and those that are commonly written together with them.
const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Hebrew', 'Arabic', 'Han', 'Hangul'] as const;
const scriptTests = scripts.map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

function scriptCount(text: string): number {
  return scriptTests.filter((test) => test.test(text)).length;
}

function asciiForm(domain: string): string | null {
  // The platform's URL parser applies IDNA; a domain it refuses has no ASCII form.
  return URL.canParse(`https://${domain}/`) ? new URL(`https://${domain}/`).hostname : null;
}

/** Looks for the tricks that make one address pass for another; an ordinary address has no doubts. */
export function inspectAddress(address: string): AddressReport {
  const at = address.lastIndexOf('@');
  const local = at === -1 ? address : address.slice(0, at);
  const domain = at === -1 ? '' : address.slice(at + 1);
  const foreign = /[^\u0020-\u007e]/u;
  const doubts: AddressDoubt[] = [];
  if (scriptCount(local) > 1 || scriptCount(domain) > 1) doubts.push('mixed-scripts');
  if (foreign.test(domain)) doubts.push('foreign-domain');
  if (/(^|\.)xn--/iu.test(domain)) doubts.push('encoded-domain');
  if (foreign.test(local)) doubts.push('not-ascii');
  if (/[,;]/u.test(address.replace(/"[^"]*"/gu, ''))) doubts.push('many-addresses');
  return { doubts, asciiDomain: foreign.test(domain) ? asciiForm(domain) : null };
}
