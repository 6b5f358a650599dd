import { z } from 'zod';
import { clientCertificateSetting } from '../http/client-certificate';
import { originSetting } from '../http/origin';
import type { SecretField } from '../port';

const maxInt32 = 2_147_483_647;
const path = z
  .string()
  .max(200)
  .regex(/^\/(?:[A-Za-z0-9._~-]+\/?)*$/u)
  .refine((text) => !text.split('/').includes('..'));

/** The non-secret half of a Norce connection. */
export const norceConfigSchema = z.strictObject({
  /** For example `https://{client}.api-se.norce.tech`. */
  origin: originSetting,
  /** Legacy installations have `/api/1.1/CustomerService.svc/rest/`. */
  servicePath: path.endsWith('/').default('/commerce/customer/1.1/'),
  identityPath: path.default('/identity/1.0/connect/token'),
  /** The environment, not a permission: `playground`, `stage` or `prod`. */
  scope: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9_.-]*(?: [a-z][a-z0-9_.-]*)*$/u)
    .default('prod'),
  /** The shop whose logins are seen. */
  applicationId: z.int().min(1).max(maxInt32),
  /** Language of translated names, and of reminder mails. */
  cultureCode: z
    .string()
    .max(16)
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u)
    .optional(),
  /** The account in whose name Keydesk writes; Norce shows it in its history. */
  actorAccountId: z.int().min(1).max(maxInt32),
  /** The merchant's own page for Keydesk's links. */
  resetPageUrl: z
    .url({ protocol: /^https?$/u })
    .max(2_000)
    .optional(),
  clientCertificate: clientCertificateSetting.optional(),
});
export type NorceConfig = Readonly<z.infer<typeof norceConfigSchema>>;

export const norceSecretFields: readonly SecretField[] = [
  { name: 'clientId', required: true },
  { name: 'clientSecret', required: true },
  // Signs reset links: a desk that issues none goes without.
  { name: 'resetKey', required: false },
];

/** The origins the adapter may speak to. */
export function norceOrigins(config: NorceConfig): readonly string[] {
  return [config.origin];
}
