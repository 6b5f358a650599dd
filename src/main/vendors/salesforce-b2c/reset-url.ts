import { fail } from '../../../shared/domain/failure';

const placeholders = ['token', 'login', 'email', 'siteId', 'locale'] as const;
export type LinkValues = Readonly<Record<(typeof placeholders)[number], string>>;

// Printable ASCII without what an address never needs; the URL class would repair the rest in silence.
const plain = /^https?:\/\/[^/?#]+[/?#][!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z{}~]*$/u;

/** Whether a template makes good links: a fixed https host (http on loopback only), the token exactly once, no unknown place. */
export function isUsableTemplate(template: string): boolean {
  const names = namesIn(template);
  const isKnown = names.every((name) => placeholders.some((known) => known === name));
  const hasStrayBrace = /[{}]/u.test(template.replace(/\{\w+\}/gu, ''));
  if (!plain.test(template) || !isKnown || hasStrayBrace) return false;
  if (names.filter((name) => name === 'token').length !== 1) return false;
  const authority = /^https?:\/\/([^/?#]+)/u.exec(template)?.[1] ?? '';
  if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/u.test(authority) || !URL.canParse(template)) return false;
  const { protocol, hostname } = new URL(template);
  return protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost';
}

/**
 * Puts the values into a template, each of them encoded as a URL's part.
 *
 * @throws KeydeskError `misconfigured` when the result would open another host than the template names
 */
export function fillTemplate(template: string, values: LinkValues): string {
  const filled = template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const known = placeholders.find((candidate) => candidate === name);
    return known === undefined ? '' : encodeURIComponent(values[known].toWellFormed());
  });
  const bare = template.replace(/\{\w+\}/gu, '');
  if (!URL.canParse(filled) || !URL.canParse(bare) || new URL(filled).origin !== new URL(bare).origin) {
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'resetUrlTemplate' });
  }
  return filled;
}

function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');
}
