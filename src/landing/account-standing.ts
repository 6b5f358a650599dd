import { createHash, timingSafeEqual } from 'node:crypto';
import { absent, accountState, accountStateBinding } from '../main/reset-links/binding';
import { allowedSkewSeconds, maxLifetimeSeconds, type ResetClaims } from '../main/reset-links/token-format';
import type { ShopperAccount } from '../shared/domain/account';
import { findAccount, hasLogin, readLimitMs, standsFor } from './find-account';
import { stampMoves, type LandingConnection } from './landing-connection';
import type { LandingLog, LinkRefusal } from './landing-log';
import type { ReplayStore } from './replay/replay-store';
import { failureCode } from './vendor-outcome';

/** What lines of the log about one token have in common. */
export interface TokenTrace {
  readonly connection: string;
  readonly kid: string;
  readonly jti: string | null;
}

export type NotStanding = { readonly kind: 'refused'; readonly code: LinkRefusal } | { readonly kind: 'try-later' };
export type Standing = { readonly kind: 'stands'; readonly account: ShopperAccount } | NotStanding;

export interface StandingCheck {
  /** Steps 10 to 12: reads the account and decides whether the token may still act on it. */
  check(connection: LandingConnection, claims: ResetClaims, trace: TokenTrace): Promise<Standing>;
  /** From now on, links of this connection don't count as dying by use. */
  distrust(connection: LandingConnection): void;
}

export interface StandingCheckOptions {
  readonly replayStore: ReplayStore | null;
  readonly log: LandingLog;
}

export function createStandingCheck({ replayStore, log }: StandingCheckOptions): StandingCheck {
  const distrusted = new Set<string>();

  async function check(connection: LandingConnection, claims: ResetClaims, trace: TokenTrace): Promise<Standing> {
    let account: ShopperAccount | null;
    try {
      account = await findAccount(connection.adapter, claims, AbortSignal.timeout(readLimitMs));
    } catch (error) {
      log({ event: 'vendor-failed', step: 'read', code: failureCode(error), ...trace });
      return { kind: 'try-later' };
    }
    if (account === null || !hasLogin(account)) return { kind: 'refused', code: 'account' };
    if (!isBound(connection, claims, account)) return { kind: 'refused', code: 'binding' };
    if (!standsFor(account, claims)) return { kind: 'refused', code: 'account' };
    if (replayStore === null) return { kind: 'stands', account };
    const hash = accountHash(connection, account);
    try {
      const isOld = (await replayStore.isSpent(claims.jti)) || ((await replayStore.newestIat(hash)) ?? 0) > claims.iat;
      if (isOld) return { kind: 'refused', code: 'replay' };
      const forgetAt = claims.iat + maxLifetimeSeconds + 2 * allowedSkewSeconds;
      await replayStore.see({ account: hash, iat: claims.iat, forgetAt });
      return { kind: 'stands', account };
    } catch {
      log({ event: 'replay-store-failed', ...trace });
      return { kind: 'try-later' };
    }
  }

  function isBound(connection: LandingConnection, claims: ResetClaims, account: ShopperAccount): boolean {
    const state = accountState(account, stampMoves(connection));
    const diesByItself = claims.asb !== 'none' && state.stamp !== absent && !distrusted.has(connection.id);
    if (replayStore === null && !diesByItself) return false;
    if (claims.asb === 'none') return true;
    return timingSafeEqual(Buffer.from(accountStateBinding(claims, state)), Buffer.from(claims.asb));
  }

  return {
    check,
    distrust: ({ id }) => {
      distrusted.add(id);
    },
  };
}

/** Under what an account is kept in the replay store and locked. */
export function accountHash(connection: LandingConnection, account: ShopperAccount): string {
  return createHash('sha256')
    .update(`keydesk-account-v1\n${connection.id}\n${account.ref.accountId}`)
    .digest('base64url');
}
