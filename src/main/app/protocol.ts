import { randomBytes } from 'node:crypto';
import { packagedOrigin, pageScheme } from './page-origin';
import type { PageFiles } from './page-files';

/** Stands in the built page where the nonce of each load goes. */
export const noncePlaceholder = '__CSP_NONCE__';
const startPage = 'index.html';

/** What the scheme may do: be an origin of its own, like https. No service workers, no CORS, no way around the CSP. */
export const schemePrivileges = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false, bypassCSP: false },
} as const;

export interface PageRequest {
  readonly url: string;
  readonly method: string;
}
export interface PageResponse {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** Answers one request for the page: a file of the list, or nothing. */
export function servePage(files: PageFiles, request: PageRequest, makeNonce = randomNonce): PageResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const path = pathOf(request.url);
  const file = path === null ? undefined : files.get(path);
  if (path === null || file === undefined) return refusal(404);
  const nonce = makeNonce();
  const body = path === startPage ? withNonce(file.bytes, nonce) : file.bytes;
  return {
    status: 200,
    headers: { ...commonHeaders(nonce), 'content-type': file.type, 'content-length': String(body.byteLength) },
    body: request.method === 'HEAD' ? null : body,
  };
}

/** The path below the origin, taken as it stands: nothing is decoded, so nothing can be hidden in it. */
function pathOf(url: string): string | null {
  const prefix = `${packagedOrigin}/`;
  if (!url.startsWith(prefix)) return null;
  const path = url.slice(prefix.length);
  return path === '' ? startPage : path;
}

/** The page's content security policy; `nonce` is for the style elements the UI library makes. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

function commonHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

function refusal(status: 404 | 405): PageResponse {
  return { status, headers: { ...commonHeaders(randomNonce()), 'content-type': 'text/plain' }, body: null };
}

function withNonce(page: Uint8Array, nonce: string): Uint8Array {
  return Buffer.from(Buffer.from(page).toString('utf8').replaceAll(noncePlaceholder, nonce), 'utf8');
}

function randomNonce(): string {
  return randomBytes(18).toString('base64');
}
