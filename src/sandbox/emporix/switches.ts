/**
 * What Emporix has not documented, as named switches with the likeliest behaviour as default. Those that name a status
 * take the HTTP status to answer with.
 */
export type Switches = Record<string, string | number | boolean>;

export function defaultSwitches(): Switches {
  return {
    /** Status of `/oauth/token` for a refused client id or secret: 400 or 401. */
    tokenError: 401,
    /** Which headers tell the number of hits: `all` or `none`. */
    totalHeader: 'all',
    /** Whether `contactEmail:` and `accounts.id:` ignore letter case. */
    emailCaseInsensitive: false,
    /** Whether `accounts.id:` may be searched; answered 400 when off. */
    accountsIdSearch: true,
    /** Whether a regular expression may be searched; answered 400 when off. */
    regexSearch: true,
    /** Body of an accepted PATCH: `empty` or `customer`. */
    patchBody: 'empty',
    /** Whether a stale `metadata.version` is refused with 409. */
    versionCheck: true,
    /** Status for a wrong password or an unknown e-mail: 401 or 400. */
    loginError: 401,
    /** Status for an inactive or held shopper who signs in: 401, 403 or 400. */
    inactiveLogin: 401,
    /** Failed sign-ins until an account is locked for five minutes; 0 never locks. */
    lockAfter: 0,
    /** Status of a reset for an e-mail nobody signs in with: 204 or 404. */
    resetUnknown: 204,
    /** Life of a reset token in milliseconds. */
    resetTtlMs: 24 * 60 * 60 * 1000,
    /** Whether a shopper who signs up has to confirm the e-mail first. */
    doubleOptIn: false,
    /** Whether a mail service is set up. */
    mail: true,
    /** Whether webhook events go out, and how long after the cause. */
    webhook: true,
    webhookDelayMs: 0,
    /** Whether deactivating or holding a customer ends the open sessions. */
    revokeOnDeactivate: false,
    /** Requests per second until 429; 0 never throttles. */
    rateLimit: 0,
    /** `Retry-After` of a 429 in seconds; 0 leaves the header out. */
    retryAfterSeconds: 1,
  };
}

export function isOn(switches: Switches, name: string): boolean {
  const value = switches[name];
  return value === true || value === 'on';
}

export function numberOf(switches: Switches, name: string): number {
  return Number(switches[name] ?? 0);
}
