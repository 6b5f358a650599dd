import { z } from 'zod';
import { clientCertificateSetting } from '../http/client-certificate';
import { originSetting } from '../http/origin';
import type { SecretField } from '../port';
import { isUsableTemplate } from './reset-url';

/** Where API clients get their tokens, the same for every merchant. */
const publishedAccountManager = 'https://account.demandware.com';

/** The non-secret half of a Salesforce B2C Commerce connection. */
export const salesforceB2cConfigSchema = z
  .strictObject({
    /** The merchant's short code, from which the API's host is made up. */
    shortCode: z
      .string()
      .max(63)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u)
      .optional(),
    /** The API's origin, in place of a short code. */
    apiOrigin: originSetting.optional(),
    accountManagerOrigin: originSetting.prefault(publishedAccountManager),
    organizationId: z.string().regex(/^f_ecom_[a-z]{4}_(prd|stg|dev|s[0-9]{2}|[0-9]{3})$/u),
    siteId: z
      .string()
      .min(1)
      .max(32)
      .regex(/^[^\s/\\?#%]+$/u),
    /** Defaults to the site's id, as lists that were made along with a site have it. */
    customerListId: z
      .string()
      .min(1)
      .max(256)
      .regex(/^[^\u0000-\u001f\u007f]+$/u)
      .refine((id) => id !== '.' && id !== '..')
      .optional(),
    /** The merchant's own reset page, with `{token}` and, as it needs them, `{login}`, `{email}`, `{siteId}`, `{locale}`. */
    resetUrlTemplate: z.string().max(2_000).refine(isUsableTemplate, 'not a usable link template').optional(),
    /** A redirect address registered with the SLAS client. */
    slasRedirectUri: z
      .url({ protocol: /^https?$/u })
      .max(256)
      .optional(),
    /** How an agent gets into the storefront as a shopper: by signing in at the vendor, or by the client's own right. */
    signInStrategy: z.enum(['trusted-agent', 'trusted-system']).default('trusted-agent'),
    clientCertificate: clientCertificateSetting.optional(),
  })
  .superRefine((config, context) => {
    if ((config.shortCode === undefined) !== (config.apiOrigin === undefined)) return;
    context.addIssue({ code: 'custom', path: ['shortCode'], message: 'either a short code or an API origin' });
  });

export type SalesforceB2cConfig = Readonly<z.infer<typeof salesforceB2cConfigSchema>>;

/** The secret half. Without a SLAS client nothing is mailed, and nobody is signed in. */
export const salesforceB2cSecretFields: readonly SecretField[] = [
  { name: 'amClientId', required: true },
  { name: 'amClientSecret', required: true },
  { name: 'slasClientId', required: false },
  { name: 'slasClientSecret', required: false },
];

/** The origins the adapter may speak to: the Commerce APIs' and the Account Manager's. */
export function salesforceB2cOrigins(config: SalesforceB2cConfig): readonly string[] {
  return [...new Set([apiOriginOf(config), config.accountManagerOrigin])];
}

export function apiOriginOf({ apiOrigin, shortCode }: SalesforceB2cConfig): string {
  return apiOrigin ?? `https://${shortCode ?? ''}.api.commercecloud.salesforce.com`;
}

export function customerListOf({ customerListId, siteId }: SalesforceB2cConfig): string {
  return customerListId ?? siteId;
}

/** The organization's id without its prefix, as scopes name it. */
export function tenantOf({ organizationId }: SalesforceB2cConfig): string {
  return organizationId.replace(/^f_ecom_/u, '');
}
