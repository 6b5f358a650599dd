import { checkMailAddress } from './mail-address';
import { checkSubject } from './mail-subject';

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
  const { text, html } = mail;
  const subject = checkSubject(mail.subject);
  // Loaded with the first mail: most desks write none, and every start would pay for it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from,
    // As an object, an address stays one address whatever stands in it.
    to: { name: '', address: to },
    subject,
    text,
    html,
    date: new Date(sentAtMs),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    // Keeps out-of-office answers away; a name or version of this program is nobody's business (SC-36).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { to, bytes: await composer.compile().build() };
}
