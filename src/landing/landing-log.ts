import { createHash } from 'node:crypto';
import type { TokenRefusal } from '../main/reset-links/check-token';
import type { FailureCode } from '../shared/domain/failure';
import type { PasswordProblem } from './password/password-rules';

/** Why a link was refused: the checks of the token, then those of the account. */
export type LinkRefusal = TokenRefusal | 'account' | 'binding' | 'replay' | 'vendor-token';

/** What happened, in fields that may be kept: never a token, link, password, e-mail or address. */
export type LandingEvent = LandingEventBody & {
  readonly connection?: string | null;
  readonly kid?: string | null;
  /** A hash of the token's `jti`, see `hashForLog`. */
  readonly jti?: string | null;
};
type LandingEventBody =
  | { readonly event: 'refused'; readonly code: LinkRefusal }
  | { readonly event: 'password-refused'; readonly code: PasswordProblem }
  | { readonly event: 'password-set' }
  /** The desk has taken a new key into use, so that its old one can be retired. */
  | { readonly event: 'pending-key-used' }
  /** The vendor certainly did not set the password. */
  | {
      readonly event: 'vendor-failed';
      readonly code: FailureCode | 'bug';
      readonly step: 'read' | 'write' | 'read-back';
    }
  | { readonly event: 'outcome-unknown'; readonly code: FailureCode | 'bug' }
  /** An alarm: the vendor's change stamp stood still, so that a link could be used twice without a replay store. */
  | { readonly event: 'stamp-stood-still' }
  | { readonly event: 'replay-store-failed' }
  | { readonly event: 'notice-failed' }
  | { readonly event: 'limited'; readonly code: 'address' | 'kid' }
  | { readonly event: 'bad-request'; readonly code: 'origin' | 'media-type' | 'size' | 'form' }
  | { readonly event: 'bug' };

export type LandingLog = (event: LandingEvent) => void;

export type LogLevel = 'info' | 'warn' | 'alarm';

export function levelOf(event: LandingEvent): LogLevel {
  switch (event.event) {
    case 'stamp-stood-still':
    case 'replay-store-failed':
    case 'bug':
      return 'alarm';
    case 'vendor-failed':
    case 'outcome-unknown':
    case 'notice-failed':
    case 'limited':
      return 'warn';
    case 'refused':
    case 'password-refused':
    case 'password-set':
    case 'pending-key-used':
    case 'bad-request':
      return 'info';
  }
}

/** Lets two lines about one token be seen together, and says nothing about the token. */
export function hashForLog(jti: string | null): string | null {
  return jti === null ? null : createHash('sha256').update(`keydesk-log-v1\n${jti}`).digest('base64url').slice(0, 16);
}
