import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../fakes/failure-of';
import { makeCertificate, type TestCertificate } from '../../../fakes/certificates';
import {
  politely,
  startScriptedMailServer,
  type Script,
  type ScriptedMailServer,
} from '../../../fakes/scripted-mail-server';
import { mail, never, openSender } from './sender-bench';

let certificate: TestCertificate;
let server: ScriptedMailServer | null = null;

beforeAll(async () => {
  certificate = await makeCertificate();
});

afterEach(async () => {
  await server?.close();
  server = null;
});

async function open(script: Script, limits: Parameters<typeof openSender>[1] = {}) {
  const started = await startScriptedMailServer(script, certificate);
  server = started;
  return { server: started, ...openSender({ port: started.port, trustedRoots: [certificate.cert] }, limits) };
}

/** Polite until a line is heard, and then whatever the test wants. */
function until(cue: string, then: Script): Script {
  return (line, socket) => (line.startsWith(cue) ? then(line, socket) : politely(line, socket));
}

const hangUp: Script = (_line, socket) => {
  socket.destroy();
  return null;
};
const silence: Script = () => null;

describe('a mail whose answer is lost', () => {
  it.each<[string, Script]>([
    ['the server hangs up', hangUp],
    ['the server falls silent', silence],
    [
      'the server closes in good order',
      (_line, socket) => {
        socket.end();
        return null;
      },
    ],
    ['the server answers with something that is no answer', () => 'what?'],
  ])('[FT-06][FT-04] has an unknown outcome when %s, and is not sent again', async (_what, then) => {
    const { sender, server: heardBy } = await open(until('.', then), { silenceMs: 400 });
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'unknown-outcome' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heardBy.connections()).toBe(1);
    expect(heardBy.heard.filter((line) => line === 'DATA')).toHaveLength(1);
  });

  it('[FT-11] has an unknown outcome when the answer only drips in', async () => {
    const drip: Script = (_line, socket) => {
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('250-not yet\r\n')), 50);
      return null;
    };
    const { sender } = await open(until('.', drip), { totalMs: 600 });
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'unknown-outcome' });
  });

  it('has an unknown outcome when it is stopped while the words are under way', async () => {
    const stop = new AbortController();
    const { sender } = await open(
      until('.', () => {
        stop.abort();
        return null;
      }),
    );
    expect(await failureOf(sender.send(mail, stop.signal))).toEqual({ code: 'unknown-outcome' });
  });

  it('is refused, not unknown, when the server says so', async () => {
    const { sender } = await open(until('.', () => '554 5.6.0 no'));
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'rejected', key: 'smtp-554-5.6.0' });
  });

  it('was taken when the server says so and hangs up at once', async () => {
    const { sender } = await open(
      until('.', (_line, socket) => {
        socket.end('250 taken\r\n');
        return null;
      }),
    );
    expect(await sender.send(mail, never)).toEqual({ acceptedAt: '2027-01-15T08:00:00.000Z' });
  });
});

describe('a mail that certainly did not leave', () => {
  const unavailable = { code: 'unavailable', cause: 'reset', status: null, retryAt: null };

  it.each<[string, Script, object]>([
    ['a hang-up instead of a greeting', until('greet', hangUp), unavailable],
    ['a silent server', until('greet', silence), { code: 'timeout' }],
    ['a hang-up after the sign-in', until('AUTH', hangUp), unavailable],
    ['a hang-up at the sender', until('MAIL', hangUp), unavailable],
    ['silence at the recipient', until('RCPT', silence), { code: 'timeout' }],
    ['a hang-up before the words', until('DATA', hangUp), unavailable],
    [
      'a server that is closing',
      until('MAIL', () => '421 4.3.2 closing'),
      { ...unavailable, cause: 'maintenance', status: 421 },
    ],
    [
      'a server that turns everybody away',
      until('greet', () => '554 5.7.1 no'),
      { code: 'rejected', key: 'smtp-554-5.7.1' },
    ],
    [
      'a sign-in that fails for now',
      until('AUTH', () => '454 4.7.0 later'),
      { ...unavailable, cause: 'maintenance', status: 454 },
    ],
    ['an answer without an end', until('greet', () => `220-${'x'.repeat(70_000)}`), unavailable],
  ])('names the cause: %s', async (_what, script, failure) => {
    const { sender, server: heardBy } = await open(script, { connectMs: 600, silenceMs: 600 });
    expect(await failureOf(sender.send(mail, never))).toEqual(failure);
    expect(heardBy.connections()).toBe(1);
    expect(heardBy.heard.join('\n')).not.toContain('canary-link');
  });

  it('[FT-13] says that nobody listens', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => listener.close(resolve));
    expect(await failureOf(openSender({ port }).sender.send(mail, never))).toEqual({
      code: 'offline',
      cause: 'refused',
    });
  });

  it('[FT-14] says that the name is not known', async () => {
    const { sender } = openSender({ host: 'mail.shop.invalid', port: 465 });
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'offline', cause: 'dns' });
  });

  it('is cancelled by its signal, before or while it connects', async () => {
    const { sender, server: heardBy } = await open(until('greet', silence));
    expect(await failureOf(sender.send(mail, AbortSignal.abort()))).toEqual({ code: 'cancelled' });
    expect(heardBy.connections()).toBe(0);
    const stop = new AbortController();
    const sending = failureOf(sender.send(mail, stop.signal));
    setTimeout(() => stop.abort(), 50);
    expect(await sending).toEqual({ code: 'cancelled' });
  });

  it('does not wait for a password longer than the conversation lasts', async () => {
    const started = await startScriptedMailServer(politely, certificate);
    server = started;
    const password = () => new Promise<string>(() => undefined);
    const { sender } = openSender({ port: started.port, trustedRoots: [certificate.cert], password }, { totalMs: 300 });
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'timeout' });
    expect(started.heard).toEqual(['EHLO [127.0.0.1]']);
  });

  it('ends within its limit whatever the server does', async () => {
    const { sender } = await open(until('EHLO', silence), { connectMs: 60_000, silenceMs: 60_000, totalMs: 300 });
    const startedAt = performance.now();
    expect(await failureOf(sender.send(mail, never))).toEqual({ code: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
