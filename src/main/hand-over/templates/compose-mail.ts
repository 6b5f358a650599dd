import { fail } from '../../../shared/domain/failure';
import type { Language } from '../../../shared/domain/language';
import { checkHandOverLink } from '../hand-over-link';
import { handOverTexts } from './all-hand-over-texts';
import { greetableName } from './first-name';
import { formatMoment } from './format-moment';
import { mailHtml } from './mail-html';
import { plainLine } from './plain-line';

const maxBrandLength = 60;
const maxContactLength = 120;

export interface MailInput {
  readonly language: Language;
  /** The shop as shoppers know it. */
  readonly brandName: string;
  /** As the vendor has it on file; used only when it reads like a name. */
  readonly firstName: string | null;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Where a shopper reaches customer service: an address, a telephone number or a page. */
  readonly supportContact?: string | undefined;
  /** IANA name of the zone the expiry is told in; left out for the computer's own. */
  readonly timeZone?: string | undefined;
}

export interface ComposedMail {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** The same words, with the link behind its label; nothing in it is loaded from anywhere. */
  readonly html: string;
  /** The least a shopper has to know, for ways of handing over that have no room for `text`. */
  readonly shortText: string;
}

/**
 * The mail that brings a shopper a link. Its words are fixed; what comes from outside is a name, a contact and the link, each
 * made harmless or refused.
 *
 * @throws KeydeskError `invalid-input` for a link no mail may carry, for a brand without a visible character and for an
 * expiry that is no instant
 */
export function composeMail(input: MailInput): ComposedMail {
  const { language, link, timeZone } = input;
  const words = handOverTexts[language].mail;
  const brand = plainLine(input.brandName, maxBrandLength);
  if (brand === '') throw fail({ code: 'invalid-input', field: 'brandName', problem: 'empty' });
  const { host } = checkHandOverLink(link);
  const contact = plainLine(input.supportContact ?? '', maxContactLength);

  const subject = words.subject(brand);
  const greeting = words.greeting(greetableName(input.firstName));
  const what = words.what(brand);
  const until = words.until(formatMoment(input.expiresAt, { language, timeZone }));
  const reach = contact === '' ? [] : [words.contact(contact)];
  const after = [until, words.page(host), words.asksNothing, words.notYou, ...reach, words.sender(brand)];
  return {
    subject,
    // The link has a line of its own, so that no full stop or bracket becomes part of it.
    text: paragraphs([greeting, what, link, ...after]),
    html: mailHtml({ language, title: subject, before: [greeting, what], link, linkLabel: words.linkLabel, after }),
    shortText: paragraphs([greeting, what, link, until, words.sender(brand)]),
  };
}

function paragraphs(texts: readonly string[]): string {
  return `${texts.join('\n\n')}\n`;
}
