import { readAccount } from '../accounts/read-account';
import type { RecordedWrites } from '../accounts/recorded-writes';
import type { Adapters } from '../connections/adapters';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { Language } from '../../shared/domain/language';
import type { HeldLinks } from '../reset-links/held-links';
import type { DoneResets } from './done-resets';
import { checkMailAddress } from './mail-address';
import type { MailPreview } from './mail-program';
import type { MailServerSettings } from './mail-settings';
import { composeMail } from './templates/compose-mail';

export interface MailSendPreview extends MailPreview {
  /** The mail server that would be given the mail. */
  readonly host: string;
}

/** A server took the mail. Whether it reaches the shopper, nobody here can know. */
export interface HandedToServer {
  readonly host: string;
  /** ISO 8601 UTC. */
  readonly acceptedAt: string;
}

/** Hands a link over by the shop's mail server, without the agent ever having it. */
export interface MailDelivery {
  /**
   * Composes the mail to the address on file, read from the vendor now.
   *
   * @throws KeydeskError `policy-denied` or `misconfigured` where there is no mail server, `unsupported` for a training store,
   * whose shoppers don't exist, `invalid-input` (field `email`) when there is not exactly one address, `not-found` when the
   * link is gone; what reading failed with
   */
  previewSend(resetId: string, language: Language, signal: AbortSignal): Promise<MailSendPreview>;
  /**
   * Sends that mail, at most once for one reset: a second call gets the first one's answer unless it failed for certain.
   * The journal has it before the server does, as a `link.reveal` that, unlike a look, is an intent with an outcome.
   *
   * @throws KeydeskError `conflict` when the address is not the one last shown, as `previewSend`,
   * `RecordedWrites.run` and `MailSender.send` do
   */
  sendMail(resetId: string, language: Language): Promise<HandedToServer>;
  /** Forgets the address that was last shown, as when the screen is locked. */
  forgetShown(): void;
}

export function createMailDelivery(options: {
  readonly adapters: Pick<Adapters, 'open'>;
  readonly links: Pick<HeldLinks, 'forMail' | 'isHeld'>;
  readonly done: Pick<DoneResets, 'addWay'>;
  readonly server: Pick<MailServerSettings, 'open'>;
  readonly writes: Pick<RecordedWrites, 'run'>;
}): MailDelivery {
  const { adapters, links, done } = options;
  const sent = new Map<string, Promise<HandedToServer>>();
  let lastShown: { readonly resetId: string; readonly to: string } | null = null;

  async function compose(resetId: string, language: Language, signal: AbortSignal) {
    const { sender, settings } = options.server.open();
    const { link, expiresAt, subject: about, note } = links.forMail(resetId);
    const open = await adapters.open(about.ref.connectionId);
    if (open.connection.training) throw fail({ code: 'unsupported', reason: 'training-mail' });
    const { email, name } = await readAccount(open, about.ref, signal);
    const to = checkMailAddress(email);
    const brandName = settings.brandName ?? open.connection.name;
    const mail = composeMail({ language, brandName, firstName: name.first, link, expiresAt });
    return { sender, host: settings.host, to, mail, link, about, note };
  }

  async function send(resetId: string, language: Language): Promise<HandedToServer> {
    const { signal } = new AbortController();
    const { sender, host, to, mail, about, note } = await compose(resetId, language, signal);
    if (lastShown?.resetId !== resetId || lastShown.to !== to) throw fail({ code: 'conflict', key: null });
    const { subject, text, html } = mail;
    const { reason: why, ticket, callerCheck: check } = note;
    return await options.writes.run({ act: 'link.reveal', subject: about, why, ticket, check }, async () => {
      const { acceptedAt } = await sender.send({ to, subject, text, html }, signal);
      done.addWay(resetId, 'mailed');
      return { value: { host, acceptedAt }, out: 'ok' };
    });
  }

  return {
    async previewSend(resetId, language, signal) {
      const { host, to, mail, link } = await compose(resetId, language, signal);
      lastShown = { resetId, to };
      return { host, to, subject: mail.subject, text: mail.text.replaceAll(link, () => `${new URL(link).origin}/…`) };
    },
    forgetShown() {
      lastShown = null;
    },
    async sendMail(resetId, language) {
      for (const id of sent.keys()) if (!links.isHeld(id)) sent.delete(id);
      const running =
        sent.get(resetId) ??
        send(resetId, language).catch((error: unknown) => {
          // Nothing left for certain, so the agent may try again.
          if (isKeydeskError(error) && error.failure.code !== 'unknown-outcome') sent.delete(resetId);
          throw error;
        });
      sent.set(resetId, running);
      return await running;
    },
  };
}
