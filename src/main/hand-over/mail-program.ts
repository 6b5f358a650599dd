import { readAccount } from '../accounts/read-account';
import type { Adapters } from '../connections/adapters';
import { fail } from '../../shared/domain/failure';
import type { Language } from '../../shared/domain/language';
import type { HeldLinks } from '../reset-links/held-links';
import type { DoneResets } from './done-resets';
import { checkMailAddress } from './mail-address';
import { composeMailto } from './mailto';
import { composeMail } from './templates/compose-mail';

/** A mail as the agent may look at it: without the link's secret. */
export interface MailPreview {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands a link over by the agent's own mail program. Whether the agent sends the mail, nobody here can know. */
export interface MailProgram {
  /**
   * Composes the mail to the address on file, read from the vendor now.
   *
   * @throws KeydeskError `invalid-input` (field `email`) when there is not exactly one address, `link` when it is too long for
   * a mail program; `not-found` when the link is gone, `policy-denied` where agents may not have links; what reading failed with
   */
  composeMail(resetId: string, language: Language, signal: AbortSignal): Promise<MailPreview>;
  /**
   * Opens the mail with the link in it, and records that as a look at the link.
   *
   * @returns whether the OS found a program for it
   * @throws KeydeskError `conflict` when the address is not the one last shown, and as `composeMail` does
   */
  openMail(resetId: string, language: Language): Promise<{ opened: boolean }>;
  /** Forgets to whom the last mail was addressed. */
  forgetShown(): void;
}

export function createMailProgram(options: {
  readonly adapters: Pick<Adapters, 'open'>;
  readonly links: Pick<HeldLinks, 'peek' | 'take'>;
  readonly done: Pick<DoneResets, 'addWay'>;
  /** Opens a `mailto:` address; false when no program would. */
  openMailto(address: string): Promise<boolean>;
}): MailProgram {
  const { adapters, links, done } = options;
  let lastShown: { readonly resetId: string; readonly to: string } | null = null;

  async function compose(resetId: string, language: Language, signal: AbortSignal) {
    const { link, expiresAt, subject: about } = links.peek(resetId);
    const open = await adapters.open(about.ref.connectionId);
    const { email, name } = await readAccount(open, about.ref, signal);
    const mail = composeMail({ language, brandName: open.connection.name, firstName: name.first, link, expiresAt });
    const mailto = composeMailto(email, mail);
    return { to: checkMailAddress(email), subject: mail.subject, text: bodyOf(mailto), link, mailto };
  }

  return {
    async composeMail(resetId, language, signal) {
      const { to, subject, text, link } = await compose(resetId, language, signal);
      lastShown = { resetId, to };
      return { to, subject, text: text.replaceAll(link, () => `${new URL(link).origin}/…`) };
    },
    async openMail(resetId, language) {
      const { to, mailto } = await compose(resetId, language, new AbortController().signal);
      if (lastShown?.resetId !== resetId || lastShown.to !== to) throw fail({ code: 'conflict', key: null });
      links.take(resetId, 'mail-program');
      const opened = await options.openMailto(mailto);
      if (opened) done.addWay(resetId, 'mail-program');
      return { opened };
    },
    forgetShown() {
      lastShown = null;
    },
  };
}

/** The text that a mail program will show: the full one or, where that doesn't fit, the short one. */
function bodyOf(mailto: string): string {
  const start = mailto.indexOf('&body=') + '&body='.length;
  return decodeURIComponent(mailto.slice(start)).replaceAll('\r\n', '\n');
}
