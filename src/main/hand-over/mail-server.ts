import { isIP } from 'node:net';
import { fail } from '../../shared/domain/failure';
import { checkMailAddress } from './mail-address';

/**
 * How a connection to a mail server is protected. `implicit-tls` speaks TLS from the first byte (port 465), `starttls` demands
 * it before anything else is said (port 587). `plain-for-training-on-loopback` is what its name says, and takes no sign-in.
 */
export const mailSecurities = ['implicit-tls', 'starttls', 'plain-for-training-on-loopback'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

export interface MailServer {
  /** A name or an IP address, as the server's certificate has it. */
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Null for a server that takes mail without a sign-in. */
  readonly user: string | null;
  /**
   * The secret for exactly this host. Asked for once per mail, only when there is a user, and only after the certificate
   * of `host` was found good.
   */
  readonly password: () => Promise<string>;
  readonly from: { readonly name: string; readonly address: string };
  /** Roots to trust instead of those that come with the runtime, as PEM. */
  readonly trustedRoots?: readonly string[] | undefined;
}

const hostName = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/iu;
const loopback = new Set(['127.0.0.1', '::1']);

const schemes: Readonly<Record<MailSecurity, string>> = {
  'implicit-tls': 'smtps',
  starttls: 'smtp+starttls',
  'plain-for-training-on-loopback': 'smtp',
};

/**
 * What a mail server's secret is bound to (SC-20): kept beside the secret, and compared before the secret is handed out.
 */
export function mailServerOrigin(server: Pick<MailServer, 'host' | 'port' | 'security'>): string {
  const host = isIP(server.host) === 6 ? `[${server.host}]` : server.host;
  return `${schemes[server.security]}://${host.toLowerCase()}:${server.port}`;
}

/** @throws KeydeskError `misconfigured` (cause `setting`, with the field) for settings no mail may be sent by */
export function checkMailServer(server: MailServer): void {
  const { host, port, security, user, from } = server;
  if (isIP(host) === 0 && !hostName.test(host)) throw badSetting('host');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw badSetting('port');
  if (security === 'plain-for-training-on-loopback' && !(loopback.has(host) && user === null)) {
    throw badSetting('security');
  }
  if (user !== null && !/^[^\p{C}]{1,320}$/u.test(user)) throw badSetting('user');
  if (/\p{C}/u.test(from.name) || from.name.length > 120 || !isMailAddress(from.address)) throw badSetting('from');
}

function isMailAddress(address: string): boolean {
  try {
    return checkMailAddress(address) === address;
  } catch {
    return false;
  }
}

function badSetting(field: string) {
  return fail({ code: 'misconfigured', cause: 'setting', field });
}
