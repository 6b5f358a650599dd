import type { z } from 'zod';
import type { VendorId } from '../../shared/domain/vendor';
import {
  bigCommerceConfigSchema,
  bigCommerceOrigins,
  bigCommerceSecretFields,
  createBigCommerceAdapter,
} from './bigcommerce/index';
import { createEmporixAdapter, emporixConfigSchema, emporixOrigins, emporixSecretFields } from './emporix/index';
import { createNorceAdapter, norceConfigSchema, norceOrigins, norceSecretFields } from './norce/index';
import type { AdapterOptions, SecretField, VendorAdapter, VendorDefinition, VendorDefinitions } from './port';
import {
  createSalesforceB2cAdapter,
  salesforceB2cConfigSchema,
  salesforceB2cOrigins,
  salesforceB2cSecretFields,
} from './salesforce-b2c/index';

/** The only list of vendors. */
export const vendorDefinitions: VendorDefinitions = {
  norce: define('norce', {
    configSchema: norceConfigSchema,
    origins: norceOrigins,
    secretFields: norceSecretFields,
    hostSettings: ['origin', 'resetPageUrl'],
    create: createNorceAdapter,
  }),
  emporix: define('emporix', {
    configSchema: emporixConfigSchema,
    origins: emporixOrigins,
    secretFields: emporixSecretFields,
    hostSettings: ['origin'],
    create: createEmporixAdapter,
  }),
  bigcommerce: define('bigcommerce', {
    configSchema: bigCommerceConfigSchema,
    origins: bigCommerceOrigins,
    secretFields: bigCommerceSecretFields,
    hostSettings: ['apiOrigin', 'storefrontUrl', 'resetPageUrl'],
    create: createBigCommerceAdapter,
  }),
  'salesforce-b2c': define('salesforce-b2c', {
    configSchema: salesforceB2cConfigSchema,
    origins: salesforceB2cOrigins,
    secretFields: salesforceB2cSecretFields,
    hostSettings: ['shortCode', 'apiOrigin', 'accountManagerOrigin', 'resetUrlTemplate', 'slasRedirectUri'],
    create: createSalesforceB2cAdapter,
  }),
};

/** Keeps a vendor's own type of settings between its schema and its factory, and out of everybody else's sight. */
function define<S extends z.ZodObject>(
  vendor: VendorId,
  parts: {
    readonly configSchema: S;
    readonly origins: (config: z.output<S>) => readonly string[];
    readonly secretFields: readonly SecretField[];
    readonly hostSettings: readonly string[];
    readonly create: (options: AdapterOptions<z.output<S>>) => VendorAdapter;
  },
): VendorDefinition {
  const { create, origins, ...definition } = parts;
  return {
    vendor,
    ...definition,
    origins: (config) => origins(parts.configSchema.parse(config)),
    open: (options) => create({ ...options, config: parts.configSchema.parse(options.config) }),
  };
}
