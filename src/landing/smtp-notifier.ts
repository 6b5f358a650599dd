import { createTransport } from 'nodemailer';
import type { Notifier } from './notifier';
import { texts } from './texts/all-texts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS is demanded. */
  readonly implicitTls: boolean;
  readonly credentials: { readonly user: string; readonly password: string } | null;
  readonly from: string;
  readonly shopName: string;
  /** Trusted roots instead of the system's, as PEM. */
  readonly ca?: string;
}

/** Mails over SMTP, never without TLS and never past a certificate that does not fit. */
export function createSmtpNotifier(options: SmtpOptions): Notifier & { close(): void } {
  const { host, port, implicitTls, credentials, from, shopName, ca } = options;
  const transport = createTransport({
    host,
    port,
    secure: implicitTls,
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    ...(credentials === null ? {} : { auth: { user: credentials.user, pass: credentials.password } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // The text is ours; nothing may be read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    passwordChanged: async ({ to, language }) => {
      const { mail } = texts[language];
      await transport.sendMail({
        from,
        // As an object, the address stays one address whatever characters it has.
        to: { name: '', address: to },
        subject: mail.subject(shopName),
        text: mail.body(shopName),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
