// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMail, type MailInput } from '../../../../src/main/hand-over/templates/compose-mail';
import { languages } from '../../../../src/shared/domain/language';
import { anyText, hostileTexts } from './hostile-texts';
import { refusalOf } from './refusal-of';

const link = 'https://shop.example/reset#kdt=eyJhbGciOiJkaXIi..c2VjcmV0.dGV4dA.dGFn';
const input: MailInput = {
  language: 'en',
  brandName: 'Nordic Shop',
  firstName: 'Maja',
  link,
  expiresAt: '2026-11-02T09:15:30.000Z',
  supportContact: '+46 8 123 45 67',
  timeZone: 'Europe/Stockholm',
};

function pageOf(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('composeMail', () => {
  it('says what the link is, until when it is good, and asks for nothing', () => {
    expect(composeMail(input).text).toBe(
      [
        'Hello Maja,',
        'You asked customer service at Nordic Shop for help with signing in. With this link you choose a new password yourself:',
        link,
        'The link works once and until Monday, 2 November 2026 at 10:15 CET.',
        'It opens a page on shop.example. Check that your browser shows this address before you type a password.',
        'We never ask for your password, for codes or for card details, neither by mail nor on the phone. You need not answer this mail.',
        'If it was not you who contacted us, ignore this mail: nothing changes as long as nobody uses the link. Please tell us about it.',
        'How to reach us: +46 8 123 45 67',
        'Customer service, Nordic Shop',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/u, '\n'),
    );
  });

  it.each([
    ['en', 'Hello Maja,', '10:15 CET'],
    ['sv', 'Hej Maja!', '10:15 CET'],
    ['de', 'Guten Tag Maja,', '10:15 MEZ'],
    ['nb', 'Hei, Maja!', '10:15 CET'],
    ['fi', 'Hei Maja,', '10.15 UTC+1'],
  ] as const)('writes %s: greets by name and tells the time with its zone', (language, greeting, time) => {
    const { text, subject } = composeMail({ ...input, language });
    expect(text.startsWith(`${greeting}\n`)).toBe(true);
    expect(text).toContain(time);
    expect(text).toContain('2026');
    expect(subject.startsWith('Nordic Shop: ')).toBe(true);
  });

  it.each(languages)('writes %s without a name and without a contact', (language) => {
    const named = composeMail({ ...input, language });
    const bare = composeMail({ ...input, language, firstName: null, supportContact: undefined });
    expect(bare.text).not.toContain('Maja');
    expect(bare.text).not.toContain('null');
    expect(bare.text).not.toContain('undefined');
    expect(bare.text.split('\n\n')).toHaveLength(named.text.split('\n\n').length - 1);
  });

  it('speaks each language in words of its own', () => {
    const paragraphs = languages.flatMap((language) =>
      composeMail({ ...input, language, firstName: null, supportContact: undefined })
        .text.split('\n\n')
        .slice(1, -1),
    );
    const own = paragraphs.filter((paragraph) => paragraph !== link);
    expect(new Set(own).size).toBe(own.length);
  });

  it.each(languages)('shows the same words in both parts of the %s mail, and the link once in each', (language) => {
    const { subject, text, html } = composeMail({ ...input, language });
    const page = pageOf(html);
    const anchors = [...page.querySelectorAll('a')];
    expect(anchors.map((anchor) => anchor.getAttribute('href'))).toEqual([link]);
    expect(count(text, 'https://')).toBe(1);
    expect(count(html, 'https://')).toBe(1);
    expect(page.documentElement.lang).toBe(language);
    expect(page.title).toBe(subject);
    const shown = [...page.querySelectorAll('p')].map((paragraph) => paragraph.textContent);
    const label = anchors[0]?.textContent ?? '';
    expect(`${shown.join('\n\n')}\n`).toBe(text.replace(link, label));
  });

  it('loads nothing from anywhere', () => {
    const page = pageOf(composeMail(input).html);
    expect(page.querySelectorAll('img,script,link,iframe,object,video,form,input,[src],[background]')).toHaveLength(0);
  });

  it('puts the link on a line of its own, so that no mail program takes more or less of it', () => {
    const { text, shortText } = composeMail(input);
    for (const body of [text, shortText])
      expect(body.split('\n').filter((line) => line.includes('kdt'))).toEqual([link]);
  });

  it.each(hostileTexts)('[BI-01][BI-02][BI-04] makes %j harmless wherever it comes from', (text) => {
    const mail = composeMail({ ...input, brandName: `Shop ${text}`, firstName: text, supportContact: text });
    expect(mail.subject).not.toMatch(/\p{C}|[\u2028\u2029]/u);
    expect(mail.text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    const page = pageOf(mail.html);
    expect([...page.querySelectorAll('body *')].map(({ tagName }) => tagName).filter((name) => name !== 'P')).toEqual([
      'A',
    ]);
    expect(page.querySelector('a')?.href).toBe(link);
  });

  it('[BI-01] has the shape of the fixed template for any brand, name and contact', () => {
    const shape = composeMail(input).text.split('\n\n').length;
    fc.assert(
      fc.property(anyText, anyText, anyText, (brandName, firstName, supportContact) => {
        const mail = composeMail({
          ...input,
          brandName: `B${brandName}`,
          firstName,
          supportContact: `+46${supportContact}`,
        });
        expect(mail.subject).not.toMatch(/[\r\n]/u);
        expect(mail.text.split('\n\n')).toHaveLength(shape);
        const page = pageOf(mail.html);
        expect(page.querySelectorAll('body p')).toHaveLength(shape);
        expect(page.querySelectorAll('body *:not(p)')).toHaveLength(1);
        expect(page.querySelector('a')?.getAttribute('href')).toBe(link);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a brand nobody could read', () => {
    expect(refusalOf(() => composeMail({ ...input, brandName: '\u200B\r\n' }))).toEqual({
      code: 'invalid-input',
      field: 'brandName',
      problem: 'empty',
    });
  });

  it('refuses an expiry that is no time', () => {
    expect(refusalOf(() => composeMail({ ...input, expiresAt: 'soon' }))).toMatchObject({ code: 'invalid-input' });
  });

  it('takes a link of the training stores', () => {
    const trained = 'http://127.0.0.1:4100/reset#kdt=a.b.c';
    expect(composeMail({ ...input, link: trained }).text).toContain(`\n${trained}\n`);
  });

  it.each([
    ...[
      '',
      'http://shop.example/reset#kdt=a',
      'javascript:alert(1)',
      'data:text/html,x',
      'mailto:a@b.test',
      '//shop.example',
    ],
    ...[
      'https://kdt@shop.example/',
      'https://user:pw@shop.example/',
      'https://shop.example/a b',
      'https://shop.example/\r\nx',
    ],
    ...['https://shop.example/"><script>', 'https://shop.example/#a#b', 'https://shöp.example/', 'https:///reset'],
    `https://shop.example/#${'a'.repeat(4_000)}`,
  ])('[BI-24] refuses %j as a link', (bad) => {
    expect(refusalOf(() => composeMail({ ...input, link: bad }))).toEqual({
      code: 'invalid-input',
      field: 'link',
      problem: 'malformed',
    });
  });
});
