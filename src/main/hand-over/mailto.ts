import { fail } from '../../shared/domain/failure';
import { checkMailAddress } from './mail-address';
import { checkSubject } from './mail-subject';
import type { ComposedMail } from './templates/compose-mail';

/** Longest `mailto:` address that mail programs and shells are known to take whole, in characters. */
export const maxMailtoLength = 1_800;

/**
 * A `mailto:` address (RFC 6068) for the agent's own mail program: one recipient, one subject, one body. The short text is
 * taken where the full one doesn't fit.
 *
 * The agent's mail program shows the link and lets the agent change the recipient. So it may be offered only where the policy
 * lets agents have links, and every use is recorded as a `link.reveal` (SC-40).
 *
 * @throws KeydeskError `invalid-input`: field `email` when there is not exactly one address on file, `subject` when it is not
 * one line, `link` (problem `too-long-for-mailto`) when even the short text is too long
 */
export function composeMailto(to: string | null, mail: Pick<ComposedMail, 'subject' | 'text' | 'shortText'>): string {
  const address = checkMailAddress(to);
  const subject = checkSubject(mail.subject);
  const fitting = [mail.text, mail.shortText]
    .map((body) => mailtoUrl(address, subject, body))
    .find((url) => url.length <= maxMailtoLength);
  if (fitting === undefined) throw fail({ code: 'invalid-input', field: 'link', problem: 'too-long-for-mailto' });
  return fitting;
}

function mailtoUrl(address: string, subject: string, body: string): string {
  // Only the `@` that parts the address stays as it is; whatever could end or extend it is encoded.
  const recipient = encode(address).replace('%40', '@');
  return `mailto:${recipient}?subject=${encode(subject)}&body=${encode(body.replace(/\r?\n/gu, '\r\n'))}`;
}

/** Leaves only characters that mean nothing in a URL, a header or a shell. */
function encode(text: string): string {
  const kept = encodeURIComponent(text.toWellFormed());
  return kept.replace(/[!'()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
