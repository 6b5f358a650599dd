import { createHmac } from 'node:crypto';
import { isOn, numberOf } from './switches';
import type { EventType } from './webhook-settings';
import type { World } from './world';

/** Delivers an event to every endpoint that wants it, signed; a failed delivery is dropped, since retries are not documented. */
export function emitEvent(world: World, type: EventType, payload: Readonly<Record<string, unknown>>): void {
  const { webhooks } = world.store;
  if (!isOn(world.switches, 'webhook') || webhooks.subscriptions.get(type)?.subscribed !== true) return;
  if (webhooks.http?.active !== true) return;
  for (const endpoint of webhooks.http.endpoints) {
    if (endpoint.eventType !== type || !endpoint.active) continue;
    setTimeout(
      () => {
        void deliver(endpoint.destinationUrl, endpoint.secretKey, payload, world.clock.now());
      },
      numberOf(world.switches, 'webhookDelayMs'),
    ).unref();
  }
}

async function deliver(url: string, secretKey: string, payload: unknown, nowMs: number): Promise<void> {
  const body = canonicalJson(payload);
  await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      'emporix-event-signature': createHmac('sha256', secretKey).update(body).digest('base64'),
      'emporix-event-publish-time': new Date(nowMs).toISOString(),
    },
    body,
  }).catch(() => undefined);
}

/** The text that is signed: keys sorted at every level, no blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Nothing a training store sends may leave the machine. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}
