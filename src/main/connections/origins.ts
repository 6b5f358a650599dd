import { isIP } from 'node:net';

/**
 * What is wrong with an address a connection names. `unusual-port` is the one an agent may confirm; all others are refused.
 */
export type AddressProblem =
  | 'malformed'
  | 'not-https'
  | 'user-info'
  | 'ip-address'
  | 'loopback'
  | 'single-label'
  | 'not-loopback'
  | 'unusual-port';

// The URL class repairs what it is given (blanks, line breaks, backslashes, missing slashes, look-alike letters); a setting
// must be right as it is. Braces stand in link templates.
const plainUrl = /^[a-z][a-z0-9+.-]*:\/\/[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z{}~]+$/u;

/** Judges an address of a connection's settings; a training connection stays on loopback and any other never goes there. */
export function addressProblem(text: string, training: boolean): AddressProblem | null {
  if (!plainUrl.test(text) || !URL.canParse(text)) return 'malformed';
  const url = new URL(text);
  // `{` in the host would be a template that decides where a link goes.
  if (url.port === '0' || /[{}]/u.test(url.host)) return 'malformed';
  if (url.username !== '' || url.password !== '') return 'user-info';
  if (training) return isLoopback(url.hostname) && url.protocol === 'http:' ? null : 'not-loopback';
  if (url.protocol !== 'https:') return 'not-https';
  if (isLoopback(url.hostname) || url.hostname.endsWith('.localhost')) return 'loopback';
  if (url.hostname.startsWith('[') || isIP(url.hostname) !== 0) return 'ip-address';
  if (!url.hostname.includes('.') || url.hostname.endsWith('.')) return 'single-label';
  return url.port === '' ? null : 'unusual-port';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

export type ConfigValue = string | number | boolean;

/** Whether a setting's value is an address rather than a name, number or path. */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/iu.test(value);
}

/**
 * Where a connection's secrets may go and its links may open, as one comparable list: the origin of each address, and
 * `name:value` for a setting from which a vendor makes up a host.
 */
export function originsOf(
  config: Readonly<Record<string, ConfigValue | undefined>>,
  hostSettings: readonly string[],
): readonly string[] {
  const origins = hostSettings.flatMap((name) => {
    const value = config[name];
    if (value === undefined) return [];
    return isAddress(value) && URL.canParse(value) ? [new URL(value).origin] : [`${name}:${String(value)}`];
  });
  return [...new Set(origins)].sort();
}
