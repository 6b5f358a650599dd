import { z } from 'zod';
import { clientCertificateSetting } from '../http/client-certificate';
import { originSetting } from '../http/origin';
import type { SecretField } from '../port';

/** The only base address Emporix publishes; test tenants live there too. */
const publishedOrigin = 'https://api.emporix.io';

/** The non-secret half of an Emporix connection. */
export const emporixConfigSchema = z.strictObject({
  origin: originSetting.prefault(publishedOrigin),
  /** Lower case, as in every path. */
  tenant: z
    .string()
    .min(3)
    .max(16)
    .regex(/^[a-z][a-z0-9]+$/u),
  /** Site code that resets and new customers are given; the vendor's default is `main`. */
  site: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/u)
    .optional(),
  /** Scopes to ask for, separated by blanks. Without it the token carries all that the client has. */
  scopes: z
    .string()
    .min(1)
    .max(1_000)
    .regex(/^[A-Za-z0-9._]+( [A-Za-z0-9._]+)*$/u)
    .optional(),
  clientCertificate: clientCertificateSetting.optional(),
});
export type EmporixConfig = Readonly<z.infer<typeof emporixConfigSchema>>;

/** The secret half. Without a storefront client nothing can be mailed or signed in; look-ups and access work. */
export const emporixSecretFields: readonly SecretField[] = [
  { name: 'clientId', required: true },
  { name: 'clientSecret', required: true },
  { name: 'storefrontClientId', required: false },
];

/** The origins the adapter may speak to. */
export function emporixOrigins(config: EmporixConfig): readonly string[] {
  return [config.origin];
}
