import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { deferred } from '../../shared/lib/deferred';
import type { MailServer } from './mail-server';

export interface MailLimits {
  /** Name, connection, greeting and TLS together. */
  readonly connectMs: number;
  /** Longest silence of the server. */
  readonly silenceMs: number;
  /** The whole of it. */
  readonly totalMs: number;
}

/** One conversation with a mail server. Every step fails with the library's error, or with the signal's reason. */
export interface SmtpSession {
  /** @throws also when the server offers no TLS or its certificate is not good */
  open(): Promise<void>;
  /** Waits for something else, as long as the conversation lasts. */
  during<T>(work: Promise<T>): Promise<T>;
  logIn(user: string, password: string): Promise<void>;
  /** @param onWords called when the server has said yes to sender and recipient and the first byte of the mail leaves */
  deliver(envelope: { readonly from: string; readonly to: string }, bytes: Buffer, onWords: () => void): Promise<void>;
  close(): void;
}

/** Longest answer that is read from a server, in bytes. */
const maxAnswerBytes = 65_536;

export function createSmtpSession(server: MailServer, limits: MailLimits, signal: AbortSignal): SmtpSession {
  const { host, port, security, trustedRoots } = server;
  const usesTls = security !== 'plain-for-training-on-loopback';
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'implicit-tls',
    requireTLS: usesTls,
    ignoreTLS: !usesTls,
    tls: {
      minVersion: 'TLSv1.2',
      // Said aloud, because an environment variable could turn the default off.
      rejectUnauthorized: true,
      ...(trustedRoots === undefined ? {} : { ca: [...trustedRoots] }),
    },
    // Else the library says the computer's own name (SC-36).
    name: '[127.0.0.1]',
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: maxAnswerBytes,
  });
  // What breaks the conversation is told to whoever listens, not to the step that is waiting.
  const broken = deferred<never>();
  broken.promise.catch(() => undefined);
  connection.on('error', (error: Error) => broken.reject(error));
  const onAbort = () => {
    broken.reject(Object.assign(new Error('aborted'), { code: isTimeout(signal) ? 'ETIMEDOUT' : 'EABORT' }));
    connection.close();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });

  async function step(run: (done: (error?: Error | null) => void) => void): Promise<void> {
    const answered = deferred<undefined>();
    // A step that fails after the conversation broke has nobody left to tell.
    answered.promise.catch(() => undefined);
    run((error) => (error instanceof Error ? answered.reject(error) : answered.resolve(undefined)));
    await during(answered.promise);
  }

  const during = <T>(work: Promise<T>): Promise<T> => Promise.race([broken.promise, work]);

  return {
    async open() {
      await step((done) => connection.connect(done));
      // The library sees to it; a mistake of its own must not let a password out.
      if (usesTls && !connection.secure) throw Object.assign(new Error('not secure'), { code: 'ETLS' });
    },
    during,
    logIn: (user, password) => step((done) => connection.login({ user, pass: password }, done)),
    deliver: (envelope, bytes, onWords) => step((done) => connection.send(envelope, wordsOf(bytes, onWords), done)),
    close() {
      signal.removeEventListener('abort', onAbort);
      connection.close();
    },
  };
}

/** The mail as a stream that says when it is read from: that is when the server has asked for it. */
function wordsOf(bytes: Buffer, onWords: () => void): Readable {
  return new Readable({
    read() {
      onWords();
      this.push(bytes);
      this.push(null);
    },
  });
}

function isTimeout({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
