import { createMailSender, type MailSender } from '../../../../src/main/hand-over/mail-sender';
import type { OutgoingMail } from '../../../../src/main/hand-over/mail-message';
import type { MailServer } from '../../../../src/main/hand-over/mail-server';
import type { MailLimits } from '../../../../src/main/hand-over/smtp-session';
import { createFixedClock } from '../../../fakes/fixed-clock';

export const secret = 'canary-mail-password';

export const mail: OutgoingMail = {
  to: 'maja@example.test',
  subject: 'Nordic Shop: your link to a new password',
  text: 'Hello,\n\nhttps://shop.example/reset#kdt=canary-link\n',
  html: '<p>Hello,</p>',
};

/** A signal that never fires. */
export const never = new AbortController().signal;

export interface SenderBench {
  readonly sender: MailSender;
  /** How often the password was asked for. */
  passwordsAsked(): number;
}

/** A sender for a server on loopback, by default with a sign-in over implicit TLS. */
export function openSender(
  server: Partial<MailServer> & { readonly port: number },
  limits: Partial<MailLimits> = {},
): SenderBench {
  let asked = 0;
  const sender = createMailSender({
    server: {
      host: '127.0.0.1',
      security: 'implicit-tls',
      user: 'keydesk',
      from: { name: 'Nordic Shop', address: 'service@shop.example' },
      password: async () => {
        asked += 1;
        return secret;
      },
      ...server,
    },
    clock: createFixedClock(),
    limits: { connectMs: 2_000, silenceMs: 2_000, totalMs: 4_000, ...limits },
  });
  return { sender, passwordsAsked: () => asked };
}
