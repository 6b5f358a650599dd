import { z } from 'zod';
import type { VendorDefinition, VendorSecrets } from '../../src/main/vendors/port';
import { vendorDefinitions } from '../../src/main/vendors/registry';
import { vendorIdSchema, vendorIds } from '../../src/shared/domain/vendor';

export interface LiveSettings {
  readonly definition: VendorDefinition;
  readonly config: Readonly<Record<string, unknown>>;
  readonly secrets: VendorSecrets;
  /** A shopper who exists there, for reading only. */
  readonly email: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A connection from environment variables: `KEYDESK_LIVE_<VENDOR>_<FIELD>` for every setting and secret, field names in
 * capitals with underscores, and `KEYDESK_LIVE_EMAIL`.
 *
 * @throws Error with the names of the variables that are missing; never with a value
 */
export function readLiveSettings(env: Environment): LiveSettings {
  const named = vendorIdSchema.safeParse(env['KEYDESK_LIVE_VENDOR']);
  if (!named.success) throw new Error(`which vendor? one of ${vendorIds.join(', ')}`);
  const vendor = named.data;
  const definition = vendorDefinitions[vendor];
  const { shape } = definition.configSchema;
  const config: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shape)) {
    const text = env[variable(vendor, field)];
    if (text === undefined || text === '') continue;
    const asNumber = /^\d{1,10}$/u.test(text) && takesNumber(schema, Number(text));
    config[field] = asNumber ? Number(text) : text;
  }
  const secrets = Object.fromEntries(
    definition.secretFields.flatMap(({ name }): [string, string][] => {
      const value = env[variable(vendor, name)];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const email = env['KEYDESK_LIVE_EMAIL'] ?? '';
  const parsed = definition.configSchema.safeParse(config);
  const missing = [
    ...new Set((parsed.error?.issues ?? []).map(({ path }) => variable(vendor, String(path[0] ?? 'settings')))),
    ...definition.secretFields
      .filter(({ name, required }) => required && !(name in secrets))
      .map(({ name }) => variable(vendor, name)),
    ...(email === '' ? ['KEYDESK_LIVE_EMAIL'] : []),
  ];
  if (missing.length > 0) throw new Error(`missing or not usable: ${missing.join(', ')}`);
  return { definition, config, secrets, email };
}

function takesNumber(schema: unknown, value: number): boolean {
  return schema instanceof z.ZodType && schema.safeParse(value).success;
}

/** `salesforce-b2c` and `siteId` make `KEYDESK_LIVE_SALESFORCE_B2C_SITE_ID`. */
export function variable(vendor: string, field: string): string {
  const capitals = (text: string): string =>
    text
      .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
      .replaceAll('-', '_')
      .toUpperCase();
  return `KEYDESK_LIVE_${capitals(vendor)}_${capitals(field)}`;
}
