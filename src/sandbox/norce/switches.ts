/** What Norce's documents leave open, as named switches with the likeliest behaviour as default. */
export type Switches = Record<string, string | number | boolean>;

export function defaultSwitches(): Switches {
  return {
    /** How "no such customer" looks: `json-null`, `empty-200` or `no-content-204`. */
    nullStyle: 'json-null',
    /** What hides a customer from Get* and from searches without showInactive: `customer-or-account`, `customer-only` or `account-only`. */
    hideRule: 'customer-or-account',
    /** Body of a refusal: `messages-array`, `messages-object` or `plain-text`. */
    faultStyle: 'messages-array',
    /** Within what an e-mail is unique: `client` or `application`. */
    emailScope: 'client',
    /** How SearchCustomer2 compares: `contains` or `prefix`. */
    searchMode: 'contains',
    /** Largest `size` SearchCustomer2 grants; 0 grants any. */
    searchSizeLimit: 0,
    /** Whether the application can send mail. Without it a reminder is answered 200 all the same. */
    mailConfigured: true,
    /** Whether dates go out as `\/Date(…)\/`. */
    slashEscapedDates: true,
    /** Whether the token endpoint counts: 3 a minute and 20 more. */
    tokenLimit: true,
    /** Milliseconds before every answer. */
    latencyMs: 0,
    /** What the next call fails with: `none`, `500`, `timeout`, `401` or `429`. */
    failNext: 'none',
    /** Whether setting a password moves `Updated`. */
    passwordMovesUpdated: true,
    /** Whether UpdateCustomer3 clears what the body leaves out. */
    updateClearsMissing: true,
    /** Whether UpdateCustomer3 takes a customer whose login is switched off. */
    updateTakesInactive: true,
    /** Status for an application the token may not use: 403 or 401. */
    foreignApplicationStatus: 403,
    /** Whether the Query API is open to this client. */
    queryApi: true,
  };
}
