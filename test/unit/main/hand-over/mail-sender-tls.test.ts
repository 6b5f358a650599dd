import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../../fakes/failure-of';
import { makeCertificate, type TestCertificate } from '../../../fakes/certificates';
import { startMailServer } from '../../../fakes/mail-server';
import { politely, startScriptedMailServer, type Script } from '../../../fakes/scripted-mail-server';
import { mail, never, openSender, secret } from './sender-bench';

const account = { user: 'keydesk', password: secret };
const untrusted = { code: 'tls-untrusted', host: '127.0.0.1' };
const protections = [
  ['implicit-tls', 'implicit'],
  ['starttls', 'starttls'],
] as const;

let good: TestCertificate;
let expired: TestCertificate;
let forAnotherHost: TestCertificate;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [good, expired, forAnotherHost] = await Promise.all([
    makeCertificate(),
    makeCertificate({ expiredForDays: 1 }),
    makeCertificate({ names: ['mail.other.example'], addresses: ['192.0.2.1'] }),
  ]);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
  vi.unstubAllEnvs();
});

async function openServer(...[options]: Parameters<typeof startMailServer>) {
  const server = await startMailServer(options);
  opened.push(server.close);
  return server;
}

async function openScript(script: Script) {
  const server = await startScriptedMailServer(script);
  opened.push(server.close);
  return server;
}

describe('a mail server that can’t be trusted', () => {
  it.each(protections)('[SC-11] gets nothing without TLS (%s)', async (security) => {
    const server = await openServer({ tls: 'none' });
    const { sender, passwordsAsked } = openSender({ port: server.port, security, trustedRoots: [good.cert] });
    expect(await failureOf(sender.send(mail, never))).toEqual(untrusted);
    expect(server.mails).toEqual([]);
    expect(server.tries).toEqual([]);
    expect(passwordsAsked()).toBe(0);
  });

  describe.each(protections)('by %s', (security, tls) => {
    it.each([
      ['nobody vouches for', () => ({ certificate: good, trustedRoots: undefined })],
      ['another authority vouches for', () => ({ certificate: good, trustedRoots: [expired.cert] })],
      ['has expired', () => ({ certificate: expired, trustedRoots: [expired.cert] })],
      ['is for another host', () => ({ certificate: forAnotherHost, trustedRoots: [forAnotherHost.cert] })],
    ])('[SC-11][SC-31][FT-17] gets nothing with a certificate that %s', async (_what, make) => {
      const { certificate, trustedRoots } = make();
      const server = await openServer({ tls, certificate, account });
      const { sender, passwordsAsked } = openSender({ port: server.port, security, trustedRoots });
      expect(await failureOf(sender.send(mail, never))).toEqual(untrusted);
      expect(server.mails).toEqual([]);
      expect(server.tries).toEqual([]);
      expect(passwordsAsked()).toBe(0);
    });

    it('[SC-31] gets nothing when the environment says that certificates don’t matter', async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      const server = await openServer({ tls, certificate: good, account });
      const { sender, passwordsAsked } = openSender({ port: server.port, security });
      expect(await failureOf(sender.send(mail, never))).toEqual(untrusted);
      expect(server.tries).toEqual([]);
      expect(passwordsAsked()).toBe(0);
    });
  });

  it.each<[string, Script, object]>([
    ['says that it knows no STARTTLS', atStarttls('502 5.5.1 unknown'), untrusted],
    ['puts STARTTLS off', atStarttls('454 4.7.0 later'), untrusted],
    [
      'goes on in plain words',
      atStarttls('220 go ahead\r\n250-evil\r\n250 AUTH PLAIN\r\n235 welcome'),
      { code: 'timeout' },
    ],
    ['answers TLS with plain words', atStarttls('220 go ahead', '250 AUTH PLAIN\r\n'), untrusted],
    ['hangs up when TLS begins', atStarttls('220 go ahead', null), { code: 'unavailable', cause: 'reset' }],
  ])('[SC-11] gets nothing when something on the way %s', async (_what, script, failure) => {
    const server = await openScript(script);
    const { sender, passwordsAsked } = openSender({ port: server.port, security: 'starttls' }, { connectMs: 500 });
    expect(await failureOf(sender.send(mail, never))).toMatchObject(failure);
    expect(server.heard.slice(0, 2)).toEqual(['EHLO [127.0.0.1]', 'STARTTLS']);
    expect(server.heard.join('\n')).not.toMatch(/AUTH|MAIL FROM|RCPT TO|DATA|maja|canary/u);
    expect(passwordsAsked()).toBe(0);
  });
});

/** Polite until TLS is asked for; then this answer, and after the first bytes of TLS these words or, for null, the end. */
function atStarttls(answer: string, afterwards?: string | null): Script {
  return (line, socket) => {
    if (line !== 'STARTTLS') return politely(line, socket);
    if (afterwards !== undefined) {
      socket.removeAllListeners('data');
      socket.once('data', () => (afterwards === null ? socket.end() : socket.write(afterwards)));
    }
    return answer;
  };
}
