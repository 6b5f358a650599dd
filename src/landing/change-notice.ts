import type { LandingConnection } from './landing-connection';
import type { LandingLog } from './landing-log';
import type { Notifier } from './notifier';
import type { Language } from './texts/landing-texts';

/** How the shopper's address on file is known: from the account as it was read, or by looking the login up. */
export type NoticeTarget = { readonly email: string | null } | { readonly login: string | null };

export interface ChangeNotice {
  /** Sends in the background: the shopper's answer does not wait for a mail server. */
  send(connection: LandingConnection, target: NoticeTarget, language: Language): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

const lookUpLimitMs = 20_000;

export function createChangeNotice(notifier: Notifier | null, log: LandingLog): ChangeNotice {
  const underWay = new Set<Promise<void>>();

  async function notify(connection: LandingConnection, target: NoticeTarget, language: Language): Promise<void> {
    if (notifier === null) return;
    try {
      const to = await addressOf(connection, target);
      if (to !== null) await notifier.passwordChanged({ to, language });
    } catch {
      log({ event: 'notice-failed', connection: connection.id });
    }
  }

  return {
    send: (connection, target, language) => {
      const sending = notify(connection, target, language);
      underWay.add(sending);
      void sending.finally(() => underWay.delete(sending));
    },
    settled: async () => {
      await Promise.all(underWay);
    },
  };
}

async function addressOf(connection: LandingConnection, target: NoticeTarget): Promise<string | null> {
  if ('email' in target) return target.email;
  if (target.login === null) return null;
  const key = { by: 'login', value: target.login } as const;
  const accounts = await connection.adapter.find(key, AbortSignal.timeout(lookUpLimitMs));
  return accounts.find(({ login }) => login === target.login)?.email ?? null;
}
