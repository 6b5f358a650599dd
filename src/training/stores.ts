import type { Emulator, EmulatorOptions } from '../sandbox/emulator';
import { startBigCommerceEmulator } from '../sandbox/bigcommerce/index';
import { startEmporixEmulator } from '../sandbox/emporix/index';
import { startNorceEmulator } from '../sandbox/norce/index';
import { startSalesforceB2cEmulator } from '../sandbox/salesforce-b2c/index';
import { trainingStoreSchema, type TrainingStores } from '../shared/domain/training';
import { vendorIds, type VendorId } from '../shared/domain/vendor';

export type Emulators = Readonly<Record<VendorId, Emulator>>;

const starters: Readonly<Record<VendorId, (options: EmulatorOptions) => Promise<Emulator>>> = {
  norce: startNorceEmulator,
  emporix: startEmporixEmulator,
  bigcommerce: startBigCommerceEmulator,
  'salesforce-b2c': startSalesforceB2cEmulator,
};

/** Starts the store of every vendor; when one fails, those that have started are closed again. */
export async function startEmulators(optionsOf: (vendor: VendorId, at: number) => EmulatorOptions): Promise<Emulators> {
  const started: [VendorId, Emulator][] = [];
  try {
    for (const [at, vendor] of vendorIds.entries()) {
      started.push([vendor, await starters[vendor](optionsOf(vendor, at))]);
    }
  } catch (error) {
    await Promise.all(started.map(([, emulator]) => emulator.close()));
    throw error;
  }
  const byVendor = new Map(started);
  return {
    norce: startedOf(byVendor, 'norce'),
    emporix: startedOf(byVendor, 'emporix'),
    bigcommerce: startedOf(byVendor, 'bigcommerce'),
    'salesforce-b2c': startedOf(byVendor, 'salesforce-b2c'),
  };
}

function startedOf(started: ReadonlyMap<VendorId, Emulator>, vendor: VendorId): Emulator {
  const emulator = started.get(vendor);
  if (emulator === undefined) throw new Error(`the ${vendor} store has not started`);
  return emulator;
}

/** The stores as connections, for whoever shall reach them. */
export function describeStores(emulators: Emulators, landingOrigin: string): TrainingStores {
  const store = (vendor: VendorId) => {
    const { origin, connection } = emulators[vendor];
    return trainingStoreSchema.parse({ origin, ...connection });
  };
  return {
    norce: store('norce'),
    emporix: store('emporix'),
    bigcommerce: store('bigcommerce'),
    'salesforce-b2c': store('salesforce-b2c'),
    landing: { origin: landingOrigin },
  };
}
