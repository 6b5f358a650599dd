import { html, raw } from 'hono/html';

type Html = ReturnType<typeof html>;

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 26rem; padding: 0 1rem; color: #1d2433; }
  label { display: block; margin: 0.75rem 0; } input { display: block; width: 100%; padding: 0.5rem; font: inherit; box-sizing: border-box; }
  button { padding: 0.5rem 1rem; font: inherit; } .note { background: #eef3ff; padding: 0.75rem 1rem; border-radius: 0.5rem; }
  header { color: #5a6475; font-size: 0.85rem; }
`;

/** The frame of every storefront page. Says plainly that this is a training store. */
export function page(title: string, body: Html | string, note: string | null = null): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>Orchard Supply, a training store</header>
        <main>
          <h1>${title}</h1>
          ${note === null ? '' : html`<p class="note" role="status">${note}</p>`} ${body}
        </main>
      </body>
    </html>`;
}

export function signInForm(redirectTo: string): Html {
  return html`<form method="post" action="/login.php?action=check_login">
      <label>E-mail <input name="login_email" type="email" autocomplete="username" required /></label>
      <label>Password <input name="login_pass" type="password" autocomplete="current-password" required /></label>
      <input name="redirect_to" type="hidden" value="${redirectTo}" />
      <button>Sign in</button>
    </form>
    <p><a href="/login.php?action=reset_password">Forgot your password?</a></p>`;
}

export function forgottenForm(): Html {
  return html`<form method="post" action="/login.php?action=send_password_email">
    <label>E-mail <input name="email" type="email" autocomplete="username" required /></label>
    <button>Send me a link</button>
  </form>`;
}

export function newPasswordForm(customerId: string, token: string): Html {
  return html`<form method="post" action="/login.php?action=save_new_password">
    <label>New password <input name="password" type="password" autocomplete="new-password" required /></label>
    <label>Once more <input name="password_confirm" type="password" autocomplete="new-password" required /></label>
    <input name="c" type="hidden" value="${customerId}" />
    <input name="t" type="hidden" value="${token}" />
    <button>Save</button>
  </form>`;
}

export function accountBody(name: string, id: number, email: string): Html {
  return html`<dl>
      <dt>Name</dt>
      <dd>${name}</dd>
      <dt>Customer</dt>
      <dd>${String(id)}</dd>
      <dt>E-mail</dt>
      <dd>${email}</dd>
    </dl>
    <p><a href="/login.php?action=logout">Sign out</a></p>`;
}
