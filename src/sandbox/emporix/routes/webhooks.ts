import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { requireToken, type EmporixEnv } from '../auth';
import { webhookError } from '../errors';
import { readBody } from '../read-body';
import { isLoopbackUrl } from '../webhook-delivery';
import { eventTypes, type Endpoint, type HttpWebhookConfig } from '../webhook-settings';
import type { World } from '../world';

const endpointBody = z.object({
  eventType: z.string(),
  name: z.string().max(255).optional(),
  destinationUrl: z.string(),
  secretKey: z.string(),
  active: z.boolean().default(true),
});
const configBody = z.object({
  code: z.string().default('http'),
  active: z.boolean().default(true),
  provider: z.literal('HTTP'),
  configuration: z.object({
    destinationUrl: z.string().optional(),
    secretKey: z.string().optional(),
    eventsConfiguration: z.array(endpointBody).default([]),
  }),
});
const patchConfigBody = z.array(
  z.object({
    op: z.literal('UPSERT'),
    path: z.literal('/configuration/http/eventsConfigurationEntry'),
    value: endpointBody,
  }),
);
const subscriptionBody = z.array(
  z.object({
    eventType: z.string(),
    action: z.enum(['SUBSCRIBE', 'UNSUBSCRIBE']),
    metadata: z.object({ version: z.number().int().optional() }).optional(),
  }),
);

/** Subscriptions to events and the one HTTP configuration that says where they go. */
export function webhookRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  const mayRead = requireToken(world, ['service'], 'webhook.subscription_read');
  const mayManage = requireToken(world, ['service'], 'webhook.subscription_manage');

  app.get('/:tenant/event-subscriptions', mayRead, (c) =>
    c.json(
      eventTypes.map((type) => {
        const subscription = world.store.webhooks.subscriptions.get(type);
        const state = subscription === undefined ? 'NONE' : subscription.subscribed ? 'SUBSCRIBED' : 'UNSUBSCRIBED';
        const metadata = subscription === undefined ? {} : { version: subscription.version };
        return { event: { type }, subscription: state, excludedFields: [], metadata };
      }),
    ),
  );

  app.patch('/:tenant/event-subscriptions', mayManage, async (c) => {
    const items = await readBody(c, subscriptionBody);
    return c.json(
      items.map((item) => subscribe(world, item)),
      207,
    );
  });

  app.get('/:tenant/config/:code', mayRead, (c) => {
    const { http } = world.store.webhooks;
    if (http?.code !== c.req.param('code')) throw webhookError(404, 'Not Found', 'no such configuration');
    return c.json(presentConfig(http));
  });

  app.post('/:tenant/config', mayManage, async (c) => {
    if (world.store.webhooks.http !== null) throw webhookError(409, 'Conflict', 'one HTTP configuration per tenant');
    const config = await readConfig(await readBody(c, configBody));
    world.store.webhooks.http = config;
    return c.json({ code: config.code }, 201);
  });

  app.put('/:tenant/config/:code', mayManage, async (c) => {
    world.store.webhooks.http = await readConfig({ ...(await readBody(c, configBody)), code: c.req.param('code') });
    return c.body(null, 204);
  });

  app.patch('/:tenant/config/:code', mayManage, async (c) => {
    const { http } = world.store.webhooks;
    if (http?.code !== c.req.param('code')) throw webhookError(404, 'Not Found', 'no such configuration');
    const added = (await readBody(c, patchConfigBody)).map(({ value }): Endpoint => ({ ...value, id: randomUUID() }));
    await checkDestinations(added.map((endpoint) => endpoint.destinationUrl));
    world.store.webhooks.http = { ...http, endpoints: [...http.endpoints, ...added] };
    return c.body(null, 204);
  });

  return app;
}

function subscribe(world: World, item: z.output<typeof subscriptionBody>[number]): Record<string, unknown> {
  const { eventType, action, metadata } = item;
  if (!eventTypes.some((known) => known === eventType)) return { eventType, code: 404, status: 'Not Found' };
  const former = world.store.webhooks.subscriptions.get(eventType);
  if (metadata?.version !== undefined && metadata.version !== (former?.version ?? 0)) {
    return { eventType, code: 409, status: 'Conflict' };
  }
  world.store.webhooks.subscriptions.set(eventType, {
    subscribed: action === 'SUBSCRIBE',
    version: (former?.version ?? 0) + 1,
  });
  return { eventType, code: 200, status: 'OK' };
}

async function readConfig(body: z.output<typeof configBody>): Promise<HttpWebhookConfig> {
  const { destinationUrl, secretKey, eventsConfiguration } = body.configuration;
  const urls = eventsConfiguration.map((endpoint) => endpoint.destinationUrl);
  await checkDestinations(destinationUrl === undefined ? urls : [destinationUrl, ...urls]);
  const endpoints = eventsConfiguration.map((endpoint): Endpoint => ({ ...endpoint, id: randomUUID() }));
  return { code: body.code, active: body.active, destinationUrl, secretKey, endpoints };
}

/** The vendor asks each address by HEAD or OPTIONS first; this store also refuses to speak to anything but loopback. */
async function checkDestinations(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const answers = async (method: string): Promise<boolean> =>
      fetch(url, { method, redirect: 'error' }).then(
        (response) => response.ok,
        () => false,
      );
    if (isLoopbackUrl(url) && ((await answers('HEAD')) || (await answers('OPTIONS')))) continue;
    throw webhookError(400, 'Bad Request', 'the destination does not answer');
  }
}

function presentConfig(config: HttpWebhookConfig): Record<string, unknown> {
  return {
    code: config.code,
    active: config.active,
    provider: 'HTTP',
    configuration: {
      destinationUrl: config.destinationUrl,
      secretKeyExists: config.secretKey !== undefined,
      eventsConfiguration: config.endpoints.map(({ id, eventType, name, destinationUrl, active }) => ({
        ...{ id, eventType, name, destinationUrl, active },
        secretKeyExists: true,
      })),
    },
  };
}
