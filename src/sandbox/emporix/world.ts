import { randomBytes } from 'node:crypto';
import type { Outbox } from '../kit/outbox';
import type { SandboxClock } from '../kit/sandbox-clock';
import type { Customer } from './customer';
import type { Switches } from './switches';
import { createTokenBook, type TokenBook } from './tokens';
import { createWebhookSettings, type WebhookSettings } from './webhook-settings';

/** The one tenant of this store. */
export const tenant = 'keydeskshop';

/** Credentials made in the developer portal, with the scopes they were given. */
export interface ServiceClient {
  readonly id: string;
  readonly scopes: readonly string[];
  /** Customers of other restrictions are invisible; null sees all. */
  readonly restrictions: readonly string[] | null;
}

export interface Clients {
  /** All service clients share a secret that is made at start; nothing secret is in the sources. */
  readonly secret: string;
  readonly services: readonly ServiceClient[];
  readonly storefrontId: string;
}

/** Everything that `reset` throws away. */
export interface Store {
  readonly customers: Map<string, Customer>;
  readonly deletedNumbers: Set<string>;
  readonly resetTokens: Map<string, { readonly customerNumber: string; readonly expiresAtMs: number }>;
  /** Confirmations of a double opt-in that are still out. */
  readonly optIns: Map<string, { readonly customerNumber: string; readonly expiresAtMs: number }>;
  readonly tokens: TokenBook;
  readonly config: Map<string, { readonly value: unknown; readonly version: number }>;
  readonly webhooks: WebhookSettings;
  /** Number of the next customer that brings none of its own. */
  nextNumber: number;
}

export interface World {
  readonly clients: Clients;
  readonly clock: SandboxClock;
  readonly outbox: Outbox;
  readonly switches: Switches;
  store: Store;
}

export const redirectUrlKey = 'customer.passwordreset.redirecturl';

const customerScopes = ['customer.customer_read', 'customer.customer_manage'] as const;
const everyScope = [
  ...customerScopes,
  'configuration.configuration_view',
  'configuration.configuration_manage',
  'webhook.subscription_read',
  'webhook.subscription_manage',
] as const;

/**
 * `keydesk-desk` is what a connection should use; `keydesk-admin` may do everything, `keydesk-reader` may only read, and
 * `keydesk-no-customers` may not even do that.
 */
export function createClients(): Clients {
  const client = (id: string, scopes: readonly string[], restrictions: readonly string[] | null): ServiceClient => ({
    id,
    scopes,
    restrictions,
  });
  return {
    secret: randomBytes(24).toString('base64url'),
    services: [
      client('keydesk-desk', [...customerScopes, 'configuration.configuration_view'], ['DE', 'SE']),
      client('keydesk-admin', everyScope, null),
      client('keydesk-reader', ['customer.customer_read'], ['DE', 'SE']),
      client('keydesk-no-customers', ['configuration.configuration_view'], null),
    ],
    storefrontId: randomBytes(12).toString('base64url'),
  };
}

export function createStore(resetPageUrl: string): Store {
  return {
    customers: new Map(),
    deletedNumbers: new Set(),
    resetTokens: new Map(),
    optIns: new Map(),
    tokens: createTokenBook(),
    config: new Map<string, { value: unknown; version: number }>([
      // The token is put right behind this text. In the fragment it reaches no server log and no Referer.
      [redirectUrlKey, { value: `${resetPageUrl}#c=emporix&t=`, version: 1 }],
      ['customerActiveOnCreation', { value: true, version: 1 }],
      ['customerOnHoldOnCreation', { value: false, version: 1 }],
      ['enableRecreationOfDeletedCustomer', { value: false, version: 1 }],
      ['cust.notification.email.from', { value: 'shop@shop.example', version: 1 }],
    ]),
    webhooks: createWebhookSettings(),
    nextNumber: 60_000_001,
  };
}

export function isSet(store: Store, key: string): boolean {
  const value = store.config.get(key)?.value;
  return value === true || value === 'true';
}

/** Log-ins are told apart without regard to letter case. */
export function customerByLogin(store: Store, login: string): Customer | null {
  const wanted = login.toLowerCase();
  for (const customer of store.customers.values()) {
    if (customer.accounts.some((account) => account.id.toLowerCase() === wanted)) return customer;
  }
  return null;
}
