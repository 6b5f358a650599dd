/**
 * What Keydesk takes to be so at Salesforce B2C Commerce without the vendor's word for it, or where the vendor's word
 * covers the platform and not this very API. A look at a live tenant may flip each of them here and nowhere else.
 */
export const facts = {
  /** Inferred: a customer whose `credentials` leave `enabled` out may sign in. */
  absentEnabledMeansEnabled: true,
  /** Documented for the platform, inferred for this API: setting a password by a reset token lifts a lock at once. */
  platformResetUnlocks: 'yes',
  /** Not documented. */
  platformResetEndsSessions: 'unknown',
  /** Documented for the platform: a customer has one reset token, and a new one voids it. */
  newTokenVoidsOlder: 'yes',
  /** The platform's default; a merchant may have set 30 to 1440 minutes, and each answer says which. */
  usualResetMinutes: 30,
  /** Not documented for resets that the sign-in service mails. */
  mailedResetUnlocks: 'unknown',
  mailedResetEndsSessions: 'unknown',
  mailedResetVoidsOlder: 'unknown',
  /** Documented in the vendor's guide. */
  mailedResetMinutes: 10,
  /** Inferred: sessions that are open when an account is disabled may live on. */
  deactivateEndsSessions: 'unknown',
  /** Inferred: how the admin API names a missing customer; other 404s mean that the organization is not found. */
  missingCustomer: /^(not-found|customer-not-found|customer-list-customer-not-found)$/u,
  /** Documented as the only refusal of a reset token's request; that it means an unknown login is inferred. */
  unknownLogin: 'invalid-customer',
  /** Inferred: how an unknown site is named. */
  missingSite: /^(site-not-found|invalid-site-id|unknown-site)$/u,
  /** Inferred: the mail template's language for a shopper without one. */
  fallbackLocale: 'en-US',
  /** The life of a trusted agent's session; the vendor's sign-in page itself states no time. */
  trustedAgentMinutes: 15,
  /** A second sign-in of one shopper within this time is refused as a conflict, in milliseconds. */
  signInPauseMs: 1_000,
  trustedSystemPauseMs: 3_000,
  /** Largest page of a search, and the depth below which its total is believed. */
  searchPage: 200,
  searchDepth: 1_000,
} as const;

/** Scopes of the API client, by what they are needed for. */
export const scopes = {
  lists: 'sfcc.customerlists.rw',
  passwords: 'sfcc.shopper-customers.login',
} as const;

/** Scopes of the SLAS client. */
export const slasScopes = {
  trustedSystem: 'sfcc.ts_ext_on_behalf_of',
} as const;
