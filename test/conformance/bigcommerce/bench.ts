import { bigCommerceConfigSchema, createBigCommerceAdapter } from '../../../src/main/vendors/bigcommerce';
import { startBigCommerceEmulator } from '../../../src/sandbox/bigcommerce';
import type { EmulatorOptions } from '../../../src/sandbox/emulator';
import { shortLimits, type Bench } from '../vendor-adapter/bench';

export interface BenchOptions {
  /** Settings that differ from those of the training store; undefined takes one away. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly emulator?: EmulatorOptions;
}

/** A BigCommerce emulator and an adapter that is set up as the training connection, but for the given settings. */
export async function openBigCommerce({ config = {}, emulator: options = {} }: BenchOptions = {}): Promise<Bench> {
  const emulator = await startBigCommerceEmulator(options);
  const settings = Object.fromEntries(
    Object.entries({ ...emulator.connection.config, ...config }).filter(([, value]) => value !== undefined),
  );
  const base = {
    config: bigCommerceConfigSchema.parse(settings),
    secrets: () => Promise.resolve(emulator.connection.secrets),
    fetch,
    clock: { now: () => Date.now() },
    limits: shortLimits,
  };
  return {
    emulator,
    adapter: createBigCommerceAdapter(base),
    adapterWith: (changes) => createBigCommerceAdapter({ ...base, ...changes }),
  };
}

/** The settings of a store that parks customers. */
export const parking = { deactivateStrategy: 'park-on-channel', parkingChannelId: 7 } as const;
