import { z } from 'zod';
import { clientCertificateSetting } from '../http/client-certificate';
import { originSetting } from '../http/origin';
import type { SecretField } from '../port';

const maxInt = 2_147_483_647;
const channel = z.int().min(1).max(maxInt);

/** The settings of a BigCommerce connection; the secret half is in `bigCommerceSecretFields`. */
export const bigCommerceConfigSchema = z
  .strictObject({
    apiOrigin: originSetting.prefault('https://api.bigcommerce.com'),
    storeHash: z.string().regex(/^[a-z0-9]{1,32}$/u),
    /** Origin of the storefront that belongs to `channelId`. */
    storefrontUrl: originSetting,
    channelId: channel.default(1),
    /** Name of the customer attribute in which the merchant keeps its own customer code. */
    codeAttribute: z.string().trim().min(1).max(255).optional(),
    /** Which kind of reset is preferred; the others stay on offer. */
    resetStrategy: z.enum(['vendor-mail', 'forced', 'keydesk-link']).default('vendor-mail'),
    /** BigCommerce has no account status; parking a customer on a channel nobody can visit takes its place. */
    deactivateStrategy: z.enum(['none', 'park-on-channel']).default('none'),
    parkingChannelId: channel.optional(),
    /** The merchant's own page for Keydesk's links. */
    resetPageUrl: z
      .url({ protocol: /^https?$/u })
      .max(2_000)
      .optional(),
    clientCertificate: clientCertificateSetting.optional(),
  })
  .superRefine((config, context) => {
    if (config.deactivateStrategy === 'none') return;
    if (config.parkingChannelId === undefined || config.parkingChannelId === config.channelId) {
      context.addIssue({
        code: 'custom',
        path: ['parkingChannelId'],
        message: 'parking needs a channel of its own',
      });
    }
  });

export type BigCommerceConfig = Readonly<z.infer<typeof bigCommerceConfigSchema>>;

export const bigCommerceSecretFields: readonly SecretField[] = [
  { name: 'accessToken', required: true },
  // Both sign log-in tokens: whoever holds the secret can sign in as any customer, so a desk that never does goes without.
  { name: 'clientId', required: false },
  { name: 'clientSecret', required: false },
  { name: 'resetKey', required: false },
];

/** The origins an adapter with these settings may speak to. */
export function bigCommerceOrigins(config: BigCommerceConfig): readonly string[] {
  return [...new Set([config.apiOrigin, config.storefrontUrl])];
}

/** The channel on which customers are parked, or null when the store has chosen no such work-around. */
export function parkingChannelOf(config: BigCommerceConfig): number | null {
  return config.deactivateStrategy === 'park-on-channel' ? (config.parkingChannelId ?? null) : null;
}
