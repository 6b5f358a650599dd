import { html, raw } from 'hono/html';
import type { ResetPurpose } from '../../main/reset-links/token-format';
import type { PasswordProblem } from '../password/password-rules';
import { texts } from '../texts/all-texts';
import type { LandingTexts, Language } from '../texts/landing-texts';

/** What the page shows; the script switches between them, and without script the server does. */
export type PageView =
  /** Says that the page needs script, until the script hides it and looks for the link in the address. */
  | { readonly view: 'start' }
  | { readonly view: 'form'; readonly message: FormMessage | null }
  | { readonly view: 'done'; readonly signInUrl: string | null }
  | { readonly view: 'invalid' }
  | { readonly view: 'unknown' };
export type FormMessage = PasswordProblem | 'try-later' | 'too-many';

export interface PageOptions {
  readonly language: Language;
  readonly purpose: ResetPurpose;
  /** Name of the shop above the title; null for none. */
  readonly shopName: string | null;
  readonly view: PageView;
}

/** The whole page. It is the same for every token: nothing of a link is known when it is made. */
export async function renderPage(options: PageOptions): Promise<string> {
  const { language, purpose, shopName, view } = options;
  const t = texts[language];
  const title = purpose === 'reset' ? t.titleReset : t.titleActivate;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/reset/page.css" />
        <script src="/reset/page.js"></script>
      </head>
      <body>
        <main data-start="${view.view}">
          ${shopName === null ? '' : html`<p class="shop">${shopName}</p>`} ${form(t, title, view)}
          ${notice('done', t.doneTitle, t.done, view, signIn(t, view))}
          ${notice('invalid', t.invalidTitle, t.invalid, view)} ${notice('missing', t.missingTitle, t.missing, view)}
          ${notice('unknown', t.unknownTitle, t.unknown, view)}
          <section data-view="start" ${hiddenUnless(view.view === 'start')}><p>${t.needsScript}</p></section>
        </main>
      </body>
    </html>`;
  return String(await page);
}

function form(t: LandingTexts, title: string, view: PageView) {
  const message = view.view === 'form' && view.message !== null ? messageText(t, view.message) : '';
  return html`<section data-view="form" ${hiddenUnless(view.view === 'form')}>
    <h1>${title}</h1>
    <p>${t.intro}</p>
    <form method="post" data-waiting="${t.submitting}" ${messageAttributes(t)}>
      <p class="message" id="message" role="alert" ${hiddenUnless(message !== '')}>${message}</p>
      <label for="password">${t.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        required
        aria-describedby="hint"
        aria-errormessage="message"
        spellcheck="false"
        autocapitalize="none"
      />
      <p class="hint" id="hint">${t.hint}</p>
      <label for="repeat">${t.repeat}</label>
      <input
        id="repeat"
        name="repeat"
        type="password"
        autocomplete="new-password"
        required
        aria-errormessage="message"
        spellcheck="false"
        autocapitalize="none"
      />
      <label class="show" hidden><input id="show" type="checkbox" /> <span>${t.show}</span></label>
      <button type="submit">${t.submit}</button>
    </form>
  </section>`;
}

/** The sentences the script may show, so that it needs no texts of its own. */
function messageAttributes(t: LandingTexts) {
  const all = { ...t.problems, 'try-later': t.tryLater, 'too-many': t.tooMany, 'no-answer': t.noAnswer };
  return Object.entries(all).map(([key, text]) => html` data-message-${raw(key)}="${text}"`);
}

function messageText(t: LandingTexts, message: FormMessage): string {
  if (message === 'try-later') return t.tryLater;
  return message === 'too-many' ? t.tooMany : t.problems[message];
}

function notice(
  name: 'done' | 'invalid' | 'missing' | 'unknown',
  title: string,
  text: string,
  view: PageView,
  more: unknown = '',
) {
  return html`<section data-view="${name}" ${hiddenUnless(view.view === name)}>
    <p class="mark ${name}" aria-hidden="true"></p>
    <h1 tabindex="-1">${title}</h1>
    <p>${text}</p>
    ${more}
  </section>`;
}

function signIn(t: LandingTexts, view: PageView) {
  const url = view.view === 'done' ? view.signInUrl : null;
  return html`<p ${hiddenUnless(url !== null)}><a class="button" href="${url ?? ''}">${t.signIn}</a></p>`;
}

function hiddenUnless(shown: boolean) {
  return shown ? '' : raw('hidden');
}
