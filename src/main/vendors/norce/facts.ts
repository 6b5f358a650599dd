interface InferredSwitches {
  /** INF: setting a password moves `Customer.Updated`, so that a used link dies by itself. */
  readonly stampMovesOnPasswordChange: boolean;
  /** INF: the database compares keys without regard to letter case, so our own exact filter does too. */
  readonly matchingIgnoresCase: boolean;
}

/** What decides between two ways of working; a look at a live tenant turns it here. */
export const inferredSwitches: InferredSwitches = {
  stampMovesOnPasswordChange: true,
  matchingIgnoresCase: true,
};

/**
 * What Keydesk takes to be so about Norce. Marks: DOC stands in the vendor's documents, CODE was seen in public client code,
 * INF is our own inference and has to be looked at on a live tenant (docs/vendors/norce.md lists those).
 */
export const norceFacts = {
  /** DOC: page of SearchCustomer2 when no size is named. As many hits as this may be a cut list. */
  searchPageSize: 50,
  /** INF: no largest size is documented; this one is asked for when a page was full. */
  largeSearchSize: 500,
  /** DOC: shortest text SearchCustomer2 takes. */
  shortestSearch: 2,
  /** DOC for CreateCustomer3, INF for the others: the service mails the shopper unless told not to. */
  doSendMail: 'false',
  /** DOC for LoginPost, INF for UpdateCustomer3: longest password in characters. */
  longestPassword: 4_000,
  /** DOC: place of the Query API. INF: the same client may use it, and it shows disabled customers. */
  queryPath: '/commerce/query/2.0/Customers/Customers',
  /** INF: .NET's smallest date stands for "never". Milliseconds since 1970. */
  unsetDateMs: -62_135_596_800_000,
  /** INF: a token for an application the client may not use is refused with 401 or 403. */
  foreignApplicationStatuses: [401, 403],
  /** DOC: `1` is the default account, which some calls must not be made with. */
  defaultActorAccountId: 1,
  /** INF: whether a switched-off login ends open sessions is up to the storefront. */
  deactivateEndsSessions: 'unknown',
  /** DOC: no lock-out exists. INF: so nothing needs unlocking by a reset. */
  resetUnlocks: 'unknown',
  /** DOC: a token lives an hour; used when the answer does not say. Seconds. */
  tokenLifeSeconds: 3_600,
} as const;
