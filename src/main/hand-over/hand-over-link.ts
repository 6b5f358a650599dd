import { fail } from '../../shared/domain/failure';

/** Far longer than any link Keydesk makes or is given. */
const maxLength = 4_000;
/** Printable ASCII that a link may have, with one fragment at most; the URL class would repair anything else. */
const plainLink = /^https?:\/\/[0-9A-Za-z][!$%&'()*+,\-./0-9:;=?A-Z[\]_a-z~]*(?:#[!$%&'()*+,\-./0-9:;=?@A-Z_a-z~]*)?$/u;
const loopback = new Set(['127.0.0.1', 'localhost']);

/**
 * A link as it was issued, checked once more before it is put into a mail or a picture: one address, without user info,
 * over https (in training over http on loopback).
 *
 * @throws KeydeskError `invalid-input` (field `link`) for anything else
 */
export function checkHandOverLink(link: string): URL {
  if (link.length > maxLength || !plainLink.test(link) || !URL.canParse(link)) throw badLink();
  const url = new URL(link);
  if (url.protocol === 'http:' && !loopback.has(url.hostname)) throw badLink();
  return url;
}

function badLink() {
  return fail({ code: 'invalid-input', field: 'link', problem: 'malformed' });
}
