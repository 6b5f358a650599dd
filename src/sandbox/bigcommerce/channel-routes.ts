import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/serve';
import { needsScope } from './gate';
import { isoSeconds } from './present';
import { readJson } from './read-json';
import { noSuchResource } from './refusal';
import type { Store } from './store';
import type { StoredChannel } from './types';

const openedAt = Date.UTC(2025, 0, 2);
const channelSettings = z.object({ allow_global_logins: z.boolean().nullable().optional() });

/** Channels, their sites, and the customer settings of a channel. */
export function channelRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const readChannels = needsScope(store, 'store_channel_settings', 'store_channel_settings_read_only');
  const readSites = needsScope(store, 'store_sites', 'store_sites_read_only');
  const readCustomers = needsScope(store, 'store_v2_customers', 'store_v2_customers_read_only');
  const modifyCustomers = needsScope(store, 'store_v2_customers');
  const channelAt = (text: string): StoredChannel => {
    const channel = store.channels.get(Number(text));
    if (channel === undefined) throw noSuchResource();
    return channel;
  };

  app.get('/channels', readChannels, (c) =>
    c.json({ data: [...store.channels.values()].map(presentChannel), meta: {} }),
  );
  app.get('/channels/:id{[0-9]+}', readChannels, (c) =>
    c.json({ data: presentChannel(channelAt(c.req.param('id'))), meta: {} }),
  );
  app.get('/channels/:id{[0-9]+}/site', readSites, (c) => {
    const channel = channelAt(c.req.param('id'));
    if (!channel.hasSite) throw noSuchResource();
    const url = siteUrl(store, channel, new URL(c.req.url).origin);
    const times = { created_at: isoSeconds(openedAt), updated_at: isoSeconds(openedAt) };
    return c.json({
      data: {
        id: 1000 + channel.id,
        url,
        channel_id: channel.id,
        ...times,
        ssl_status: 'dedicated',
        urls: [{ url, type: 'primary', ...times }],
        is_checkout_url_customized: false,
      },
      meta: {},
    });
  });

  app.get('/customers/settings/channels/:id{[0-9]+}', readCustomers, (c) =>
    c.json({ data: presentSettings(channelAt(c.req.param('id'))), meta: {} }),
  );
  app.put('/customers/settings/channels/:id{[0-9]+}', modifyCustomers, async (c) => {
    const channel = channelAt(c.req.param('id'));
    const body = await readJson(c, channelSettings);
    if (body.allow_global_logins !== undefined) {
      // Null means the inherited value, which is on for the default storefront only.
      channel.allowGlobalLogins = body.allow_global_logins ?? channel.id === 1;
    }
    return c.json({ data: presentSettings(channel), meta: {} });
  });

  return app;
}

/** The channel this server plays answers here; the others have domains nobody serves. */
function siteUrl(store: Store, channel: StoredChannel, origin: string): string {
  return channel.id === store.switches.storefrontChannelId
    ? origin
    : `https://store-${store.hash}-${String(channel.id)}.mybigcommerce.example`;
}

function presentChannel(channel: StoredChannel): Record<string, unknown> {
  return {
    id: channel.id,
    name: channel.name,
    type: channel.type,
    platform: channel.type === 'pos' ? 'custom' : 'bigcommerce',
    status: channel.status,
    is_listable_from_ui: true,
    is_visible: channel.hasSite,
    date_created: isoSeconds(openedAt),
    date_modified: isoSeconds(openedAt),
  };
}

function presentSettings(channel: StoredChannel): Record<string, unknown> {
  return {
    privacy_settings: { ask_shopper_for_tracking_consent: null, policy_url: null },
    customer_group_settings: { guest_customer_group_id: null, default_customer_group_id: null },
    allow_global_logins: channel.allowGlobalLogins,
  };
}
