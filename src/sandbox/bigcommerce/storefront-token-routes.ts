import { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/serve';
import { needsScope } from './gate';
import { readJson } from './read-json';
import { Refusal } from './refusal';
import type { Store } from './store';

const channels = { channel_id: z.int().min(1).optional(), channel_ids: z.array(z.int()).min(1).optional() };
const impersonation = z.object({ ...channels, expires_at: z.int().min(0) });
const privateToken = z.object({
  ...channels,
  expires_at: z.int().min(0),
  scopes: z.array(z.enum(['Unauthenticated', 'Customer', 'B2B'])).min(1),
});

/** Makes the tokens that open the storefront's GraphQL to a server. */
export function storefrontTokenRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post(
    '/storefront/api-token-customer-impersonation',
    needsScope(store, 'store_storefront_api_customer_impersonation'),
    async (c) => {
      const body = await readJson(c, impersonation);
      return c.json({
        data: { token: issue(store, 'impersonation', body, ['Unauthenticated', 'Customer']) },
        meta: {},
      });
    },
  );
  app.post('/storefront/api-token-private', needsScope(store, 'store_storefront_api'), async (c) => {
    const body = await readJson(c, privateToken);
    return c.json({ data: { token: issue(store, 'private', body, body.scopes) }, meta: {} });
  });
  return app;
}

function issue(
  store: Store,
  kind: 'private' | 'impersonation',
  asked: z.output<typeof impersonation>,
  scopes: readonly string[],
): string {
  const { channel_id: one, channel_ids: several } = asked;
  if ((one === undefined) === (several === undefined)) {
    throw new Refusal(422, 'Give exactly one of channel_id and channel_ids');
  }
  const channelIds = several ?? (one === undefined ? [] : [one]);
  if (channelIds.some((id) => !store.channels.has(id))) throw new Refusal(422, 'Channel not found');
  const expiresAt = asked.expires_at * 1000;
  if (expiresAt <= store.clock.now()) throw new Refusal(422, 'The token would already have expired');
  const token = randomBytes(48).toString('base64url');
  store.storefrontTokens.set(token, { kind, channelIds, scopes, expiresAt });
  return token;
}
