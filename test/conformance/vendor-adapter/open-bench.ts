import { createBigCommerceAdapter, bigCommerceConfigSchema } from '../../../src/main/vendors/bigcommerce';
import { createEmporixAdapter, emporixConfigSchema } from '../../../src/main/vendors/emporix';
import { createNorceAdapter, norceConfigSchema } from '../../../src/main/vendors/norce';
import type { AdapterOptions, VendorAdapter } from '../../../src/main/vendors/port';
import { createSalesforceB2cAdapter, salesforceB2cConfigSchema } from '../../../src/main/vendors/salesforce-b2c';
import { startBigCommerceEmulator } from '../../../src/sandbox/bigcommerce';
import type { Emulator } from '../../../src/sandbox/emulator';
import { startEmporixEmulator } from '../../../src/sandbox/emporix';
import { startNorceEmulator } from '../../../src/sandbox/norce';
import { startSalesforceB2cEmulator } from '../../../src/sandbox/salesforce-b2c';
import { assertNever } from '../../../src/shared/lib/assert-never';
import type { VendorId } from '../../../src/shared/domain/vendor';
import { shortLimits, type Bench } from './bench';

type CommonOptions = Omit<AdapterOptions<unknown>, 'config'>;

/**
 * A fresh emulator of any vendor and an adapter that speaks to it, with short limits; `settings` go over those of the
 * training connection.
 */
export async function openBench(vendor: VendorId, settings: Readonly<Record<string, unknown>> = {}): Promise<Bench> {
  const emulator = await startEmulator(vendor);
  const adapterWith: Bench['adapterWith'] = (changes) =>
    openAdapter(
      vendor,
      { ...emulator.connection.config, ...settings },
      {
        secrets: () => Promise.resolve(emulator.connection.secrets),
        fetch,
        clock: emulator.clock,
        limits: shortLimits,
        ...changes,
      },
    );
  return { emulator, adapter: adapterWith({}), adapterWith };
}

function startEmulator(vendor: VendorId): Promise<Emulator> {
  switch (vendor) {
    case 'norce':
      return startNorceEmulator({});
    case 'emporix':
      return startEmporixEmulator({});
    case 'bigcommerce':
      return startBigCommerceEmulator({});
    case 'salesforce-b2c':
      return startSalesforceB2cEmulator({});
    default:
      return assertNever(vendor);
  }
}

function openAdapter(
  vendor: VendorId,
  config: Readonly<Record<string, unknown>>,
  options: CommonOptions,
): VendorAdapter {
  switch (vendor) {
    case 'norce':
      return createNorceAdapter({ ...options, config: norceConfigSchema.parse(config) });
    case 'emporix':
      return createEmporixAdapter({ ...options, config: emporixConfigSchema.parse(config) });
    case 'bigcommerce':
      return createBigCommerceAdapter({ ...options, config: bigCommerceConfigSchema.parse(config) });
    case 'salesforce-b2c':
      return createSalesforceB2cAdapter({ ...options, config: salesforceB2cConfigSchema.parse(config) });
    default:
      return assertNever(vendor);
  }
}
