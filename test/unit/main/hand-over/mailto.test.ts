import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMailto, maxMailtoLength } from '../../../../src/main/hand-over/mailto';
import { composeMail } from '../../../../src/main/hand-over/templates/compose-mail';
import { languages } from '../../../../src/shared/domain/language';
import { goodVector } from '../reset-links/test-vectors';
import { anyText } from './hostile-texts';
import { refusalOf } from './refusal-of';

interface Parsed {
  readonly recipients: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
}

/** Reads a `mailto:` address the way RFC 6068 says a mail program does. */
function parseMailto(url: string): Parsed {
  expect(url).toMatch(/^mailto:[\w!$'*+\-.~%@]+\?[\w!$'*+\-.~%@=&]+$/u);
  const [, to = '', query = ''] = /^mailto:([^?]*)\?(.*)$/u.exec(url) ?? [];
  const fields = query.split('&').map((field) => field.split('='));
  expect(fields.every((field) => field.length === 2)).toBe(true);
  return {
    recipients: to.split(',').map(decodeURIComponent),
    headers: fields.map(([name = '', value = '']) => [name.toLowerCase(), decodeURIComponent(value)]),
  };
}

const mail = { subject: 'Subject', text: 'Text\n', shortText: 'Short\n' };
const mailInput = {
  brandName: 'Nordic Shop',
  firstName: 'Maja',
  expiresAt: '2026-11-02T09:15:30.000Z',
  supportContact: '+46 8 123 45 67',
} as const;

describe('composeMailto', () => {
  it('names one recipient, one subject and one body', () => {
    const { recipients, headers } = parseMailto(composeMailto('maja+a&b@example.test', mail));
    expect(recipients).toEqual(['maja+a&b@example.test']);
    expect(headers).toEqual([
      ['subject', 'Subject'],
      ['body', 'Text\r\n'],
    ]);
  });

  it('is read the same by the URL parser of the platform', () => {
    const url = new URL(composeMailto('maja@example.test', { ...mail, subject: 'a+b & c=d?', text: 'å\nß' }));
    expect(decodeURIComponent(url.pathname)).toBe('maja@example.test');
    expect(url.searchParams.get('subject')).toBe('a+b & c=d?');
    expect(url.searchParams.get('body')).toBe('å\r\nß');
    expect(url.hash).toBe('');
  });

  it.each(languages)('has room for a link with a token of full size in %s', (language) => {
    const link = `https://www.nordic-outdoor-shop.example/my-account/reset-password#kdt=${goodVector('V1').token}`;
    const composed = composeMail({ ...mailInput, language, link });
    const url = composeMailto('maja.example-longname@mail.example.test', composed);
    expect(url.length).toBeLessThanOrEqual(maxMailtoLength);
    expect(parseMailto(url).headers[1]?.[1]).toContain(`\r\n${link}\r\n`);
  });

  it('takes the short text when the full one is too long, and says so when neither fits', () => {
    const long = 'x'.repeat(maxMailtoLength);
    const { headers } = parseMailto(composeMailto('maja@example.test', { ...mail, text: long }));
    expect(headers[1]).toEqual(['body', 'Short\r\n']);
    expect(refusalOf(() => composeMailto('maja@example.test', { ...mail, text: long, shortText: long }))).toEqual({
      code: 'invalid-input',
      field: 'link',
      problem: 'too-long-for-mailto',
    });
  });

  it('is never longer than its limit, to the character', () => {
    const empty = composeMailto('maja@example.test', { subject: 's', text: '', shortText: '' });
    const room = maxMailtoLength - empty.length;
    const full = composeMailto('maja@example.test', { subject: 's', text: 'x'.repeat(room), shortText: '' });
    expect(full).toHaveLength(maxMailtoLength);
    expect(composeMailto('maja@example.test', { subject: 's', text: 'x'.repeat(room + 1), shortText: '' })).toBe(empty);
  });

  it('[BI-03][SC-39] refuses what is not exactly one address', () => {
    for (const to of [
      null,
      '',
      'a@b.test,c@d.test',
      'a@b.test?bcc=c@d.test',
      'a@b.test&cc=c@d.test',
      'a@b.test%0Acc:x',
    ]) {
      expect(refusalOf(() => composeMailto(to, mail))).toMatchObject({ code: 'invalid-input', field: 'email' });
    }
  });

  it('[SC-11] parses back to exactly one recipient, one subject and one body, whatever stands in them', () => {
    const local = fc.string({
      unit: fc.constantFrom(...Array.from("ab0!#$%&'*+/=?^_`{|}~-")),
      minLength: 1,
      maxLength: 20,
    });
    const visible = anyText.map((text) => `s${text.replace(/\p{C}|[\u2028\u2029]/gu, '')}`.slice(0, 60).toWellFormed());
    const body = anyText.map((text) => text.slice(0, 60));
    fc.assert(
      fc.property(local, visible, body, (name, subject, text) => {
        const to = `${name}@example.test`;
        const { recipients, headers } = parseMailto(composeMailto(to, { subject, text, shortText: text }));
        expect(recipients).toEqual([to]);
        expect(headers).toEqual([
          ['subject', subject.toWellFormed()],
          ['body', text.toWellFormed().replace(/\r?\n/gu, '\r\n')],
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[SC-11][BI-04] refuses a subject that is not one line', () => {
    for (const subject of [
      '',
      'a\r\nBcc: thief@evil.test',
      'a\nb',
      'a\rb',
      'a\0',
      'a\u2028b',
      'a\u0085b',
      'a\uD800',
      'x'.repeat(201),
    ]) {
      expect(refusalOf(() => composeMailto('maja@example.test', { ...mail, subject }))).toEqual({
        code: 'invalid-input',
        field: 'subject',
        problem: 'malformed',
      });
    }
  });

  it('[SC-11][BI-04] has no line break in its subject when the mail was composed from hostile texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (brandName, firstName) => {
        const input = { ...mailInput, language: 'en', link: 'https://shop.example/#kdt=a' } as const;
        const composed = composeMail({ ...input, brandName: `B${brandName}`, firstName });
        const { recipients, headers } = parseMailto(composeMailto('maja@example.test', composed));
        expect(recipients).toEqual(['maja@example.test']);
        expect(headers.map(([header]) => header)).toEqual(['subject', 'body']);
        expect(headers[0]?.[1]).not.toMatch(/[\r\n]/u);
      }),
      { numRuns: 300 },
    );
  });
});
