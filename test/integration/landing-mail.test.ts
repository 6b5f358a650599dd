import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpNotifier, type SmtpOptions } from '../../src/landing/smtp-notifier';
import { makeCertificate, type TestCertificate } from '../fakes/certificates';
import { startMailServer, type MailServerBench } from '../fakes/mail-server';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface BenchOptions {
  readonly server?: Partial<Parameters<typeof startMailServer>[0]>;
  readonly notifier?: Partial<SmtpOptions>;
  /** What the notifier trusts, when it is not the server's certificate. */
  readonly trusted?: TestCertificate;
}

async function bench({ server = {}, notifier = {}, trusted }: BenchOptions = {}) {
  const certificate = server.certificate ?? (await makeCertificate());
  const mailServer: MailServerBench = await startMailServer({ tls: 'starttls', ...server, certificate });
  const smtp = createSmtpNotifier({
    host: '127.0.0.1',
    port: mailServer.port,
    implicitTls: false,
    credentials: null,
    from: 'Nordic Shop <no-reply@shop.example>',
    shopName: 'Nordic Shop',
    ca: (trusted ?? certificate).cert,
    ...notifier,
  });
  closers.push(
    () => smtp.close(),
    () => mailServer.close(),
  );
  return { notifier: smtp, mailServer };
}
const toMaja = { to: 'maja@example.test', language: 'en' } as const;
const headersOf = (raw: Buffer): string => raw.toString('utf8').split('\r\n\r\n')[0] ?? '';

describe('the notice of a changed password', () => {
  it('goes to one address, in the language of the page, over STARTTLS and after signing in', async () => {
    const { notifier, mailServer } = await bench({
      server: { account: { user: 'shop', password: 'mail-secret' } },
      notifier: { credentials: { user: 'shop', password: 'mail-secret' } },
    });
    await notifier.passwordChanged({ to: 'maja@example.test', language: 'sv' });
    expect(mailServer.mails).toHaveLength(1);
    const [mail] = mailServer.mails;
    expect(mail).toMatchObject({ to: ['maja@example.test'], overTls: true, user: 'shop' });
    const headers = headersOf(mail?.raw ?? Buffer.alloc(0));
    expect(headers).toMatch(/^From: Nordic Shop <no-reply@shop\.example>$/mu);
    expect(headers).toMatch(/^To: maja@example\.test$/mu);
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/mu);
    expect(headers).toContain('Subject: =?UTF-8?Q?Nordic_Shop=3A_ditt_l=C3=B6senord_har_?=');
  });

  it('goes over TLS from the first byte', async () => {
    const { notifier, mailServer } = await bench({ server: { tls: 'implicit' }, notifier: { implicitTls: true } });
    await notifier.passwordChanged(toMaja);
    expect(mailServer.mails).toMatchObject([{ overTls: true }]);
  });

  it.each([
    'maja@example.test\r\nBcc: thief@evil.test',
    'maja@example.test, thief@evil.test',
    'maja@example.test>\r\nRCPT TO:<thief@evil.test',
  ])('[SC-11] makes no second recipient of %j', async (to) => {
    const { notifier, mailServer } = await bench();
    await notifier.passwordChanged({ to, language: 'en' }).catch(() => undefined);
    expect(mailServer.mails.length).toBeLessThanOrEqual(1);
    expect(mailServer.mails.flatMap((mail) => mail.to)).not.toContain('thief@evil.test');
    expect(mailServer.mails.map(({ raw }) => headersOf(raw)).join('')).not.toMatch(/^Bcc/mu);
  });

  it('[SC-11] is not sent when the server offers no TLS', async () => {
    const { notifier, mailServer } = await bench({ server: { tls: 'none' } });
    await expect(notifier.passwordChanged(toMaja)).rejects.toThrow();
    expect(mailServer.connections()).toBe(1);
    expect(mailServer.mails).toEqual([]);
  });

  it.each([
    ['of another host', async () => ({ server: { certificate: await makeCertificate({ addresses: ['192.0.2.1'] }) } })],
    ['that has expired', async () => ({ server: { certificate: await makeCertificate({ expiredForDays: 1 }) } })],
    ['nobody vouches for', async () => ({ trusted: await makeCertificate() })],
  ])('[SC-11] is not sent over a certificate %s', async (_, options) => {
    const { notifier, mailServer } = await bench(await options());
    await expect(notifier.passwordChanged(toMaja)).rejects.toThrow();
    expect(mailServer.mails).toEqual([]);
  });
});
