import { createEmporixAdapter, emporixConfigSchema } from '../../../src/main/vendors/emporix';
import type { AdapterOptions, VendorAdapter } from '../../../src/main/vendors/port';
import type { EmulatorOptions } from '../../../src/sandbox/emulator';
import { startEmporixEmulator } from '../../../src/sandbox/emporix';
import { shortLimits, type Bench } from '../vendor-adapter/bench';

export interface EmporixBench extends Bench {
  /** An adapter with other settings than the training connection's; undefined takes one away. */
  adapterFor(
    config: Readonly<Record<string, unknown>>,
    changes?: Partial<Omit<AdapterOptions<unknown>, 'config'>>,
  ): VendorAdapter;
}

/** An Emporix emulator and an adapter that is set up as the training connection. */
export async function openEmporix(options: EmulatorOptions = {}): Promise<EmporixBench> {
  const emulator = await startEmporixEmulator(options);
  const adapterFor: EmporixBench['adapterFor'] = (config, changes = {}) => {
    const settings = Object.entries({ ...emulator.connection.config, ...config });
    return createEmporixAdapter({
      config: emporixConfigSchema.parse(Object.fromEntries(settings.filter(([, value]) => value !== undefined))),
      secrets: () => Promise.resolve(emulator.connection.secrets),
      fetch,
      clock: { now: () => Date.now() },
      limits: shortLimits,
      ...changes,
    });
  };
  return {
    emulator,
    adapter: adapterFor({}),
    adapterWith: (changes) => adapterFor({}, changes),
    adapterFor,
  };
}
