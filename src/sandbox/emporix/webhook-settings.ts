/** One place an event is delivered to. */
export interface Endpoint {
  readonly id: string;
  readonly eventType: string;
  readonly name?: string | undefined;
  readonly destinationUrl: string;
  readonly secretKey: string;
  readonly active: boolean;
}

export interface HttpWebhookConfig {
  readonly code: string;
  readonly active: boolean;
  readonly destinationUrl?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly endpoints: readonly Endpoint[];
}

export interface Subscription {
  readonly subscribed: boolean;
  readonly version: number;
}

/** What the tenant set up about webhooks: one HTTP configuration at most, and a subscription per event. */
export interface WebhookSettings {
  http: HttpWebhookConfig | null;
  readonly subscriptions: Map<string, Subscription>;
}

export const eventTypes = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.password-reset',
  'customer.logged.in',
  'customer.opt-in',
  'customer.refresh-token',
] as const;
export type EventType = (typeof eventTypes)[number];

export function createWebhookSettings(): WebhookSettings {
  return { http: null, subscriptions: new Map() };
}
