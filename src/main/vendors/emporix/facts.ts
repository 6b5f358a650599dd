interface Facts {
  readonly tokenScopeNamesTenant: boolean;
  readonly quotedValuesAreLiteral: boolean;
  readonly regexFindsOtherCase: boolean;
  readonly loginSearchMayWork: boolean;
  readonly resetTakesLogin: boolean;
  readonly staleVersionStatus: number;
  readonly signInRefusedStatuses: readonly number[];
  readonly signInBlockedStatus: number;
  readonly badResetToken: RegExp;
  readonly passwordField: string;
  readonly providerPrefix: RegExp;
}

/**
 * What Keydesk takes for granted about Emporix although the vendor has not published it. Each is marked with where it comes
 * from (INF: our inference, ANC: the platform Emporix descends from) and is to be checked on a live tenant; the list for
 * that is in docs/vendors/emporix.md.
 */
export const facts: Facts = {
  /** INF: a service token's scope ends with the tenant it belongs to, so a wrong tenant shows at sign-in. */
  tokenScopeNamesTenant: true,
  /** INF: a value in double quotes is taken literally by the `q` language. Published for the Order Service only. */
  quotedValuesAreLiteral: true,
  /** INF: a regular expression in `q` may have anchors and character classes; it finds e-mails in another letter case. */
  regexFindsOtherCase: true,
  /** INF: `accounts.id` may be searched. Tried out at the first use; a 400 switches it off. */
  loginSearchMayWork: true,
  /** INF: a reset is asked for with the log-in's e-mail and not with the contact e-mail. */
  resetTakesLogin: true,
  /** INF: a stale `metadata.version` is refused with 409, which PATCH does not list. */
  staleVersionStatus: 409,
  /** INF: a refused sign-in is a 401 without the gateway's `fault`, or a 400. */
  signInRefusedStatuses: [400, 401],
  /** ANC: a locked account is answered 403. */
  signInBlockedStatus: 403,
  /** ANC: the message of a used, expired or unknown reset token contains these words. */
  badResetToken: /invalid token/iu,
  /** ANC: a refused new password is a 400 whose first detail names this field. */
  passwordField: 'password',
  /** INF: a provider's id begins with the provider's name and a bar or a colon. */
  providerPrefix: /^([a-z][a-z0-9-]{1,30})[|:]/iu,
};
