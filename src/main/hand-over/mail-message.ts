import MailComposer from 'nodemailer/lib/mail-composer';
import { fail } from '../../shared/domain/failure';
import { checkMailAddress } from './mail-address';

export interface OutgoingMail {
  /** The address on file, as it was read just now; nobody types one. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail as it goes over the wire, and where it goes. */
export interface MailBytes {
  readonly to: string;
  readonly bytes: Buffer;
}

const maxSubjectLength = 200;

/**
 * Writes a mail down: one recipient, one subject, the same words as plain text and as HTML.
 *
 * @throws KeydeskError `invalid-input`: field `email` when there is not exactly one address on file, field `subject` for one
 * that is not a single line of visible characters
 */
export async function writeMail(
  mail: OutgoingMail,
  from: { readonly name: string; readonly address: string },
  sentAtMs: number,
): Promise<MailBytes> {
  const to = checkMailAddress(mail.to);
  const { subject, text, html } = mail;
  if (subject === '' || subject.length > maxSubjectLength || /\p{C}|[\u2028\u2029]/u.test(subject)) {
    throw fail({ code: 'invalid-input', field: 'subject', problem: 'malformed' });
  }
  const composer = new MailComposer({
    from,
    // As an object, an address stays one address whatever stands in it.
    to: { name: '', address: to },
    subject,
    text,
    html,
    date: new Date(sentAtMs),
    textEncoding: 'quoted-printable',
    // Keeps out-of-office answers away; a name or version of this program is nobody's business (SC-36).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { to, bytes: await composer.compile().build() };
}
