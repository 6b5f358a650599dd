import { isIPv4, isIPv6 } from 'node:net';
import { expandIPv6 } from 'hono/utils/ipaddr';

/**
 * The address a request is counted under: the peer's, or behind proxies of one's own the one that the outermost of them
 * wrote into `X-Forwarded-For`. What stands further left was written by the client and is not believed.
 *
 * IPv6 addresses count by their first 64 bits, because one household has all the rest.
 */
export function countedAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
  const address = trustedProxies === 0 ? peer : (hops.at(-trustedProxies) ?? peer);
  const plain = address?.replace(/^::ffff:(?=\d+\.)/u, '') ?? '';
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? expandIPv6(plain).split(':').slice(0, 4).join(':') : 'unknown';
}
