import type { ApiToken } from './types';

const storeHash = 'kd7demo';
const readOnly = [
  'store_v2_customers_read_only',
  'store_v2_information_read_only',
  'store_channel_settings_read_only',
  'store_sites_read_only',
];
const everyScope = [
  'store_v2_customers',
  'store_v2_customers_login',
  'store_v2_information_read_only',
  'store_channel_settings_read_only',
  'store_sites_read_only',
  'store_storefront_api',
  'store_storefront_api_customer_impersonation',
];

/** Who this store is and which API accounts it knows. Invented, and worth nothing outside a training store. */
export const identity = {
  hash: storeHash,
  clientId: 'kdclient0000000000000000000001',
  clientSecret: 'keydesk-sandbox-client-secret-0001',
  trainingToken: 'kd-training-token-all-scopes',
  apiTokens: new Map<string, ApiToken>([
    ['kd-training-token-all-scopes', { storeHash, scopes: new Set(everyScope) }],
    ['kd-training-token-read-only', { storeHash, scopes: new Set(readOnly) }],
    ['kd-training-token-customers-only', { storeHash, scopes: new Set(['store_v2_customers']) }],
    ['kd-training-token-other-store', { storeHash: 'kd8other', scopes: new Set(everyScope) }],
  ]),
} as const;
