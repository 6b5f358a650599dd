import jsQR from 'jsqr';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailSender } from '../../src/main/hand-over/mail-sender';
import { composeMailto } from '../../src/main/hand-over/mailto';
import { createQrMatrix } from '../../src/main/hand-over/qr';
import { composeMail, type ComposedMail } from '../../src/main/hand-over/templates/compose-mail';
import { languages } from '../../src/shared/domain/language';
import { startTraining, type Training } from '../../src/training/start-training';
import { makeCertificate, type TestCertificate } from '../fakes/certificates';
import { startMailServer, type MailServerBench } from '../fakes/mail-server';
import { createCaller, newPassword, oldPassword } from './support/shopper-link';

let training: Training;
let certificate: TestCertificate;
let mailServer: MailServerBench;
const account = { user: 'keydesk', password: 'mail-secret' };

beforeAll(async () => {
  [training, certificate] = await Promise.all([startTraining(), makeCertificate()]);
  mailServer = await startMailServer({ tls: 'starttls', certificate, account });
});
afterAll(async () => {
  await mailServer.close();
  await training.stop();
});

/** The only line that is an address: what a shopper would click or copy. */
function linkIn(text: string): string | undefined {
  return text.split(/\r?\n/u).find((line) => /^https?:\/\/\S+$/u.test(line));
}

async function byMail(to: string, mail: ComposedMail): Promise<readonly (string | undefined)[]> {
  const sender = createMailSender({
    server: {
      host: '127.0.0.1',
      port: mailServer.port,
      security: 'starttls',
      user: account.user,
      password: async () => account.password,
      from: { name: 'Training shop', address: 'service@shop.example' },
      trustedRoots: [certificate.cert],
    },
    clock: { now: () => Date.now() },
  });
  await sender.send({ to, ...mail }, AbortSignal.timeout(10_000));
  const received = mailServer.mails.find((candidate) => candidate.to[0] === to);
  const { text = '', html = '' } = await PostalMime.parse(received?.raw ?? '');
  return [linkIn(text), /href="([^"]*)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&')];
}

function byMailto(to: string, mail: ComposedMail): string | undefined {
  return linkIn(new URL(composeMailto(to, mail)).searchParams.get('body') ?? '');
}

function byQr(link: string): string | undefined {
  const { size, modules } = createQrMatrix(link);
  const scale = 4;
  const side = (size + 8) * scale;
  const picture = Uint8ClampedArray.from({ length: side * side * 4 }, (_, index) => {
    const [x, y] = [Math.floor(index / 4) % side, Math.floor(index / 4 / side)];
    const isDark = modules[Math.floor(y / scale) - 4]?.[Math.floor(x / scale) - 4] === '1';
    return isDark && index % 4 !== 3 ? 0 : 255;
  });
  return jsQR(picture, side, side)?.data;
}

/** Does what the page does with the fragment of a link once the shopper has typed a password. */
async function openAndSubmit(link: string): Promise<unknown> {
  const url = new URL(link);
  const members = Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
  const response = await fetch(`${url.origin}${url.pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.origin },
    body: JSON.stringify({ ...members, password: newPassword, repeat: newPassword }),
  });
  return await response.json();
}

describe.each(['norce', 'bigcommerce', 'salesforce-b2c'] as const)('a link of %s', (vendor) => {
  it('[SC-11] arrives whole by mail, by the agent’s mail program and as a QR code, and works', async () => {
    const caller = createCaller(training, vendor);
    const link = await caller.link();
    const mail = composeMail({
      language: languages[0],
      brandName: 'Training shop',
      firstName: 'Cal',
      link,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const [fromText = '', fromHtml] = await byMail(caller.email, mail);
    expect([fromText, fromHtml, byMailto(caller.email, mail), byQr(link)]).toEqual([link, link, link, link]);

    expect(await openAndSubmit(fromText)).toMatchObject({ result: 'done' });
    expect(caller.accepts(newPassword)).toBe(true);
    expect(caller.accepts(oldPassword)).toBe(false);
  });
});
