import type { Language } from '../../../shared/domain/language';
import { escapeHtml } from './escape-html';

// No colours: the reader's own are legible, by day and by night.
const bodyStyle = 'font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em';

/** A mail as a small page: paragraphs and one link, no picture, no style sheet, nothing to load. */
export function mailHtml(mail: {
  readonly language: Language;
  readonly title: string;
  readonly before: readonly string[];
  readonly link: string;
  readonly linkLabel: string;
  readonly after: readonly string[];
}): string {
  const { language, title, before, link, linkLabel, after } = mail;
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="ltr">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${bodyStyle}">`,
    ...before.map(paragraph),
    `<p><a href="${escapeHtml(link)}" rel="noreferrer">${escapeHtml(linkLabel)}</a></p>`,
    ...after.map(paragraph),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
