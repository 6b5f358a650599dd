import { createHash } from 'node:crypto';
import type { AccessState, ShopperAccount } from '../../shared/domain/account';
import { encodeBase64Url } from './base64url';
import type { AccountKeyKind, ResetClaims } from './token-format';

/** Stands for "no e-mail" and for "no stamp that moves". */
export const absent = '-';

/** The part of an account whose change kills a link. */
export interface AccountState {
  readonly email: string;
  readonly status: 'active' | 'inactive' | 'on-hold' | 'unknown';
  readonly stamp: string;
}

/** Which account, at which page. */
export type BindingTarget = Pick<ResetClaims, 'aud' | 'idk' | 'sub'>;

/** The account-state binding `asb` of a token, 43 characters base64url. */
export function accountStateBinding(target: BindingTarget, state: AccountState): string {
  const lines = ['keydesk-asb-v1', target.aud, target.idk, target.sub, state.email, state.status, state.stamp];
  return encodeBase64Url(createHash('sha256').update(lines.join('\n'), 'utf8').digest());
}

/**
 * Takes from an account what a token is bound to.
 *
 * `stampMoves` is the vendor's fact `stampMovesOnPasswordChange`; without it the stamp says nothing about use and is left out.
 */
export function accountState(account: ShopperAccount, stampMoves: boolean): AccountState {
  return {
    email: account.email ?? absent,
    status: switchedStatus[account.access.state],
    stamp: stampMoves ? normaliseStamp(account.updatedAt) : absent,
  };
}

/** The value by which a token of the given kind names this account; null when the account has none. */
export function accountKey(account: ShopperAccount, kind: AccountKeyKind): string | null {
  return kind === 'id' ? account.ref.accountId : account[kind];
}

/** Only what a person switches counts: an automatic lock is left out, or anyone could kill links by guessing passwords. */
const switchedStatus: Readonly<Record<AccessState['state'], AccountState['status']>> = {
  active: 'active',
  locked: 'active',
  inactive: 'inactive',
  removed: 'inactive',
  'no-login': 'inactive',
  'on-hold': 'on-hold',
  unknown: 'unknown',
};

/** The vendor's change stamp as `YYYY-MM-DDTHH:MM:SS.mmmZ`, so that desk and page agree whatever spelling they were given. */
function normaliseStamp(updatedAt: string | null): string {
  if (updatedAt === null) return absent;
  const at = new Date(updatedAt);
  return Number.isNaN(at.getTime()) ? absent : at.toISOString();
}
