import type { Clock } from '../../shared/lib/clock';
import { mailFailure, type MailStage } from './mail-failure';
import { writeMail, type OutgoingMail } from './mail-message';
import { checkMailServer, type MailServer } from './mail-server';
import type { MailLimits, SmtpSession } from './smtp-session';

/** The mail server accepted the mail; whether it arrives is not known. */
export interface MailReceipt {
  /** ISO 8601 UTC. */
  readonly acceptedAt: string;
}

export interface MailSender {
  /**
   * Sends one mail to one address, at most once and never again by itself.
   *
   * @throws KeydeskError `invalid-input` for an address, subject or server setting that is not fit; before anything of the
   * mail was said: `misconfigured`, `tls-untrusted` (no TLS, stripped TLS, bad certificate), `credentials-rejected`,
   * `offline`, `timeout`, `unavailable`, `cancelled`, and what the keychain refused the password with; `rejected` and
   * `unavailable` when the server said no; `unknown-outcome` when its answer to the mail was lost
   */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<MailReceipt>;
  /** Connects and signs in without mailing anything. @throws KeydeskError as `send` does */
  probe(signal: AbortSignal): Promise<void>;
}

const defaultLimits: MailLimits = { connectMs: 10_000, silenceMs: 10_000, totalMs: 25_000 };

export function createMailSender(options: {
  readonly server: MailServer;
  readonly clock: Clock;
  readonly limits?: MailLimits | undefined;
}): MailSender {
  const { server, clock, limits = defaultLimits } = options;

  /** Opens, signs in, does the work, closes; and puts every failure into one of Keydesk's codes. */
  async function converse(
    signal: AbortSignal,
    work: (session: SmtpSession, reached: (stage: MailStage) => void) => Promise<void>,
  ): Promise<void> {
    let stage: MailStage = 'before-words';
    // Loaded with the first conversation, as the writing of mails is.
    const { createSmtpSession } = await import('./smtp-session');
    const session = createSmtpSession(server, limits, AbortSignal.any([signal, AbortSignal.timeout(limits.totalMs)]));
    try {
      await session.open();
      if (server.user !== null) await session.logIn(server.user, await session.during(server.password()));
      await work(session, (next) => {
        stage = next;
      });
    } catch (error) {
      throw mailFailure(error, server.host, stage);
    } finally {
      session.close();
    }
  }

  return {
    async send(mail, signal) {
      checkMailServer(server);
      const { to, bytes } = await writeMail(mail, server.from, clock.now());
      await converse(signal, (session, reached) =>
        session.deliver({ from: server.from.address, to }, bytes, () => reached('words-under-way')),
      );
      return { acceptedAt: new Date(clock.now()).toISOString() };
    },
    async probe(signal) {
      checkMailServer(server);
      await converse(signal, async () => undefined);
    },
  };
}
