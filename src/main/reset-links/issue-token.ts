import { CompactEncrypt } from 'jose';
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ShopperAccount } from '../../shared/domain/account';
import { fail } from '../../shared/domain/failure';
import type { LinkLifetimeMinutes } from '../../shared/domain/reset';
import { encodeBase64Url } from './base64url';
import { accountKey, accountState, accountStateBinding } from './binding';
import { checkToken } from './check-token';
import type { ResetKey } from './keys';
import { claimsSchema, tokenType, type AccountKeyKind, type ResetClaims, type ResetPurpose } from './token-format';

export interface TokenRequest {
  readonly key: ResetKey;
  /** Origin of the reset page. */
  readonly audience: string;
  /** The account as read from the vendor just now. */
  readonly account: ShopperAccount;
  /** The vendor's fact `stampMovesOnPasswordChange`. */
  readonly stampMoves: boolean;
  readonly purpose: ResetPurpose;
  readonly lifetimeMinutes: LinkLifetimeMinutes;
  /** Seconds since 1970 UTC, by a clock that was found good. */
  readonly nowSeconds: number;
  /** What the token names the account by; `id` wherever the page can use it. */
  readonly identifyBy?: AccountKeyKind;
}

export interface IssuedToken {
  readonly token: string;
  readonly kid: string;
  readonly claims: ResetClaims;
}

/**
 * Makes a reset token for an account and checks it with the code that the page runs, before anyone gets it.
 *
 * The iv and `jti` come from the crypto module; there is no way to choose them.
 *
 * @throws KeydeskError `invalid-input` when the account has no such key, or one that no token can hold.
 */
export async function issueToken(request: TokenRequest): Promise<IssuedToken> {
  const claims = makeClaims(request);
  const { kid, secret } = request.key;
  const token = await new CompactEncrypt(Buffer.from(JSON.stringify(claims), 'utf8'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid, typ: tokenType })
    .encrypt(secret);
  const check = checkToken(token, {
    findKey: (id) => ({ key: { ...request.key, kid: id }, state: { state: 'active' }, notBefore: null }),
    audience: request.audience,
    purpose: request.purpose,
    nowSeconds: request.nowSeconds,
  });
  const accepted = check.ok && check.key.key.kid === kid && isDeepStrictEqual(check.claims, claims);
  if (!accepted) throw new Error('a token just made was not accepted');
  return { token, kid, claims };
}

/** In the order of the format, with only the escapes that JSON demands: `JSON.stringify` writes exactly that. */
function makeClaims(request: TokenRequest): ResetClaims {
  const idk = request.identifyBy ?? 'id';
  const sub = accountKey(request.account, idk);
  if (sub === null) throw fail({ code: 'invalid-input', field: idk, problem: 'missing' });
  const target = { aud: request.audience, idk, sub };
  const claims = claimsSchema.safeParse({
    iss: request.key.issuer,
    aud: request.audience,
    sub,
    idk,
    pur: request.purpose,
    iat: request.nowSeconds,
    exp: request.nowSeconds + request.lifetimeMinutes * 60,
    jti: encodeBase64Url(randomBytes(16)),
    asb: accountStateBinding(target, accountState(request.account, request.stampMoves)),
  });
  if (!claims.success) {
    const field = Object.keys(z.flattenError(claims.error).fieldErrors).join(', ');
    throw fail({ code: 'invalid-input', field, problem: 'format' });
  }
  return claims.data;
}
