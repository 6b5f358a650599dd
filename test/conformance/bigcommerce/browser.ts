/** As much of a browser as the storefront's pages need: cookies, redirects, and forms with their hidden fields. */
export interface Browser {
  open(url: URL): Promise<Page>;
  post(url: URL, fields: Readonly<Record<string, string>>): Promise<Page>;
  submit(form: Form, typed: Readonly<Record<string, string>>): Promise<Page>;
}

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
  /** The first form of the page; fails when there is none. */
  form(): Form;
}

export interface Form {
  readonly action: URL;
  readonly hidden: Readonly<Record<string, string>>;
}

export function browser(): Browser {
  const cookies = new Map<string, string>();

  async function visit(url: URL, init: RequestInit, hops = 0): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (/max-age=0/iu.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null && hops < 5) return visit(new URL(location, url), {}, hops + 1);
    const text = await answer.text();
    return { url, status: answer.status, text, form: () => firstForm(text, url) };
  }

  return {
    open: (url) => visit(url, {}),
    post: (url, fields) => visit(url, { method: 'POST', body: new URLSearchParams(fields) }),
    submit: (form, typed) =>
      visit(form.action, { method: 'POST', body: new URLSearchParams({ ...form.hidden, ...typed }) }),
  };
}

function firstForm(text: string, base: URL): Form {
  const found = /<form method="post" action="([^"]+)">([\s\S]*?)<\/form>/u.exec(text);
  if (found === null) throw new Error('the page has no form');
  const inputs = [...(found[2] ?? '').matchAll(/<input name="(\w+)" type="hidden" value="([^"]*)"/gu)];
  return {
    action: new URL((found[1] ?? '').replaceAll('&amp;', '&'), base),
    hidden: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value])),
  };
}
