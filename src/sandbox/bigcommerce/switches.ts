/** What BigCommerce has not documented or what a merchant may set, by name; the defaults are those of the fact sheet. */
interface SwitchTable {
  /** Which channel's domain this server plays. */
  storefrontChannelId: number;
  storeStatus: 'live' | 'prelaunch' | 'maintenance';
  /** Requests per window and store; the Standard and Plus plans have 150 per 30 seconds. */
  quotaRequests: number;
  quotaWindowMs: number;
  /** False plays the 429 of an overloaded platform, which comes without the headers. */
  rateHeaders: boolean;
  /** `X-Retry-After` of a 429, which may come with it; 0 leaves the header out. */
  retryAfterSeconds: number;
  emailLookupIgnoresCase: boolean;
  /** Failed checks of a password per minute before the check itself is refused. */
  validateFailuresPerMinute: number;
  validateMindsForcedReset: boolean;
  passwordMinLength: number;
  newPasswordClearsForcedReset: boolean;
  newPasswordEndsSessions: boolean;
  dateModifiedMovesOnPassword: boolean;
  /** Whether `channel_ids: null` in a PUT makes a customer global again. */
  putNullRestoresGlobal: boolean;
  createStatus: 200 | 201;
  batchTooLargeStatus: 413 | 422;
  emailTakenForm: 'customer_create' | 'email';
  timeUnit: 's' | 'ms';
  jwtMaxAgeSeconds: number;
  jwtFutureSeconds: number;
  jwtAcceptsTextCustomerId: boolean;
  jwtMindsForcedReset: boolean;
  resetTokenHours: number;
  /** Whether a new request for a reset kills the older link. */
  newRequestVoidsOlder: boolean;
  /** Whether someone who may not use the channel gets no reset mail there either. */
  resetMailMindsChannel: boolean;
  forgottenPasswordEnabled: boolean;
  captcha: boolean;
  passwordlessSentEmail: 'password_reset' | 'reset_password';
}

/** As a type of its own, so that it fits where any switches by name are asked for. */
export type Switches = Pick<SwitchTable, keyof SwitchTable>;

export const defaultSwitches: Readonly<Switches> = {
  storefrontChannelId: 1,
  storeStatus: 'live',
  quotaRequests: 150,
  quotaWindowMs: 30_000,
  rateHeaders: true,
  retryAfterSeconds: 0,
  emailLookupIgnoresCase: true,
  validateFailuresPerMinute: 5,
  validateMindsForcedReset: false,
  passwordMinLength: 7,
  newPasswordClearsForcedReset: false,
  newPasswordEndsSessions: false,
  dateModifiedMovesOnPassword: true,
  putNullRestoresGlobal: true,
  createStatus: 200,
  batchTooLargeStatus: 413,
  emailTakenForm: 'customer_create',
  timeUnit: 's',
  jwtMaxAgeSeconds: 30,
  jwtFutureSeconds: 5,
  jwtAcceptsTextCustomerId: false,
  jwtMindsForcedReset: false,
  resetTokenHours: 24,
  newRequestVoidsOlder: false,
  resetMailMindsChannel: true,
  forgottenPasswordEnabled: true,
  captcha: false,
  passwordlessSentEmail: 'password_reset',
};
