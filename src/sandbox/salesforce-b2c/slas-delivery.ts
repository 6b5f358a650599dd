import { OAuthProblem } from './problems';
import type { Store } from './store';

/** A code or token on its way to the shopper. */
export interface Delivery {
  readonly token: string;
  readonly mode: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly callbackUri: string | null;
  readonly template: string;
  /** What the mail opens; null for a code to type in. */
  readonly link: string | null;
}

export const badParameters = (): OAuthProblem =>
  new OAuthProblem(400, 'invalid_request', 'Bad or missing request parameters.');

/** Mails, texts or hands a token to the merchant's callback. @throws OAuthProblem 412 without a mail provider, else 400. */
export async function deliver(store: Store, { token, mode, email, phone, template, ...rest }: Delivery): Promise<void> {
  const { outbox, clock, tokens, switches } = store;
  const at = new Date(clock.now()).toISOString();
  if (mode !== 'callback' && !switches.mailProvider) {
    throw new OAuthProblem(412, 'precondition_failure', 'Dependent service is not available.');
  }
  switch (mode) {
    case 'email':
      if (email === undefined) throw badParameters();
      outbox.add({ to: email, template, link: rest.link, at });
      return;
    case 'sms':
      if (phone === undefined) throw badParameters();
      outbox.add({ to: phone, template: `${template}-sms`, link: null, at });
      return;
    case 'callback':
      await fetch(loopbackOnly(rest.callbackUri), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-slas-callback-token': tokens.sign({ sub: 'callback' }) },
        body: JSON.stringify({ email_id: email ?? '', token }),
      });
      return;
    default:
      throw badParameters();
  }
}

/** A training store calls nobody but this machine. */
function loopbackOnly(uri: string | null): string {
  const host = uri !== null && URL.canParse(uri) ? new URL(uri).hostname : '';
  if (uri !== null && (host === '127.0.0.1' || host === 'localhost')) return uri;
  throw new OAuthProblem(400, 'invalid_request', "callback_uri doesn't match the registered callbacks");
}
