/** What the vendor has not documented, or what a merchant sets, by name; the defaults are those of the fact sheet. */
export interface Switches extends Record<string, string | number | boolean> {
  /** How old the search index is; larger than 0, a search answers from the state of that moment. */
  indexLagMs: number;
  /** Whether exact searches mind letter case. */
  termCaseSensitive: boolean;
  /** Whether a search without hits leaves `hits` out, as the older API does. */
  omitEmptyHits: boolean;
  /** Whether a PATCH must repeat `customerNo`, `lastName` and, inside `credentials`, `login`. */
  strictPatch: boolean;
  /** Whether `locked: false` in a PATCH ends a lock. */
  patchUnlocks: boolean;
  customerNoTakenStatus: 400 | 409;
  /** Whether a customer made without a number gets the next one of the list. */
  createAssignsNumber: boolean;
  /** What create-reset-token answers for a login nobody has. */
  unknownLoginStatus: 400 | 404;
  /** Which causes a refused reset names in its `type`: a weak password, as has been seen; none, as in the vendor's example; all. */
  resetErrorStyle: 'weak-password-only' | 'none' | 'all';
  resetTokenMinutes: number;
  /** Whether a successful reset lifts a lock. */
  resetUnlocks: boolean;
  resetEndsSessions: boolean;
  sessionsSurviveDeactivation: boolean;
  /** Status of a refused client id or secret at the Account Manager. */
  amWrongSecretStatus: 400 | 401;
  /** Whether a scope the client may not have is refused, or left out of the token. */
  amScopeStyle: 'refuse' | 'subset';
  amTokenSeconds: number;
  missingScopeType: 'forbidden' | 'insufficient-scope-error';
  slasErrorStyle: 'spec' | 'live';
  /** Status of a sign-in of a locked or disabled shopper. */
  blockedLoginStatus: 401 | 403;
  /** Whether a trusted system or agent may act for a disabled customer. */
  trustedActsForDisabled: boolean;
  trustedTouchesLastLogin: boolean;
  slasTokenSeconds: number;
  trustedAgentTokenSeconds: number;
  refreshTokenSeconds: number;
  slasResetMinutes: number;
  /** Life of a code that signs in or verifies an e-mail; not documented. */
  oneTimeCodeMinutes: number;
  slasRequestsPerMinute: number;
  /** Load of the tenant in percent, as `sfdc_load` tells it: warned of from 80, throttled from 90, shed with 503 from 100. */
  load: number;
  maintenance: 'none' | 'system' | 'site';
  /** False plays a tenant without a provider for mails: 412. */
  mailProvider: boolean;
  lockoutEnabled: boolean;
  maxFailedLogins: number;
  lockoutMinutes: number;
  /** After how long without another one failed sign-ins are forgotten. */
  loginAttemptResetMinutes: number;
  minPasswordLength: number;
  /** How many of `$%/()[]{}=?!.,-_*|+~#` a password needs. */
  minSpecialChars: number;
  passwordNeedsLetter: boolean;
  passwordNeedsDigit: boolean;
  passwordNeedsMixedCase: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
  indexLagMs: 0,
  termCaseSensitive: false,
  omitEmptyHits: false,
  strictPatch: true,
  patchUnlocks: false,
  customerNoTakenStatus: 400,
  createAssignsNumber: true,
  unknownLoginStatus: 404,
  resetErrorStyle: 'weak-password-only',
  resetTokenMinutes: 30,
  resetUnlocks: true,
  resetEndsSessions: true,
  sessionsSurviveDeactivation: true,
  amWrongSecretStatus: 401,
  amScopeStyle: 'refuse',
  amTokenSeconds: 1_799,
  missingScopeType: 'forbidden',
  slasErrorStyle: 'spec',
  blockedLoginStatus: 401,
  trustedActsForDisabled: false,
  trustedTouchesLastLogin: true,
  slasTokenSeconds: 1_800,
  trustedAgentTokenSeconds: 900,
  refreshTokenSeconds: 2_592_000,
  slasResetMinutes: 10,
  oneTimeCodeMinutes: 10,
  slasRequestsPerMinute: 500,
  load: 12,
  maintenance: 'none',
  mailProvider: true,
  lockoutEnabled: true,
  maxFailedLogins: 6,
  lockoutMinutes: 30,
  loginAttemptResetMinutes: 1_440,
  minPasswordLength: 8,
  minSpecialChars: 0,
  passwordNeedsLetter: true,
  passwordNeedsDigit: true,
  passwordNeedsMixedCase: true,
};
