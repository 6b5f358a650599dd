import { fail } from '../../shared/domain/failure';
import type { MailSettings, MailState } from '../../shared/domain/mail-settings';
import type { Clock } from '../../shared/lib/clock';
import type { ConfirmHosts } from '../connections/host-confirmations';
import type { Journal } from '../journal/journal';
import { mailSecret, type SecretStore } from '../secrets/secret-store';
import type { SettingsStore } from '../settings/settings-store';
import { createMailSender, type MailSender } from './mail-sender';
import { checkMailServer, mailServerOrigin, type MailServer } from './mail-server';

/** The shop's mail server: what the settings say about it, and its secret in the keychain. */
export interface MailServerSettings {
  state(): MailState;
  /**
   * @throws KeydeskError `misconfigured` with the field at fault, `cancelled` when the agent did not confirm the host,
   * `policy-denied`, and whatever the keychain refused with
   */
  save(settings: MailSettings, secret: string | undefined): Promise<MailState>;
  remove(): Promise<MailState>;
  /** Connects and signs in without mailing anything. @throws KeydeskError as `MailSender.probe` does */
  test(signal: AbortSignal): Promise<{ host: string }>;
  /** What mails a link, with the server's host. @throws KeydeskError `policy-denied`, `misconfigured` where there is none */
  open(): { readonly sender: MailSender; readonly settings: MailSettings };
}

export interface MailServerSettingsOptions {
  readonly settings: SettingsStore;
  readonly secretStore: SecretStore;
  readonly journal: Pick<Journal, 'event'>;
  readonly confirmHosts: ConfirmHosts;
  readonly clock: Clock;
  /** Whether the policy lets Keydesk mail links itself. */
  readonly allowed: boolean;
  /** Roots to trust instead of the runtime's, as PEM. */
  readonly trustedRoots?: readonly string[] | undefined;
}

export function createMailServerSettings(options: MailServerSettingsOptions): MailServerSettings {
  const { settings: store, secretStore, journal, allowed } = options;

  const current = (): MailSettings | null => store.read().mail?.server ?? null;

  function state(): MailState {
    const mail = store.read().mail;
    const signInStored = mail?.secretOrigin !== undefined && mail.secretOrigin === mailServerOrigin(mail.server);
    return { settings: mail?.server ?? null, signInStored, allowed };
  }

  function serverOf(settings: MailSettings): MailServer {
    const { host, port, security, user, fromName, fromAddress } = settings;
    return {
      ...{ host, port, security, user, trustedRoots: options.trustedRoots },
      from: { name: fromName, address: fromAddress },
      password: () => secretFor(settings),
    };
  }

  /** The secret, if it was entered for exactly this server: it is stored with the origin it belongs to (SC-20). */
  async function secretFor(settings: MailSettings): Promise<string> {
    if (!state().signInStored) throw fail({ code: 'misconfigured', cause: 'credentials-missing', field: 'mail' });
    const kept = await secretStore.get(mailSecret);
    if (kept === null) throw fail({ code: 'keychain-locked' });
    const prefix = `${mailServerOrigin(settings)}\n`;
    if (!kept.startsWith(prefix)) throw fail({ code: 'misconfigured', cause: 'host-changed', field: 'mail' });
    return kept.slice(prefix.length);
  }

  function open(): { readonly sender: MailSender; readonly settings: MailSettings } {
    if (!allowed) throw fail({ code: 'policy-denied', rule: 'mailServer' });
    const settings = current();
    if (settings === null) throw fail({ code: 'misconfigured', cause: 'setting', field: 'mail' });
    return { sender: createMailSender({ server: serverOf(settings), clock: options.clock }), settings };
  }

  async function forgetSecret(): Promise<void> {
    if (store.read().mail?.secretOrigin === undefined) return;
    await secretStore.delete(mailSecret);
    journal.event('secret.delete', { count: 1 });
  }

  return {
    state,
    open,
    async save(next, secret) {
      if (!allowed) throw fail({ code: 'policy-denied', rule: 'mailServer' });
      checkMailServer(serverOf(next));
      const origin = mailServerOrigin(next);
      const before = store.read();
      const keeps = next.user !== null && secret === undefined && before.mail?.secretOrigin === origin;
      const isTrusted =
        before.mail !== undefined && mailServerOrigin(before.mail.server) === origin && secret === undefined;
      if (!isTrusted && !(await options.confirmHosts({ connection: next.fromName, hosts: [origin] }))) {
        throw fail({ code: 'cancelled' });
      }
      const takesSecret = next.user !== null && secret !== undefined;
      if (takesSecret) {
        await secretStore.set(mailSecret, `${origin}\n${secret}`);
        journal.event('secret.set', { count: 1 });
      } else if (!keeps) await forgetSecret();
      const secretOrigin = takesSecret || keeps ? { secretOrigin: origin } : {};
      store.write({ ...store.read(), mail: { server: next, ...secretOrigin } });
      return state();
    },
    async remove() {
      await forgetSecret();
      const { mail: _, ...rest } = store.read();
      store.write(rest);
      return state();
    },
    async test(signal) {
      const { sender, settings } = open();
      await sender.probe(signal);
      return { host: settings.host };
    },
  };
}
