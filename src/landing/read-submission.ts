import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { tokenCookie } from './page/query-cookie';
import { submissionSchema, type PostedSubmission } from './submission';

/** How the browser spoke: the page's script in JSON, or a plain form, which is answered with a page. */
export type PostedForm = 'json' | 'form';

/** Which of the two a request is, by its media type; null for any other. */
export function postedForm(contentType: string | undefined): PostedForm | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json';
  return type === 'application/x-www-form-urlencoded' ? 'form' : null;
}

/** Whether the request comes from this page. A form without script says only `null` and `same-origin`, because the page sends no referrer. */
export function isFromOwnPage(c: Context, origin: string): boolean {
  const sent = c.req.header('origin');
  if (sent === origin) return true;
  return (sent === undefined || sent === 'null') && c.req.header('sec-fetch-site') === 'same-origin';
}

/** Reads the body, or answers null when it is not what the page sends. A token that is not in it is taken from the cookie. */
export async function readSubmission(c: Context, form: PostedForm): Promise<PostedSubmission | null> {
  const body: unknown = form === 'json' ? await readJson(c) : await c.req.parseBody();
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { data } = parsed;
  if ('c' in data || data.kdt !== undefined) return data;
  return { ...data, kdt: getCookie(c, tokenCookie) ?? '' };
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return null;
  }
}
