import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { mayUseChannel } from './rules';
import type { Store } from './store';
import type { StoredCustomer } from './types';

const claimsShape = z.object({
  iss: z.string(),
  iat: z.int(),
  jti: z.string().min(1),
  operation: z.string(),
  store_hash: z.string(),
  customer_id: z.union([z.int(), z.string()]),
  channel_id: z.int().optional(),
  redirect_to: z.string().optional(),
  request_ip: z.string().optional(),
});

type Claims = z.output<typeof claimsShape>;

export type LoginTokenVerdict =
  | { readonly ok: true; readonly customer: StoredCustomer; readonly redirectTo: string }
  /** The shopper is told one sentence for all of these; the cause is for the sandbox's console. */
  | { readonly ok: false; readonly cause: string };

/** Checks a token of the Customer Login API, in the order of the fact sheet. A token is spent by any visit. */
export async function judgeLoginToken(store: Store, jwt: string, address: string): Promise<LoginTokenVerdict> {
  const parsed = parse(jwt);
  if (parsed === null) return refuse('form');
  const { header, claims } = parsed;
  if (header.alg !== 'HS256' || header.typ !== 'JWT') return refuse('header');
  if (claims.iss !== store.clientId) return refuse('iss');
  const key = new TextEncoder().encode(store.clientSecret);
  const signed = await compactVerify(jwt, key, { algorithms: ['HS256'] }).then(
    () => true,
    () => false,
  );
  if (!signed) return refuse('signature');
  const alreadyUsed = store.usedJtis.has(claims.jti);
  store.usedJtis.add(claims.jti);
  if (claims.operation !== 'customer_login') return refuse('operation');
  if (claims.store_hash !== store.hash) return refuse('store_hash');
  const age = store.clock.now() / 1000 - claims.iat;
  if (age > store.switches.jwtMaxAgeSeconds || -age > store.switches.jwtFutureSeconds) return refuse('iat');
  if (alreadyUsed) return refuse('jti');
  if (claims.request_ip !== undefined && claims.request_ip !== address.replace(/^::ffff:/u, '')) {
    return refuse('request_ip');
  }
  return judgeAccess(store, claims);
}

function judgeAccess(store: Store, claims: Claims): LoginTokenVerdict {
  if (typeof claims.customer_id === 'string' && !store.switches.jwtAcceptsTextCustomerId) return refuse('customer_id');
  const customer = store.customers.get(Number(claims.customer_id));
  if (customer === undefined) return refuse('customer');
  const channelId = claims.channel_id ?? 1;
  if (channelId !== store.switches.storefrontChannelId) return refuse('channel');
  if (!mayUseChannel(store, customer, channelId)) return refuse('access');
  if (store.switches.jwtMindsForcedReset && customer.forcePasswordReset) return refuse('forced-reset');
  const redirectTo = claims.redirect_to ?? '/account.php';
  if (!isRelative(redirectTo)) return refuse('redirect_to');
  return { ok: true, customer, redirectTo };
}

/** One slash at the beginning, and nothing that a browser would read as another host. */
export function isRelative(path: string): boolean {
  return /^\/(?![/\\])/u.test(path) && !/[\u0000-\u001f\\]/u.test(path);
}

function refuse(cause: string): LoginTokenVerdict {
  return { ok: false, cause };
}

function parse(jwt: string): { header: { alg?: unknown; typ?: unknown }; claims: Claims } | null {
  try {
    const claims = claimsShape.safeParse(decodeJwt(jwt));
    return claims.success ? { header: decodeProtectedHeader(jwt), claims: claims.data } : null;
  } catch {
    return null;
  }
}
