import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { SandboxEnv } from '../kit/env';
import { layout, slasClients, storefrontPaths, trainingAgent } from './layout';
import { redeemPlatformReset, redeemSlasReset, type ResetOutcome } from './passwords';
import { openSession } from './sessions';
import { backTo } from './slas-sign-in-routes';
import type { Store } from './store';

/**
 * A merchant's storefront in miniature, and the Account Manager's sign-in page, so that every journey ends in a browser:
 * the mailed reset, a reset link of the platform's family, and an agent who acts for a shopper.
 */
export function storefrontRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get(storefrontPaths.slasReset, (c) =>
    page(c, passwordForm({ token: c.req.query('token') ?? '', who: c.req.query('email') ?? '' })),
  );
  app.post(storefrontPaths.slasReset, async (c) => {
    const { token, who, password } = await resetForm(c);
    const { customers } = store();
    const customer = customers.all(layout.mainList).find((item) => item.slasReset?.value === token);
    const fits = customer?.record.email?.toLowerCase() === who.toLowerCase();
    return page(
      c,
      outcomeText(customer !== undefined && fits ? redeemSlasReset(store(), customer, token, password) : 'wrong-token'),
    );
  });

  app.get(storefrontPaths.platformReset, (c) =>
    page(c, passwordForm({ token: c.req.query('token') ?? '', who: c.req.query('login') ?? '' })),
  );
  app.post(storefrontPaths.platformReset, async (c) => {
    const { token, who, password } = await resetForm(c);
    const customer = store().customers.byLogin(layout.mainList, who);
    return page(
      c,
      outcomeText(customer === null ? 'wrong-token' : redeemPlatformReset(store(), customer, token, password)),
    );
  });

  app.get(storefrontPaths.callback, (c) => page(c, arrival(store(), c.req.query('code') ?? '')));

  app.get('/dwsso/UI/Login', (c) => page(c, agentForm(c.req.query('ticket') ?? '', '')));
  app.post('/dwsso/UI/Login', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const ticket = form.get('ticket') ?? '';
    const isAgent = form.get('user') === trainingAgent.user && form.get('password') === trainingAgent.password;
    if (!isAgent) return page(c, agentForm(ticket, 'User or password is wrong.'));
    const { desk } = store();
    const held = desk.redeem(ticket);
    if (held === null) return page(c, 'This sign-in has expired. Begin again.');
    return backTo(c, held.redirectUri, { code: desk.issue(held), state: `taob.${held.usid}` });
  });
  return app;
}

/** The storefront's back end takes the code and says as whom the browser is signed in now. */
function arrival(store: Store, code: string): string {
  const held = store.desk.redeem(code);
  const client = slasClients.find(({ id }) => id === held?.clientId);
  if (held === null || client === undefined) return 'This sign-in has expired. Begin again.';
  const customer = store.customers.byId(held.customerId);
  const isAgent = held.agentFor !== null;
  const flow = isAgent ? 'trusted-agent' : customer === null ? 'guest' : 'password';
  openSession(store, { client, channelId: held.channelId, customer, flow, usid: held.usid });
  const name = [customer?.record.firstName, customer?.record.lastName].filter((part) => part !== undefined).join(' ');
  return isAgent ? `You are acting for ${name || 'a guest'}.` : `Signed in as ${name || 'a guest'}.`;
}

async function resetForm(c: Context<SandboxEnv>): Promise<{ token: string; who: string; password: string }> {
  const form = new URLSearchParams(await c.req.text());
  return { token: form.get('token') ?? '', who: form.get('who') ?? '', password: form.get('password') ?? '' };
}

function outcomeText(outcome: ResetOutcome): string {
  switch (outcome) {
    case 'done':
      return 'Your password is set. You can sign in now.';
    case 'weak-password':
      return 'This password is too weak. Go back and choose another one.';
    case 'wrong-token':
    case 'expired-token':
      return 'This link is not valid any more. Ask for a new one.';
  }
}

type Markup = ReturnType<typeof html>;

function passwordForm({ token, who }: { token: string; who: string }): Markup {
  return html`<form method="post">
    <input type="hidden" name="token" value="${token}" />
    <input type="hidden" name="who" value="${who}" />
    <p>
      <label>New password <input type="password" name="password" autocomplete="new-password" required /></label>
    </p>
    <button>Set password</button>
  </form>`;
}

function agentForm(ticket: string, problem: string): Markup {
  return html`<p>Account Manager (training): sign in as the agent.</p>
    <p role="alert">${problem}</p>
    <form method="post">
      <input type="hidden" name="ticket" value="${ticket}" />
      <p>
        <label>User <input name="user" autocomplete="username" required /></label>
      </p>
      <p>
        <label>Password <input type="password" name="password" autocomplete="current-password" required /></label>
      </p>
      <button>Sign in</button>
    </form>`;
}

function page(c: Context<SandboxEnv>, content: Markup | string): Response | Promise<Response> {
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <meta charset="utf-8" />
        <title>Training storefront</title>
        <h1>Training storefront</h1>
        ${content}
      </html>`,
  );
}
