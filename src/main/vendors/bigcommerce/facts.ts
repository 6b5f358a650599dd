interface InferredFacts {
  /** Setting a password moves `date_modified`, so that a used Keydesk link dies by itself. */
  readonly stampMovesOnPasswordChange: boolean;
  /** Setting `new_password` leaves `force_password_reset` as it was; if it does not, taking it off as well does no harm. */
  readonly newPasswordLeavesForcedReset: boolean;
  /** `channel_ids: null` in a PUT makes a customer global again. If it does not, the read-back shows it. */
  readonly nullChannelsMakeGlobal: boolean;
  /** A wrong store hash is answered 403, like a missing scope: seen in recordings, not promised. */
  readonly wrongHashIsForbidden: boolean;
  /** How far in the future `iat` of a log-in token may lie is not known, so tokens are dated back a little. */
  readonly loginTokenBackdateSeconds: number;
}

/**
 * What Keydesk takes to be so about BigCommerce without the vendor having documented it. Each is named, so that a look at a
 * live store can settle it in one place.
 */
export const inferred: InferredFacts = {
  stampMovesOnPasswordChange: true,
  newPasswordLeavesForcedReset: true,
  nullChannelsMakeGlobal: true,
  wrongHashIsForbidden: true,
  loginTokenBackdateSeconds: 1,
};

/** Life of a log-in token in milliseconds; documented. */
export const loginTokenLifeMs = 30_000;

/** How long Keydesk lets its storefront tokens live, in seconds; the vendor takes any value. */
export const storefrontTokenLifeSeconds = 3_600;

/** Largest page of a V3 list; documented as a general rule, inferred for customers. */
export const pageSize = 250;

/** The longest e-mail a customer can have; documented. */
export const emailMaxLength = 255;

/** The scopes by the names the control panel's API accounts use. */
export const scopes = {
  readCustomers: 'store_v2_customers_read_only',
  modifyCustomers: 'store_v2_customers',
  readInformation: 'store_v2_information_read_only',
  readChannels: 'store_channel_settings_read_only',
  readSites: 'store_sites_read_only',
  impersonation: 'store_storefront_api_customer_impersonation',
} as const;

/** Where a parked customer's former channels are kept, at the customer itself. */
export const formerChannelsField = { namespace: 'keydesk', key: 'former_channel_ids' } as const;
