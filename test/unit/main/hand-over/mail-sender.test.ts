import PostalMime from 'postal-mime';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../fakes/failure-of';
import { makeCertificate, type TestCertificate } from '../../../fakes/certificates';
import { smtpRefusal, startMailServer, type MailServerBench } from '../../../fakes/mail-server';
import { fail } from '../../../../src/shared/domain/failure';
import { mail, never, openSender, secret } from './sender-bench';

const account = { user: 'keydesk', password: secret };
let good: TestCertificate;
let bench: MailServerBench | null = null;

beforeAll(async () => {
  good = await makeCertificate();
});

afterEach(async () => {
  await bench?.close();
  bench = null;
});

async function open(options: Omit<Parameters<typeof startMailServer>[0], 'certificate'>): Promise<MailServerBench> {
  bench = await startMailServer({ ...options, certificate: good });
  return bench;
}

describe('sending by SMTP', () => {
  it.each([
    ['implicit-tls', 'implicit'],
    ['starttls', 'starttls'],
  ] as const)('[SC-11] mails one address over %s, signed in, under nobody’s name', async (security, tls) => {
    const server = await open({ tls, account });
    const { sender, passwordsAsked } = openSender({ port: server.port, security, trustedRoots: [good.cert] });
    expect(await sender.send(mail, never)).toEqual({ acceptedAt: '2027-01-15T08:00:00.000Z' });
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]).toMatchObject({
      from: 'service@shop.example',
      to: ['maja@example.test'],
      overTls: true,
      user: 'keydesk',
      greetedAs: '[127.0.0.1]',
    });
    expect(passwordsAsked()).toBe(1);
    const email = await PostalMime.parse(server.mails[0]?.raw ?? '');
    expect(email.to?.map(({ address }) => address)).toEqual(['maja@example.test']);
    expect(email.headers.filter(({ key }) => key === 'subject')).toHaveLength(1);
    expect(email.subject).toBe(mail.subject);
    expect(email.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(email.html?.trimEnd()).toBe(mail.html);
    expect(email.cc ?? email.bcc ?? email.replyTo).toBeUndefined();
  });

  it('sends without a sign-in where there is no user', async () => {
    const server = await open({ tls: 'starttls' });
    const { sender, passwordsAsked } = openSender({
      ...{ port: server.port, security: 'starttls', user: null, trustedRoots: [good.cert] },
    });
    await sender.send(mail, never);
    expect(server.mails).toHaveLength(1);
    expect(passwordsAsked()).toBe(0);
  });

  it('speaks in plain words to a training server on loopback, and only without a sign-in', async () => {
    const server = await open({ tls: 'none' });
    const plain = { port: server.port, security: 'plain-for-training-on-loopback', user: null } as const;
    await openSender(plain).sender.send(mail, never);
    expect(server.mails).toMatchObject([{ overTls: false, user: null }]);
    for (const change of [
      { user: 'keydesk' },
      { host: 'localhost' },
      { host: 'mail.shop.example' },
      { host: '10.0.0.1' },
    ]) {
      const { sender } = openSender({ ...plain, ...change });
      expect(await failureOf(sender.send(mail, never))).toEqual({
        code: 'misconfigured',
        cause: 'setting',
        field: 'security',
      });
    }
    expect(server.connections()).toBe(1);
  });

  it('tries the settings without mailing anything', async () => {
    const server = await open({ tls: 'implicit', account });
    await openSender({ port: server.port, trustedRoots: [good.cert] }).sender.probe(never);
    expect(server.tries).toEqual([account]);
    const wrong = openSender({ port: server.port, trustedRoots: [good.cert], user: 'other' });
    expect(await failureOf(wrong.sender.probe(never))).toMatchObject({ code: 'credentials-rejected' });
    expect(server.mails).toEqual([]);
  });

  it('says that the password was refused, and mails nothing', async () => {
    const server = await open({ tls: 'implicit', account: { user: 'keydesk', password: 'another' } });
    const { sender } = openSender({ port: server.port, trustedRoots: [good.cert] });
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'credentials-rejected', key: 'smtp-535-5.7.8' });
    expect(server.tries).toHaveLength(1);
    expect(server.mails).toEqual([]);
  });

  it('mails nothing when it was to sign in and the server takes no sign-in', async () => {
    const server = await open({ tls: 'implicit' });
    const { sender } = openSender({ port: server.port, trustedRoots: [good.cert] });
    expect(await failureOf(sender.send(mail, never))).toMatchObject({ code: 'credentials-rejected' });
    expect(server.mails).toEqual([]);
  });

  it('hands on why the password could not be had, and mails nothing', async () => {
    const server = await open({ tls: 'implicit', account });
    const { sender } = openSender({
      ...{ port: server.port, trustedRoots: [good.cert] },
      password: async () => {
        throw fail({ code: 'keychain-locked' });
      },
    });
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'keychain-locked' });
    expect(server.tries).toEqual([]);
    expect(server.mails).toEqual([]);
  });

  it.each([
    [smtpRefusal(550, '5.1.1 canary-in-reply'), { code: 'rejected', key: 'smtp-550-5.1.1' }],
    [smtpRefusal(553, 'canary-in-reply'), { code: 'rejected', key: 'smtp-553' }],
    [
      smtpRefusal(451, '4.7.1 canary-in-reply'),
      { code: 'unavailable', cause: 'maintenance', status: 451, retryAt: null },
    ],
  ])('says no for the server, whether it refuses the address or the mail (%s)', async (refusal, failure) => {
    for (const refused of [{ refuseRecipient: refusal }, { refuseMail: refusal }]) {
      const server = await open({ tls: 'implicit', account, ...refused });
      const { sender } = openSender({ port: server.port, trustedRoots: [good.cert] });
      const thrown = await sender.send(mail, never).then(
        () => null,
        (error: unknown) => error,
      );
      expect(thrown).toMatchObject({ failure });
      expect(thrown).not.toHaveProperty('cause');
      expect(JSON.stringify([thrown, String(thrown), (thrown as Error).stack])).not.toContain('canary');
      expect(server.connections()).toBe(1);
      await server.close();
    }
  });

  it('[SC-39] sends nothing when there is not exactly one address on file', async () => {
    const server = await open({ tls: 'implicit', account });
    const { sender } = openSender({ port: server.port, trustedRoots: [good.cert] });
    for (const to of [
      null,
      '',
      'maja@example.test,thief@evil.test',
      'maja@example.test\r\nRCPT TO:<thief@evil.test>',
    ]) {
      expect(await failureOf(sender.send({ ...mail, to }, never))).toMatchObject({
        code: 'invalid-input',
        field: 'email',
      });
    }
    expect(server.connections()).toBe(0);
  });
});
