import type { Page } from 'playwright-core';
import type { Agent } from './agent';

/** Reads a training store's address off the connections screen, as an agent would. */
export async function originOf(page: Page, agent: Agent, store: string): Promise<string> {
  await agent.press('Control+Shift+S');
  const item = page.getByRole('listitem').filter({ hasText: store });
  const text = await item.innerText();
  const origin = /http:\/\/127\.0\.0\.1:\d+/u.exec(text)?.[0];
  if (origin === undefined) throw new Error(`the connections screen shows no address for ${store}`);
  await agent.press('Escape');
  return origin;
}

/** Asks the training vendor itself whether a password opens an account. */
export async function acceptsPassword(origin: string, accountId: string, password: string): Promise<boolean> {
  const response = await fetch(`${origin}/__sandbox/sign-in/${encodeURIComponent(accountId)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password }),
  });
  const answer: unknown = await response.json();
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'accepted') === true;
}

/** A link from the newest mail the training vendor would have sent to an address. */
export async function newestMailedLink(origin: string, to: string): Promise<string> {
  const response = await fetch(`${origin}/__sandbox/outbox`);
  const mails: unknown = await response.json();
  const links = (Array.isArray(mails) ? mails : []).flatMap((mail: unknown) => {
    if (typeof mail !== 'object' || mail === null || Reflect.get(mail, 'to') !== to) return [];
    const link: unknown = Reflect.get(mail, 'link');
    return typeof link === 'string' ? [link] : [];
  });
  const newest = links.at(-1);
  if (newest === undefined) throw new Error('the training vendor mailed no link to this address');
  return newest;
}
