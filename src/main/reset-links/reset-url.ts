import { isIP } from 'node:net';
import { fail } from '../../shared/domain/failure';

/** The page a link will open, checked. */
export interface ResetPage {
  /** Without fragment. */
  readonly url: string;
  /** The token's audience: lower case, default port left out, no slash at the end. */
  readonly origin: string;
  readonly host: string;
}

export interface ResetPageRules {
  /** Hosts (with port, if it is not the default) that the policy allows; null when it has no list. */
  readonly allowedHosts: readonly string[] | null;
  /** A training connection opens pages on loopback, and only there. */
  readonly training: boolean;
}

/** Name of the fragment's member that carries a Keydesk token. */
export const tokenMember = 'kdt';

/**
 * Checks the reset page of a connection's settings.
 *
 * @throws KeydeskError `misconfigured` (field `resetPageUrl`) for an address no link may have, `policy-denied` (rule
 * `allowedLinkHosts`) for a host that is not on the policy's list.
 */
export function checkResetPage(pageUrl: string, rules: ResetPageRules): ResetPage {
  const url = parsePageUrl(pageUrl);
  if (url === null || !(rules.training ? isLoopbackPage(url) : isPublicPage(url))) throw badPage();
  if (!rules.training && rules.allowedHosts !== null && !rules.allowedHosts.includes(url.host)) {
    throw fail({ code: 'policy-denied', rule: 'allowedLinkHosts' });
  }
  return { url: url.href, origin: url.origin, host: url.host };
}

/**
 * Puts a token into the fragment of a checked page, where no server, proxy or `Referer` gets to see it.
 *
 * @throws KeydeskError `misconfigured` when the token was made for another page than the link opens.
 */
export function buildResetUrl(page: ResetPage, token: string, audience: string): string {
  if (page.origin !== audience) throw badPage();
  const url = new URL(page.url);
  url.hash = `${tokenMember}=${token}`;
  return url.href;
}

function badPage() {
  return fail({ code: 'misconfigured', cause: 'setting', field: 'resetPageUrl' });
}

// The URL class repairs what it is given (blanks, line breaks, backslashes, missing slashes, look-alike letters); a setting
// must be right as it is, so only printable ASCII without the characters that no address needs.
const plainUrl = /^https?:\/\/[!$%&'()*+,\-./0-9:;=?A-Z[\]_a-z~]+$/u;

function parsePageUrl(text: string): URL | null {
  if (!plainUrl.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.searchParams.has(tokenMember) || url.port === '0' ? null : url;
}

function isLoopbackPage(url: URL): boolean {
  return url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
}

function isPublicPage(url: URL): boolean {
  const { hostname } = url;
  const isAddress = hostname.startsWith('[') || isIP(hostname) !== 0;
  const isPublicName = hostname.includes('.') && !hostname.endsWith('.') && !hostname.endsWith('.localhost');
  return url.protocol === 'https:' && !isAddress && isPublicName;
}
