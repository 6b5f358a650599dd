import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { TestCertificate } from './certificates';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  /** What the sender called itself. */
  readonly greetedAs: string;
  readonly overTls: boolean;
  /** Null when nobody signed in. */
  readonly user: string | null;
}

export interface MailServerBench {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Every sign-in that was tried. */
  readonly tries: readonly { readonly user: string; readonly password: string }[];
  /** Connections so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A refusal with the reply number and text a server gives it. */
export function smtpRefusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer(options: {
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly certificate?: TestCertificate;
  readonly account?: { readonly user: string; readonly password: string };
  readonly refuseRecipient?: Error;
  readonly refuseMail?: Error;
}): Promise<MailServerBench> {
  const { tls, certificate, account, refuseRecipient, refuseMail } = options;
  const mails: ReceivedMail[] = [];
  const tries: { user: string; password: string }[] = [];
  let connections = 0;
  const settings: SMTPServerOptions = {
    secure: tls === 'implicit',
    ...(certificate ?? {}),
    disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(account === undefined ? ['AUTH'] : [])],
    authOptional: account === undefined,
    logger: false,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: (credentials, _session, done) => {
      const [user, password] = [credentials.username ?? '', credentials.password ?? ''];
      tries.push({ user, password });
      if (user === account?.user && password === account.password) done(null, { user });
      else done(smtpRefusal(535, '5.7.8 canary-in-reply: bad credentials'));
    },
    onRcptTo: (_address, _session, done) => done(refuseRecipient ?? null),
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      void buffer(stream).then((raw) => {
        if (refuseMail !== undefined) return done(refuseMail);
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          greetedAs: session.hostNameAppearsAs,
          overTls: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        done(null, 'taken');
      });
    },
  };
  const server = new SMTPServer(settings);
  // A client that walks away is what several tests are about.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // A TCP listener has an address with a port.
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    mails,
    tries,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
