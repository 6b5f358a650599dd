import { z } from 'zod';

/**
 * The origin of a base address typed into a connection's settings, or null when it is none: only `https:`, or `http:` on
 * loopback for the training stores; no user info, path, query or fragment.
 */
export function originOf(text: string): string | null {
  // URL parsers read a backslash as a slash and drop tabs and line breaks; a setting that has one is a trap.
  if (/[\\\s\u0000-\u001f\u007f]/u.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  const bare =
    url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === '';
  if (!bare || /[?#@]/u.test(text)) return null;
  return url.origin;
}

/** A setting that must be an origin; its value is normalised (lower case, no default port, no slash at the end). */
export const originSetting = z
  .string()
  .max(2_000)
  .transform((text, context) => {
    const origin = originOf(text);
    if (origin !== null) return origin;
    context.addIssue({ code: 'custom', message: 'not an https origin' });
    return z.NEVER;
  });
