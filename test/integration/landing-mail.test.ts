import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSmtpNotifier, type SmtpOptions } from '../../src/landing/smtp-notifier';
import { createCertificate, type Certificate } from './support/certificate';

let good: Certificate;
let wrongHost: Certificate;
beforeAll(() => {
  good = createCertificate('localhost');
  wrongHost = createCertificate('other.example');
});

interface Received {
  readonly to: readonly string[];
  readonly text: string;
}
const closers: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A mail server on loopback and a notifier that trusts the good certificate. */
async function bench(serverOptions: SMTPServerOptions, changes: Partial<SmtpOptions> = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
    onAuth: ({ username, password }, _, done) => {
      if (username === 'shop' && password === 'mail-secret') done(null, { user: username });
      else done(new Error('refused'));
    },
    ...serverOptions,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a TCP port has an address record.
  const { port } = server.server.address() as AddressInfo;
  const notifier = createSmtpNotifier({
    host: 'localhost',
    port,
    implicitTls: false,
    credentials: null,
    from: 'Nordic Shop <no-reply@shop.example>',
    shopName: 'Nordic Shop',
    ca: good.cert,
    ...changes,
  });
  closers.push(
    () => notifier.close(),
    () => server.close(),
  );
  return { notifier, received };
}

describe('the notice of a changed password', () => {
  it('goes to one address, in the language of the page, over STARTTLS and after signing in', async () => {
    const { notifier, received } = await bench(
      { ...good, authOptional: false },
      { credentials: { user: 'shop', password: 'mail-secret' } },
    );
    await notifier.passwordChanged({ to: 'maja@example.test', language: 'sv' });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['maja@example.test']);
    const headers = received[0]?.text.split('\r\n\r\n')[0] ?? '';
    expect(headers).toMatch(/^From: Nordic Shop <no-reply@shop\.example>$/mu);
    expect(headers).toMatch(/^To: maja@example\.test$/mu);
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/mu);
    expect(headers).toContain('Subject: =?UTF-8?Q?Nordic_Shop=3A_ditt_l=C3=B6senord_har_?=');
  });

  it('goes over TLS from the first byte', async () => {
    const { notifier, received } = await bench({ ...good, secure: true }, { implicitTls: true });
    await notifier.passwordChanged({ to: 'maja@example.test', language: 'en' });
    expect(received).toHaveLength(1);
  });

  it.each([
    'maja@example.test\r\nBcc: thief@evil.test',
    'maja@example.test, thief@evil.test',
    'maja@example.test>\r\nRCPT TO:<thief@evil.test',
  ])('[SC-11] makes no second recipient of %j', async (to) => {
    const { notifier, received } = await bench(good);
    await notifier.passwordChanged({ to, language: 'en' }).catch(() => undefined);
    expect(received.length).toBeLessThanOrEqual(1);
    expect(received.flatMap((mail) => mail.to)).not.toContain('thief@evil.test');
    expect(received.map(({ text }) => text.split('\r\n\r\n')[0]).join('')).not.toMatch(/^Bcc/mu);
  });

  it.each([
    ['offers no TLS', { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }],
    ['has the certificate of another host', { useWrong: true }],
  ])(
    '[SC-11] is not sent when the server %s',
    async (_, { useWrong, ...options }: SMTPServerOptions & { useWrong?: boolean }) => {
      const { notifier, received } = await bench({ ...(useWrong === true ? wrongHost : good), ...options });
      await expect(notifier.passwordChanged({ to: 'maja@example.test', language: 'en' })).rejects.toThrow();
      expect(received).toEqual([]);
    },
  );

  it('[SC-11] is not sent over a certificate nobody vouches for', async () => {
    const { notifier, received } = await bench(good, { ca: wrongHost.cert });
    await expect(notifier.passwordChanged({ to: 'maja@example.test', language: 'en' })).rejects.toThrow();
    expect(received).toEqual([]);
  });
});
