import fc from 'fast-check';
import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { writeMail } from '../../../../src/main/hand-over/mail-message';
import { composeMail } from '../../../../src/main/hand-over/templates/compose-mail';
import { languages } from '../../../../src/shared/domain/language';
import { failureOf } from '../../../fakes/failure-of';
import { anyText, hostileTexts } from './hostile-texts';

const from = { name: 'Nordic Shop', address: 'service@shop.example' };
const sentAtMs = Date.UTC(2026, 10, 2, 9, 15, 30);
const link = 'https://shop.example/reset#kdt=eyJhbGciOiJkaXIi..c2VjcmV0.dGV4dA.dGFn';
const mailInput = { brandName: 'Nordic Shop', firstName: 'Maja', link, expiresAt: '2026-11-02T09:15:30.000Z' } as const;
const mail = { to: 'maja@example.test', subject: 'Subject', text: 'Text\n', html: '<p>Text</p>' };

/** The headers a mail of ours has, each of them once. */
const headersOfAMail = [
  ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
];

async function readBack(bytes: Buffer): Promise<Email> {
  const email = await PostalMime.parse(bytes);
  // The line end before a boundary belongs to the boundary; the parser leaves it on the part.
  const { text = '', html = '' } = email;
  return { ...email, text: text.replace(/\n$/u, ''), html: html.replace(/\n$/u, '') };
}

function headerNames(email: Email): readonly string[] {
  return email.headers.map(({ key }) => key).sort();
}

describe('writeMail', () => {
  it('writes one recipient, one sender, one subject and one body in two forms', async () => {
    const { to, bytes } = await writeMail(mail, from, sentAtMs);
    expect(to).toBe('maja@example.test');
    const email = await readBack(bytes);
    expect(headerNames(email)).toEqual(headersOfAMail);
    expect(email.to).toEqual([{ name: '', address: 'maja@example.test' }]);
    expect(email.from).toEqual({ name: 'Nordic Shop', address: 'service@shop.example' });
    expect(email).toMatchObject({ subject: 'Subject', text: 'Text\n', date: '2026-11-02T09:15:30.000Z' });
    expect(email.html).toBe('<p>Text</p>');
    expect(email.attachments).toEqual([]);
    expect(email.messageId).toMatch(/^<[^@]+@shop\.example>$/u);
  });

  it.each(languages)('brings the %s words and the link through unharmed', async (language) => {
    const composed = composeMail({ ...mailInput, language });
    const { bytes } = await writeMail({ ...composed, to: mail.to }, from, sentAtMs);
    const email = await readBack(bytes);
    expect(email).toMatchObject({ subject: composed.subject, text: composed.text });
    expect(email.html).toBe(composed.html);
    // Old relays cut or fold longer lines.
    for (const line of bytes.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  });

  it('[SC-36] does not say which program or computer wrote it', async () => {
    const { bytes } = await writeMail(mail, from, sentAtMs);
    expect(bytes.toString('latin1')).not.toMatch(/nodemailer|keydesk|x-mailer|user-agent|received/iu);
  });

  it('sends to an international domain in its encoded form', async () => {
    const { to, bytes } = await writeMail({ ...mail, to: 'maja@blåbär.example' }, from, sentAtMs);
    expect(to).toBe('maja@xn--blbr-noae.example');
    expect(bytes.toString('latin1')).toContain('To: maja@xn--blbr-noae.example\r\n');
  });

  it.each([
    null,
    '',
    'maja@example.test, thief@evil.test',
    'maja@example.test\r\nBcc: thief@evil.test',
    ...hostileTexts,
  ])('[SC-11][SC-39][BI-03] refuses %j as a recipient', async (to) => {
    expect(await failureOf(writeMail({ ...mail, to }, from, sentAtMs))).toMatchObject({
      code: 'invalid-input',
      field: 'email',
    });
  });

  it.each(['', 'a\r\nBcc: thief@evil.test', 'a\nb', 'a\rb', 'a\u0000', 'a\u2028b', 'a\uD800', 'x'.repeat(201)])(
    '[SC-11][BI-04] refuses %j as a subject',
    async (subject) => {
      expect(await failureOf(writeMail({ ...mail, subject }, from, sentAtMs))).toEqual({
        code: 'invalid-input',
        field: 'subject',
        problem: 'malformed',
      });
    },
  );

  it('[SC-11][BI-01][BI-04] parses back to one recipient, one subject, one body, whatever the texts of the template hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...languages),
        anyText,
        anyText,
        anyText,
        async (language, brand, name, contact) => {
          const input = { ...mailInput, language, brandName: `B${brand}`, firstName: name, supportContact: contact };
          const composed = composeMail(input);
          const { bytes } = await writeMail({ ...composed, to: mail.to }, from, sentAtMs);
          const email = await readBack(bytes);
          expect(headerNames(email)).toEqual(headersOfAMail);
          expect(email.to).toEqual([{ name: '', address: mail.to }]);
          expect(email.subject).toBe(composed.subject);
          expect(email.text).toBe(composed.text);
          expect(email.html).toBe(composed.html);
          expect(email.attachments).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[SC-11] keeps bodies in their place, also such as look like headers, ends or boundaries', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (body) => {
        const text = `start\n.\n${body}\n--boundary\nBcc: thief@evil.test\n`;
        const { bytes } = await writeMail({ ...mail, text }, from, sentAtMs);
        const email = await readBack(bytes);
        expect(headerNames(email)).toEqual(headersOfAMail);
        expect(email.text?.startsWith('start\n.\n')).toBe(true);
        expect(email.text?.endsWith('--boundary\nBcc: thief@evil.test\n')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
